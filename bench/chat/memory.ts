import { setTimeout as pause } from 'node:timers/promises';
import { connectAll } from './client.ts';
import { cpuSeconds, residentKiB, say } from './measure.ts';
import { optionsOf, startOne } from './setting.ts';

const CALM_MS = 5000;

/** What each signed-in, silent connection costs the server. */
export async function measureMemory(count: number): Promise<void> {
  const setting = await startOne({ people: count, rooms: count / 10, perRoom: 10 });
  const child = () => setting.servers[0]?.child ?? fail();
  try {
    // Half of them first: what is loaded with the first connections, and the room the heap takes for a rush of them,
    // does not count as what each of the others costs.
    const half = Math.floor(count / 2);
    const warm = await connectAll(range(half).map((index) => optionsOf(setting, index)));
    await pause(CALM_MS);
    const [before, cpu] = [residentKiB(child()), cpuSeconds(child())];
    const clients = await connectAll(range(count - half).map((index) => optionsOf(setting, index + half)));
    const used = cpuSeconds(child()) - cpu;
    await pause(CALM_MS);
    const after = residentKiB(child());
    say(
      `${half} → ${count} sockets: ${((after - before) / clients.length).toFixed(1)} KiB for each more (server ${(before / 1024).toFixed(0)} → ${(after / 1024).toFixed(0)} MiB), ${((used * 1000) / clients.length).toFixed(1)} ms of CPU for each to connect`,
    );
    for (const client of [...warm, ...clients]) client.close();
  } finally {
    await setting.close();
  }
}

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
function fail(): never {
  throw new Error('the server is gone');
}
