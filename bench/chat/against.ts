/**
 * What a message costs this version of the server and another one, checked out and installed elsewhere:
 * node bench/chat/against.ts FOLDER [--sockets 1000] [--messages 3000] [--rounds 7]
 * Both stand at the same time and are flooded in turns, so that whatever else the machine does hits both.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { cpuByThread, median } from '../measure.ts';
import { flood, noLatencies } from './load.ts';
import { cpuSeconds, say } from './measure.ts';
import { startOne } from './setting.ts';
import { seat } from './steady.ts';

const AT_ONCE = 100;

const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sockets: { type: 'string', default: '1000' },
    messages: { type: 'string', default: '3000' },
    rounds: { type: 'string', default: '7' },
  },
});
const [other] = positionals;
if (other === undefined) throw new Error('name the folder of the other version');
const size = { people: Number(given.sockets), rooms: Number(given.sockets) / 2, perRoom: 2 };

async function version(name: string, root?: string) {
  const setting = await startOne(size, root);
  const [server] = setting.servers;
  if (!server) throw new Error('no server');
  const speakers = await seat(setting, noLatencies());
  const rounds: { cpuMs: number; perSecond: number; threads: Map<string, number> }[] = [];
  const count = Number(given.messages);
  return {
    warm: () => flood(speakers, { atOnce: AT_ONCE, messages: 2 * count }),
    round: async () => {
      const [before, threadsBefore] = [cpuSeconds(server.child), cpuByThread(server.child.pid ?? 0)];
      const perSecond = await flood(speakers, { atOnce: AT_ONCE, messages: count });
      const threads = new Map(
        [...cpuByThread(server.child.pid ?? 0)].map(([thread, ms]) => [
          thread,
          (ms - (threadsBefore.get(thread) ?? 0)) / count,
        ]),
      );
      rounds.push({ cpuMs: ((cpuSeconds(server.child) - before) * 1000) / count, perSecond, threads });
    },
    report: () => {
      const named = new Set(rounds.flatMap(({ threads }) => [...threads.keys()]));
      const parts = [...named]
        .map((thread) => ({ thread, ms: median(rounds.map((one) => one.threads.get(thread) ?? 0)) }))
        .filter(({ ms }) => ms >= 0.001)
        .toSorted((a, b) => b.ms - a.ms);
      say(
        `${name}: ${median(rounds.map((one) => one.cpuMs)).toFixed(3)} ms of server CPU a message, ${median(rounds.map((one) => one.perSecond)).toFixed(0)}/s (${parts.map(({ thread, ms }) => `${thread} ${ms.toFixed(3)}`).join(', ')})`,
      );
    },
    close: async () => {
      for (const { client } of speakers) client.close();
      await setting.close();
    },
  };
}

const versions = [await version('other', path.resolve(other)), await version('this')];
// What is compiled for the first time is no part of what a message costs later.
for (const { warm } of versions) await warm();
for (let round = 0; round < Number(given.rounds); round += 1)
  for (const one of round % 2 === 0 ? versions : versions.toReversed()) await one.round();
for (const { report } of versions) report();
for (const { close } of versions) await close();
process.exit(0);
