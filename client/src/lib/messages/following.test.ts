import type { Changes, Message } from '@klammer/contracts/conversations';
import { describe, expect, test, vi } from 'vitest';
import { unreachable } from '#lib/api-problem.ts';
import { Following } from './following.ts';

const message = (change: number) => ({ sequence: change, change }) as Message;

/** A server whose answers are given by hand, in the order in which they were asked for. */
function build(change = 0) {
  const asked: { after: number; answer: (last: number) => void; fail: (error: Error) => void }[] = [];
  const taken: number[] = [];
  const tries: (() => Promise<void>)[] = [];
  const following = new Following(change, {
    fetchChanges: (after) =>
      new Promise<Changes>((resolve, reject) =>
        asked.push({
          after,
          answer: (last) => {
            const items = Array.from({ length: Math.max(0, last - after) }, (_, index) =>
              message(after + index + 1),
            );

            resolve({ items, lastChange: last, now: '' });
          },
          fail: reject,
        }),
      ),
    take: (messages) => taken.push(...messages.map((one) => one.change)),
    beginAnew: async () => following.standAt(5000),
    later: (run) => tries.push(run),
  });
  const question = (index: number) => vi.waitUntil(() => asked[index], { timeout: 15_000 });

  return { following, question, asked, taken, tries };
}

describe('following a conversation', () => {
  test('hears what was said while an answer without it was on its way', async () => {
    const { following, question, taken } = build();
    const done = following.catchUp();
    const first = await question(0);

    // The fact is quicker than the answer, which was read from the store before.
    void following.receive(message(1));
    first.answer(0);
    (await question(1)).answer(1);
    await done;
    expect(taken).toEqual([1]);
  });

  test('asks again by itself until the server has answered', async () => {
    const { following, question, taken, tries } = build();
    const done = following.receive(message(3));

    (await question(0)).fail(unreachable());
    await done;
    expect(tries).toHaveLength(1);
    const again = tries[0]?.();

    (await question(1)).answer(3);
    await again;
    expect(taken).toEqual([1, 2, 3]);
  });

  test('waits for one further try, however often it fails meanwhile', async () => {
    const { following, question, tries } = build();

    for (const index of [0, 1, 2]) {
      const done = following.catchUp();

      (await question(index)).fail(unreachable());
      await done;
    }
    expect(tries).toHaveLength(1);
  });

  test('says what does not pass by itself', async () => {
    const { following, question } = build();
    const done = following.catchUp();

    (await question(0)).fail(new Error('not allowed'));
    await expect(done).rejects.toThrow('not allowed');
  });

  test('asks for what happened since to something older that was added', async () => {
    const { following, question, tries } = build(9);

    following.reachBackTo(7);
    const again = tries[0]?.();
    const asked = await question(0);

    expect(asked.after).toBe(7);
    asked.answer(9);
    await again;
  });

  test('does not forget that it was set back while an answer was on its way', async () => {
    const { following, question, tries } = build(9);
    const done = following.catchUp();
    const first = await question(0);

    following.reachBackTo(7);
    first.answer(10);
    await done;
    void tries[0]?.();
    expect((await question(1)).after).toBe(7);
  });

  test('begins anew where very much was missed, and goes on from there', async () => {
    const { following, question, asked, taken } = build();
    const done = following.catchUp();

    (await question(0)).answer(1500);
    await done;
    await following.receive(message(5001));
    expect(taken).toEqual([5001]);
    expect(asked).toHaveLength(1);
  });

  test('begins anew where what it followed is not there any more', async () => {
    const { following, question, taken } = build(9000);
    const done = following.catchUp();

    (await question(0)).answer(40);
    await done;
    await following.receive(message(5001));
    expect(taken).toEqual([5001]);
  });
});
