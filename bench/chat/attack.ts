import { connect, type Socket } from 'node:net';
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, type ClientOptions } from './client.ts';

/** What the server answered to those who go too far, counted. */
export interface Refusals {
  tooMany: number;
  /** Connections that were refused or cut. */
  cut: number;
}

export interface Attack {
  refusals: Refusals;
  stop: () => void;
}

/** Somebody who listens on many lines and reads nothing of what comes. */
export function readNothing({ url, origin, cookie }: ClientOptions, lines: number): Attack {
  const refusals = { tooMany: 0, cut: 0 };
  const { hostname, port, host } = new URL(url);
  const sockets = Array.from({ length: lines }, (): Socket => {
    const socket = connect({ host: hostname, port: Number(port) });
    const key = randomBytes(16).toString('base64');
    socket.write(
      `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\nOrigin: ${origin}\r\nCookie: ${cookie}\r\n\r\n`,
    );
    // Answers the greeting, as one masked frame that says "40", and never reads again.
    socket.once('data', () => {
      socket.write(Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x34, 0x30]));
      socket.pause();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => (refusals.cut += 1));
    return socket;
  });
  return { refusals, stop: () => sockets.forEach((socket) => socket.destroy()) };
}

/** Somebody who sends a thousand commands a second. */
export function hammer(options: ClientOptions, room: string): Attack {
  return repeatedly(20, (client, refusals) => {
    for (let count = 0; count < 20; count += 1)
      void client
        .command('message:send', { conversationId: room, clientId: randomUUID(), text: 'hammer' })
        .then((answer) => {
          if ((answer as { problem?: { code?: string } } | null)?.problem?.code === 'too-many-requests')
            refusals.tooMany += 1;
        });
  })(options);
}

/** Somebody who sends ten times as much as a frame may hold. */
export function sendTooMuch(options: ClientOptions, room: string): Attack {
  const text = 'x'.repeat(640 * 1024);
  return repeatedly(200, (client, refusals) => {
    void client
      .command('message:send', { conversationId: room, clientId: randomUUID(), text })
      .then((answer) => {
        if (answer === null) refusals.cut += 1;
      });
  })(options);
}

function repeatedly(everyMs: number, act: (client: Client, refusals: Refusals) => void) {
  return (options: ClientOptions): Attack => {
    const [client, refusals] = [new Client(options), { tooMany: 0, cut: 0 }];
    const timer = setInterval(() => act(client, refusals), everyMs);
    return {
      refusals,
      stop: () => {
        clearInterval(timer);
        client.close();
      },
    };
  };
}

/** Somebody who opens one connection after the other. */
export function openMany(options: ClientOptions, perSecond: number): Attack {
  const [clients, refusals] = [[] as Client[], { tooMany: 0, cut: 0 }];
  let over = false;
  void (async () => {
    while (!over) {
      const client = new Client(options);
      clients.push(client);
      await pause(1000 / perSecond);
    }
  })();
  return {
    refusals,
    stop: () => {
      over = true;
      refusals.cut = clients.filter((client) => !client.connected).length;
      for (const client of clients) client.close();
    },
  };
}
