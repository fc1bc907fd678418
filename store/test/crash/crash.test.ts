import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { crashRounds } from './rounds.ts';

const rounds = Number(process.env.KLAMMER_CRASH_ROUNDS ?? 2);
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crash-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test(
  'loses no acknowledged write when it is killed, and its indexes agree with its documents',
  { timeout: 600_000 },
  async () => {
    const result = await crashRounds(join(folder, 'db'), rounds, 'careful');
    expect(result).toMatchObject({ lost: 0, faults: [] });
    // How many it is depends on the machine; without any the rounds would prove nothing.
    expect(result.acknowledged).toBeGreaterThan(0);
    if (rounds > 2)
      process.stdout.write(
        `${rounds} kills, ${result.acknowledged} acknowledged writes, ${result.lost} lost\n`,
      );
  },
);

test('the harness notices a store that answers before it commits', { timeout: 600_000 }, async () => {
  // One kill may come just after a commit.
  const result = await crashRounds(join(folder, 'db'), Math.max(rounds, 20), 'careless');
  expect(result.lost).toBeGreaterThan(0);
  if (rounds > 2)
    process.stdout.write(`control: ${result.acknowledged} acknowledged writes, ${result.lost} lost\n`);
});
