import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createTurns } from './turns.ts';

it('runs a few at once, lets some wait and refuses the rest', async () => {
  const inTurn = createTurns({ running: 2, waiting: 3 });
  let running = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, (running += 1));
    await setTimeout(5);
    running -= 1;
    return 'done';
  };
  const answers = await Promise.allSettled(Array.from({ length: 8 }, () => inTurn(work)));
  expect(answers.map(({ status }) => status)).toEqual([
    ...Array.from({ length: 5 }, () => 'fulfilled'),
    ...Array.from({ length: 3 }, () => 'rejected'),
  ]);
  expect(most).toBe(2);
  const failing = inTurn(async () => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  expect(await Promise.all([inTurn(work), inTurn(work), inTurn(work)])).toEqual(['done', 'done', 'done']);
});
