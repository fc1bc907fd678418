import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { ObjectId } from 'bson';
import type { Contestant } from './documents.ts';
import { openEcho } from './echo.ts';
import { overMongoose } from './mongoose.ts';
import { raw } from './raw.ts';
import { openStore } from '../../store/src/index.ts';
import { median } from '../measure.ts';

// The store over mongoose next to raw node:sqlite and to a server that answers without looking, in turns within one
// run, so that a busy machine is busy for all. What the echo takes is mongoose, driver and socket: the store's floor.
// usage: node bench/store/run.ts [documents, default 100000] [rounds, default 5]
const total = Number(process.argv[2] ?? 100_000);
const rounds = Number(process.argv[3] ?? 5);
const perRound = { create: 200, findById: 1000, page: 200, update: 400 } as const;
type Operation = keyof typeof perRound;

interface Cost {
  /** Per operation. */
  wallMs: number;
  /** Of all threads, per operation. */
  cpuMs: number;
}

async function costOf(count: number, work: () => Promise<void>): Promise<Cost> {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs: (performance.now() - start) / count, cpuMs: (user + system) / 1000 / count };
}

type Name = 'raw' | 'echo' | 'store';

async function compare(operation: Operation, contestants: Record<Name, Contestant>): Promise<void> {
  const count = perRound[operation];
  const costs: Record<Name, Cost>[] = [];
  for (let round = 0; round <= rounds; round++) {
    const from = operation === 'create' ? total + round * count : round * count;
    const cost = (name: Name): Promise<Cost> =>
      costOf(count, () => contestants[name][operation](from, count));
    costs.push({ raw: await cost('raw'), echo: await cost('echo'), store: await cost('store') });
  }
  costs.shift(); // the first round is for warming up
  const middle = (name: Name, kind: keyof Cost): number => median(costs.map((cost) => cost[name][kind]));
  const ratio = (name: Name, kind: keyof Cost): string =>
    median(costs.map((cost) => cost.raw[kind] / cost[name][kind])).toFixed(2);
  console.log(operation);
  for (const name of ['raw', 'echo', 'store'] as const)
    console.log(
      `  ${name.padEnd(6)}${(1000 / middle(name, 'wallMs')).toFixed(0).padStart(8)}/s  ratio ${ratio(name, 'wallMs')}   CPU ${(middle(name, 'cpuMs') * 1000).toFixed(0).padStart(4)} µs  ratio ${ratio(name, 'cpuMs')}`,
    );
}

/** How long the caller's own event loop stood still at most, while the store was at work. */
async function delays(name: string, work: () => Promise<unknown>): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const start = performance.now();
  await work();
  delay.disable();
  console.log(
    `${name}: ${(performance.now() - start).toFixed(0)} ms, event loop of the caller delayed ${(delay.percentile(99) / 1e6).toFixed(1)} ms at the 99th percentile, ${(delay.max / 1e6).toFixed(1)} ms at most`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  const ids = Array.from({ length: total + (rounds + 1) * perRound.create }, () => new ObjectId());
  const server = await openStore({ file: join(folder, 'store') });
  const floor = await openEcho();
  const [store, echo] = [await overMongoose(server.url, ids), await overMongoose(floor.url, ids)];
  const plain = raw(join(folder, 'raw'), ids);
  const filled = await costOf(total, () => store.fill(0, total));
  await plain.fill(0, total);
  console.log(
    `${total} documents, 20 clients, medians of ${rounds} rounds; filled at ${(filled.cpuMs * 1000).toFixed(0)} µs of CPU a document`,
  );
  for (const operation of Object.keys(perRound) as Operation[])
    await compare(operation, { raw: plain, echo, store });
  await delays('unindexed count', () => store.scan());
  await delays('reading all', () => store.readAll());
  console.log(`RSS of the process: ${Math.round(process.memoryUsage.rss() / 1048576)} MiB`);
  for (const contestant of [store, echo, plain]) await contestant.close();
  await server.close();
  await floor.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
