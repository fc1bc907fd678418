import { randomUUID } from 'node:crypto';
import { Client, type ClientOptions } from './client.ts';
import { say } from './measure.ts';
import { optionsOf, roomOf, startOne, type Setting } from './setting.ts';
import { cpuOf } from './steady.ts';

const COMMANDS = 20_000;
const AT_ONCE = 500;
/** More of them within ten seconds would cut the connection. */
const OVER_ONE_LINE = 1000;
const CONNECTIONS = 1000;
const DIALLED_AT_ONCE = 20;

/** What it costs the server to refuse: how many of them it bears follows from that, on whatever machine. */
export async function measureRefusals(): Promise<void> {
  const setting = await startOne({ people: 10, rooms: 1, perRoom: 10 });
  try {
    await costOf(setting, 'command', COMMANDS, () => sendMany(setting));
    await costOf(setting, 'connection', CONNECTIONS, () => dialMany(setting));
  } finally {
    await setting.close();
  }
}

async function costOf(setting: Setting, what: string, count: number, act: () => Promise<number>) {
  const before = cpuOf(setting);
  const refused = await act();
  const used = cpuOf(setting) - before;
  say(
    `${count} of one ${what} too many, ${refused} refused: ${((used * 1000) / count).toFixed(3)} ms of server CPU each`,
  );
}

async function sendMany(setting: Setting): Promise<number> {
  let client = new Client(optionsOf(setting, 0));
  let refused = 0;
  for (let sent = 0; sent < COMMANDS; sent += AT_ONCE) {
    if (sent % OVER_ONE_LINE === 0) {
      client.close();
      client = new Client(optionsOf(setting, 0));
      await client.ready;
    }
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, () =>
        client.command('message:send', {
          conversationId: roomOf(setting, 0),
          clientId: randomUUID(),
          text: 'x',
        }),
      ),
    );
    refused += answers.filter((answer) => (answer as { ok?: boolean } | null)?.ok !== true).length;
  }
  client.close();
  return refused;
}

async function dialMany(setting: Setting): Promise<number> {
  let refused = 0;
  for (let dialled = 0; dialled < CONNECTIONS; dialled += DIALLED_AT_ONCE) {
    const isIn = await Promise.all(
      Array.from({ length: DIALLED_AT_ONCE }, () => dialOnce(optionsOf(setting, 1))),
    );
    refused += isIn.filter((one) => !one).length;
  }
  return refused;
}

/** @returns whether it was let in */
function dialOnce({ url, origin, cookie }: ClientOptions): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
      headers: { origin, cookie },
    });
    socket.onmessage = ({ data }) => {
      const packet = String(data);
      if (packet.startsWith('0')) return socket.send('40');
      if (!packet.startsWith('4')) return;
      resolve(packet.startsWith('40'));
      socket.close();
    };
    socket.onerror = () => resolve(false);
    socket.onclose = () => resolve(false);
  });
}
