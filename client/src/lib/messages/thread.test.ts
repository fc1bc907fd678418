import type { Message } from '@klammer/contracts/conversations';
import { describe, expect, test } from 'vitest';
import { Thread, type Page, type Range } from './thread.svelte.ts';

const PAGE = 3;
const message = (sequence: number, change = sequence, text = '') =>
  ({ sequence, change, text, id: String(sequence) }) as Message;
const places = (thread: Thread) => thread.messages.map((one) => one.sequence);

/** A server that holds messages and answers with three at a time. */
function serverWith(all: Message[]) {
  const asked: string[] = [];
  const heads = () => ({
    lastSequence: Math.max(0, ...all.map((one) => one.sequence)),
    lastChange: Math.max(0, ...all.map((one) => one.change)),
  });
  const source = {
    later: () => undefined,
    fetchPage: async (range: Range): Promise<Page> => {
      asked.push(Object.keys(range)[0] ?? 'newest');
      const { after, before } = range as { after?: number; before?: number };
      const items =
        after !== undefined
          ? all.filter((one) => one.sequence > after).slice(0, PAGE)
          : all.filter((one) => one.sequence < (before ?? Infinity)).slice(-PAGE);

      return { items, ...heads() };
    },
    fetchChanges: async (after: number) => {
      asked.push('changes');
      const items = all
        .filter((one) => one.change > after)
        .sort((a, b) => a.change - b.change)
        .slice(0, PAGE);

      return { items, lastChange: heads().lastChange, now: '' };
    },
  };

  return { asked, all, source };
}
const upTo = (last: number) => Array.from({ length: last }, (_, index) => message(index + 1));

describe('a thread', () => {
  test('takes the next message without asking the server', async () => {
    const { asked, source } = serverWith(upTo(6));
    const thread = new Thread({ items: upTo(5).slice(3), lastSequence: 5, lastChange: 5 }, source);

    await thread.receive(message(6));
    expect(places(thread)).toEqual([4, 5, 6]);
    expect(asked).toEqual([]);
  });

  test('quotes what was answered as it is now, and nothing of it once it is deleted', async () => {
    const { source } = serverWith([]);
    const answer = { ...message(2), replyTo: { sequence: 1, name: 'Ada', text: 'Das Passwort' } } as Message;
    const thread = new Thread({ items: [answer], lastSequence: 2, lastChange: 2 }, source);
    const quoted = () => thread.messages.at(-1)?.replyTo?.text;

    await thread.receive({ ...message(1, 3, 'Das Rezept'), editedAt: 'now', deletedAt: null } as Message);
    expect(quoted()).toBe('Das Rezept');
    await thread.receive({ ...message(1, 4), editedAt: null, deletedAt: 'now' } as Message);
    expect(quoted()).toBe('');
  });

  test('asks for everything it missed when a number is skipped', async () => {
    const { source } = serverWith(upTo(12));
    const thread = new Thread({ items: [message(2)], lastSequence: 2, lastChange: 2 }, source);

    await thread.receive(message(12));
    expect(places(thread)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  test('takes changes of earlier messages, also those that come after later messages', async () => {
    const { all, source } = serverWith(upTo(3));
    const thread = new Thread({ items: upTo(3), lastSequence: 3, lastChange: 3 }, source);

    all[0] = message(1, 8, 'edited');
    all.push(message(4, 9, 'edited at once'), message(5, 5), message(6, 6), message(7, 7));
    await thread.catchUp();
    expect(places(thread)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(thread.messages[0]?.text).toBe('edited');
  });

  test('shows a message once and never goes back to an older state', async () => {
    const { source } = serverWith(upTo(2));
    const thread = new Thread({ items: [message(1)], lastSequence: 1, lastChange: 1 }, source);

    await thread.receive(message(2, 2));
    await thread.receive(message(2, 3, 'edited'));
    await thread.receive(message(2, 2));
    expect(places(thread)).toEqual([1, 2]);
    expect(thread.messages[1]?.text).toBe('edited');
  });

  test('scrolls back until the first message', async () => {
    const { source } = serverWith(upTo(5));
    const thread = new Thread({ items: [message(5)], lastSequence: 5, lastChange: 5 }, source);

    await thread.loadOlder();
    expect(places(thread)).toEqual([2, 3, 4, 5]);
    expect(thread.hasOlder).toBe(true);
    await thread.loadOlder();
    expect(thread.hasOlder).toBe(false);
  });

  test('far from the end keeps its stretch when something new is said, and knows that there is more', async () => {
    const { source } = serverWith(upTo(50));
    const thread = new Thread({ items: upTo(50).slice(-3), lastSequence: 50, lastChange: 50 }, source);

    await thread.jumpTo(20);
    expect(places(thread)).toEqual([17, 18, 19, 20, 21, 22]);
    await thread.receive(message(51));
    expect(places(thread)).toEqual([17, 18, 19, 20, 21, 22]);
    expect([thread.hasNewer, thread.lastSequence]).toEqual([true, 51]);
    thread.trim('start', 3);
    expect(places(thread)).toEqual([20, 21, 22]);
  });
});
