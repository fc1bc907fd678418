/** One contestant in a process of its own, so that memory and CPU are its own. Started by run.ts. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { profiles, queries, type BenchQuery } from './data.ts';
import type { Contestant } from './engines/contestant.ts';

const [name = '', file = '', size = '0', each = '0'] = process.argv.slice(2);
const directory = mkdtempSync(path.join(tmpdir(), 'bench-search-'));
process.on('exit', () => rmSync(directory, { recursive: true, force: true }));

const contestant = await open();
const first = [...profiles(file, Math.min(Number(size), 13_000))];
const asked = queries(first, Number(each));
let sample = first.slice(0, 200);
first.length = 0;
const baseline = memory();

/** Milliseconds of CPU that this process spends on the work, all threads. */
async function cpuMs(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** What a query costs: CPU of this process, or wall time where the work is done by another server. */
async function costMs(work: () => Promise<unknown>): Promise<number> {
  if (name !== 'meilisearch') return cpuMs(work);
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function memory(): { heap: number; outside: number } {
  (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return { heap: heapUsed / 1e6, outside: Math.max(external, arrayBuffers) / 1e6 };
}

async function open(): Promise<Contestant> {
  switch (name) {
    case 'minisearch':
      return (await import('./engines/minisearch.ts')).createMiniSearch();
    case 'meilisearch':
      return (await import('./engines/meilisearch.ts')).createMeilisearch();
    case 'orama':
      return (await import('./engines/orama.ts')).createOrama();
    case 'sqlite':
      return (await import('./engines/sqlite.ts')).createSqlite(directory);
    default:
      return (await import('./engines/embedded.ts')).createEmbedded(directory);
  }
}

async function build(): Promise<Record<string, number>> {
  const source = profiles(file, Number(size));
  const longestTurn = watchLoop();
  const started = performance.now();
  const cpu = await cpuMs(() => contestant.build(source));
  const wall = performance.now() - started;
  const stall = longestTurn();
  const after = memory();
  return { cpu, wall, stall, heap: after.heap, outside: after.outside - baseline.outside };
}

async function update(): Promise<{ each: number[] }> {
  const times: number[] = [];
  for (const [i, profile] of sample.entries()) {
    const started = performance.now();
    await contestant.update({ ...profile, name: `${profile.name} renamed${i}` });
    times.push(performance.now() - started);
    await new Promise((resolve) => setImmediate(resolve));
  }
  sample = [];
  return { each: times };
}

/**
 * Watches the event loop; the returned function stops and gives the most CPU milliseconds this thread spent
 * between two turns. CPU, not wall time: what other processes take on a shared machine is not the engine's doing.
 */
function watchLoop(): () => number {
  let longest = 0;
  let watching = true;
  let last = process.threadCpuUsage();
  const turn = (): void => {
    const now = process.threadCpuUsage();
    longest = Math.max(longest, (now.user + now.system - last.user - last.system) / 1000);
    last = now;
    if (watching) setImmediate(turn);
  };
  setImmediate(turn);
  return () => {
    watching = false;
    turn();
    return longest;
  };
}

process.on('message', (message: { order: string; query?: number }) => {
  void (async () => {
    const query: BenchQuery | undefined = asked[message.query ?? -1];
    switch (message.order) {
      case 'build':
        return build();
      case 'search':
        return query ? { cpu: await costMs(() => contestant.search(query)) } : {};
      case 'update':
        return update();
      case 'reload':
        return { ms: (await contestant.reload?.()) ?? null };
      default:
        return process.exit(0);
    }
  })().then((answer) => process.send?.(answer));
});
process.send?.({ ready: true });
