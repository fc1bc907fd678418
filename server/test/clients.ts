import { type ClientToServerEvents, type ServerToClientEvents } from '@klammer/contracts/sockets';
import { io, type Socket } from 'socket.io-client';
import { afterEach } from 'vitest';
import { type TestApp } from './app.ts';

export type Client = Socket<ServerToClientEvents, ClientToServerEvents>;

/** Live connections to an app, each closed after the test that made it. */
export function liveClients(appOf: () => TestApp) {
  const open: Client[] = [];
  afterEach(() => {
    for (const client of open.splice(0)) client.disconnect();
  });

  function dial(cookie: string | undefined, origin = appOf().url): Client {
    const client: Client = io(appOf().url, {
      transports: ['websocket'],
      extraHeaders: { origin, ...(cookie && { cookie }) },
      reconnection: false,
      forceNew: true,
    });
    open.push(client);
    return client;
  }

  async function connect({ cookie }: { cookie: string }): Promise<Client> {
    const client = dial(cookie);
    await new Promise<void>((resolve, reject) => {
      client.once('connect', resolve);
      client.once('connect_error', reject);
    });
    return client;
  }

  return { dial, connect };
}
