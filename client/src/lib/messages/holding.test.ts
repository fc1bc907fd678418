import { expect, test } from 'vitest';
import { Holding } from './holding.ts';

test('what one window changes is held for every window, until it lets go or takes another', async () => {
  const [one, other] = [new Holding(), new Holding()];
  const held = async (id: string) => [await one.isHeld(id), await other.isHeld(id)];

  await one.take('a');
  expect([await held('a'), await held('b')]).toEqual([
    [true, true],
    [false, false],
  ]);
  await one.take('b');
  await expect.poll(() => held('a')).toEqual([false, false]);
  expect(await held('b')).toEqual([true, true]);
  await one.take(null);
  await expect.poll(() => held('b')).toEqual([false, false]);
});

test('two windows that change the same do not wait for each other', async () => {
  const [one, other] = [new Holding(), new Holding()];

  await one.take('a');
  await other.take('a');
  await one.take(null);
  expect(await other.isHeld('a')).toBe(true);
  await other.take(null);
  expect(await other.isHeld('a')).toBe(false);
});
