/**
 * Compares search engines: node bench/search/run.ts --docs startups.jsonl [--sizes 1000,10000] [--engines embedded,sqlite] [--each 100]
 * Every engine has its own process; queries go round the engines one by one, so that a slow moment of the
 * machine hits all alike. With `MEILI_URL` set Meilisearch takes part, in wall time. Prints a Markdown table per size.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { KINDS } from './data.ts';

const { values: given } = parseArgs({
  options: {
    docs: { type: 'string' },
    sizes: { type: 'string', default: '1000,10000,100000' },
    engines: {
      type: 'string',
      default: `embedded,sqlite,minisearch,orama${process.env['MEILI_URL'] ? ',meilisearch' : ''}`,
    },
    each: { type: 'string', default: '100' },
  },
});
if (given.docs === undefined) {
  console.error('usage: node bench/search/run.ts --docs FILE [--sizes N,N] [--engines A,B] [--each N]');
  process.exit(2);
}
/** Beyond these sizes an engine takes minutes to build. */
const LARGEST: Record<string, number> = { orama: 10_000, minisearch: 100_000 };

type Answer = Record<string, number> & { each: number[] };
const NOTHING = { each: [] as number[] } as Answer;

async function ask(child: ChildProcess, order: string, query?: number): Promise<Answer> {
  const answered = once(child, 'message');
  child.send({ order, query });
  return (await answered)[0] as Answer;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

const pair = (values: readonly number[]): string =>
  `${percentile(values, 0.5).toFixed(1)} / ${percentile(values, 0.95).toFixed(1)}`;

async function compare(size: number): Promise<void> {
  const names = (given.engines ?? '').split(',').filter((name) => size <= (LARGEST[name] ?? Infinity));
  const rows: string[] = [];
  const children = new Map<string, ChildProcess>();
  const built = new Map<string, Answer>();
  for (const name of names) {
    const child = fork(
      new URL('./worker.ts', import.meta.url),
      [name, given.docs ?? '', String(size), given.each ?? ''],
      {
        execArgv: ['--expose-gc', '--max-old-space-size=6000'],
      },
    );
    await once(child, 'message');
    built.set(name, await ask(child, 'build'));
    children.set(name, child);
  }
  const times = new Map(
    names.map((name) => [name, new Map(KINDS.map((kind) => [kind as string, [] as number[]]))]),
  );
  const count = Number(given.each) * KINDS.length;
  for (let query = -count; query < count; query += 1) {
    for (const [name, child] of children) {
      // The first round only warms up.
      const { cpu } = await ask(child, 'search', query < 0 ? query + count : query);
      if (query >= 0 && cpu !== undefined)
        times
          .get(name)
          ?.get(KINDS[query % KINDS.length] ?? '')
          ?.push(cpu);
    }
  }
  for (const [name, child] of children) {
    const { cpu = NaN, stall = NaN, heap = NaN, outside = NaN } = built.get(name) ?? NOTHING;
    const updates = await ask(child, 'update');
    const { ms } = await ask(child, 'reload');
    const kinds = KINDS.map((kind) => pair(times.get(name)?.get(kind) ?? []));
    const load = ms === undefined || ms === null ? '–' : `${(ms / 1000).toFixed(2)} s`;
    rows.push(
      `| ${name} | ${(cpu / 1000).toFixed(1)} s | ${stall.toFixed(0)} | ${heap.toFixed(0)} + ${outside.toFixed(0)} | ${kinds.join(' | ')} | ${pair(updates.each)} | ${load} |`,
    );
    child.send({ order: 'exit' });
  }
  console.log(`\n### ${size.toLocaleString('en')} profiles\n`);
  console.log(
    '| engine | build (CPU) | longest turn, CPU ms | heap + outside, MB | prefix | typo | filter + 4 facets | empty + sort | update, ms | load |',
  );
  console.log(`|${' --- |'.repeat(10)}`);
  console.log(rows.join('\n'));
}

for (const size of (given.sizes ?? '').split(',').map(Number)) await compare(size);
process.exit(0);
