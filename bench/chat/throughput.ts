import { freePort, end, run } from '../../server/test/delivery/process.ts';
import { connectAll } from './client.ts';
import { flood, noLatencies } from './load.ts';
import { cpuSeconds, say } from './measure.ts';
import { median } from '../measure.ts';
import { cpuOf, seat, type Speaker } from './steady.ts';
import { startOne, type Setting } from './setting.ts';

const AT_ONCE = 100;
const ROUNDS = 5;

/** Stored and acknowledged messages a second, next to answers of bare Socket.IO, in turns within one run. */
export async function measureThroughput(sockets: number, seconds: number): Promise<void> {
  // Of two: what is compared is storing and acknowledging, and the echo tells nobody else.
  const setting = await startOne({ people: sockets, rooms: sockets / 2, perRoom: 2 });
  try {
    await compare(setting, seconds);
  } finally {
    await setting.close();
  }
}

async function compare(setting: Setting, seconds: number): Promise<void> {
  const port = await freePort();
  const echo = run('bench/chat/echo.ts', [String(port)]);
  while (!echo.output().includes('listening')) await new Promise((resolve) => setTimeout(resolve, 20));
  const url = `http://127.0.0.1:${port}`;
  const bare: Speaker[] = (
    await connectAll(setting.world.people.map(({ cookie }) => ({ url, origin: url, cookie })))
  ).map((client) => ({ client, room: '' }));
  const speakers = await seat(setting, noLatencies());
  const rounds: { ours: number; bare: number; oursCpuMs: number; bareCpuMs: number }[] = [];
  const each = seconds / ROUNDS;
  for (let round = 0; round < ROUNDS; round += 1) {
    const [ourCpu, bareCpu] = [cpuOf(setting), cpuSeconds(echo.child)];
    const plain = await flood(bare, { atOnce: AT_ONCE, seconds: each });
    const bareCpuMs = ((cpuSeconds(echo.child) - bareCpu) * 1000) / (plain * each);
    const ours = await flood(speakers, { atOnce: AT_ONCE, seconds: each });
    const oursCpuMs = ((cpuOf(setting) - ourCpu) * 1000) / (ours * each);
    rounds.push({ ours, bare: plain, oursCpuMs, bareCpuMs });
  }
  const of = (name: 'ours' | 'bare' | 'oursCpuMs' | 'bareCpuMs') =>
    median(rounds.map((round) => round[name]));
  say(
    `stored and acknowledged ${of('ours').toFixed(0)}/s, bare echo ${of('bare').toFixed(0)}/s, ratio ${median(rounds.map((round) => round.ours / round.bare)).toFixed(2)}; server CPU a message ${of('oursCpuMs').toFixed(2)} ms against ${of('bareCpuMs').toFixed(2)} ms (medians of ${ROUNDS} rounds, ${AT_ONCE} under way)`,
  );
  for (const { client } of [...bare, ...speakers]) client.close();
  await end(echo);
}
