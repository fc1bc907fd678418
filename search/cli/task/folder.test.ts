import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readTask } from './folder.ts';
import { fairness, rankTask } from './run.ts';

const folders: string[] = [];
afterAll(async () => {
  for (const made of folders) await rm(made, { recursive: true });
});

async function folder(files: Record<string, unknown[]>): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), 'task-'));
  folders.push(made);
  for (const [name, lines] of Object.entries(files))
    await writeFile(path.join(made, name), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return made;
}

const things = Array.from({ length: 120 }, (_, i) =>
  i % 2 === 0
    ? { id: `t${i}`, candidate: true }
    : { id: `t${i}`, candidate: true, text: 'Ünïcode 東京 🚀', sectors: null, tags: null, country: 'ATL' },
);

test('ranks for seekers that state next to nothing and without any deals to learn from', async () => {
  const dir = await folder({
    'meta.json': [{ task: 'odd' }],
    'seekers.jsonl': [
      { id: 'bare', kind: 'investor' },
      { id: 'null', kind: 'company', name: null, past: null, categories: null, country: 'ZZZ' },
      { id: 'gone', kind: 'company', past: ['nowhere'] },
    ],
    'targets.jsonl': things,
    'relevance_train.jsonl': [{ seekerId: 'gone', targetId: 't1', date: null }],
  });
  const { rankings } = await rankTask(readTask(dir));
  expect([...rankings].map(([id, ranked]) => [id, new Set(ranked).size])).toEqual([
    ['bare', 100],
    ['null', 100],
    ['gone', 100],
  ]);
  expect(rankings.get('gone')).not.toContain('t1');
  expect((await rankTask(readTask(dir))).rankings).toEqual(rankings);
});

test('ranks the other way round although the folder beside it is missing', async () => {
  const dir = await folder({
    'meta.json': [{ task: 'odd', items: '../nowhere/targets.jsonl' }],
    'seekers.jsonl': [{ id: 's', text: null }],
    'targets.jsonl': Array.from({ length: 101 }, (_, i) => ({ id: `h${i}`, kind: 'investor' })),
  });
  expect((await rankTask(readTask(dir))).rankings.get('s')).toHaveLength(100);
});

test('ranks each once although it is named twice, and whatever amount it states', async () => {
  const dir = await folder({
    'meta.json': [{ task: 'odd' }],
    'seekers.jsonl': [
      { id: 's', kind: 'investor' },
      { id: 's', kind: 'investor' },
    ],
    'targets.jsonl': [
      ...things.slice(0, 60),
      ...things.slice(0, 60),
      { ...things[0], seeking_amount_usd: -5 },
    ],
  });
  const task = readTask(dir);
  expect(task.seekers).toEqual(['s']);
  expect([...((await rankTask(task)).rankings.get('s') ?? [])].sort()).toEqual(
    things
      .slice(0, 60)
      .map(({ id }) => id)
      .sort(),
  );
});

test('spreads exposure where start-ups seek, the less the fewer choices were learnt from', () => {
  const weights = [0, 300, 1500, 3000, 9000].map((choices) => fairness('items seek', choices).exposureWeight);
  expect(weights).toEqual([0, 0.006, 0.03, 0.06, 0.06]);
  expect(fairness('holders seek', 9000).exposureWeight).toBe(0);
});
