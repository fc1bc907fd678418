import type { Message } from '@klammer/contracts/conversations';
import { describe, expect, test } from 'vitest';
import { gapAfter } from './sequence.ts';
import { Thread, type Page } from './thread.svelte.ts';

const message = (sequence: number) => ({ sequence, id: String(sequence) }) as Message;
const sequences = (thread: Thread) => thread.messages.map((one) => one.sequence);

/** A server that holds messages 1 to `last` and answers with three at a time. */
function serverWith(last: number) {
  const asked: object[] = [];
  const all = Array.from({ length: last }, (_, index) => message(index + 1));
  const fetchPage = async (range: { after: number } | { before: number }): Promise<Page> => {
    asked.push(range);
    const items =
      'after' in range
        ? all.filter((one) => one.sequence > range.after).slice(0, 3)
        : all.filter((one) => one.sequence < range.before).slice(-3);

    return { items, lastSequence: last };
  };

  return { asked, fetchPage };
}

describe('a thread', () => {
  test('finds the gap between messages and the one before the newest', () => {
    expect(gapAfter([message(4), message(5)], 5)).toBeNull();
    expect(gapAfter([message(4), message(7)], 7)).toBe(4);
    expect(gapAfter([message(4)], 6)).toBe(4);
    expect(gapAfter([], 2)).toBe(0);
    expect(gapAfter([], 0)).toBeNull();
  });

  test('takes the next message without asking the server', async () => {
    const { asked, fetchPage } = serverWith(6);
    const thread = new Thread({ items: [message(4), message(5)], lastSequence: 5 }, fetchPage);

    await thread.receive(message(6));
    expect(sequences(thread)).toEqual([4, 5, 6]);
    expect(asked).toEqual([]);
  });

  test('fetches everything it missed when a sequence is skipped', async () => {
    const { fetchPage } = serverWith(12);
    const thread = new Thread({ items: [message(2)], lastSequence: 2 }, fetchPage);

    await thread.receive(message(12));
    expect(sequences(thread)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  test('shows a message once, however often it is told', async () => {
    const { fetchPage } = serverWith(2);
    const thread = new Thread({ items: [message(1)], lastSequence: 1 }, fetchPage);

    await thread.receive(message(2));
    await thread.receive(message(2));
    expect(sequences(thread)).toEqual([1, 2]);
  });

  test('scrolls back until the first message', async () => {
    const { fetchPage } = serverWith(5);
    const thread = new Thread({ items: [message(5)], lastSequence: 5 }, fetchPage);

    await thread.loadOlder();
    expect(sequences(thread)).toEqual([2, 3, 4, 5]);
    expect(thread.hasOlder).toBe(true);
    await thread.loadOlder();
    expect(thread.hasOlder).toBe(false);
  });
});
