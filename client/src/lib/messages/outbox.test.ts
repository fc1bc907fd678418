import type { Message } from '@klammer/contracts/conversations';
import type { ProblemCode } from '@klammer/contracts/problems';
import { describe, expect, test, vi } from 'vitest';
import { ApiProblem } from '#lib/api-problem.ts';
import { keepInMemory } from './outbox-in-memory.ts';
import { Outbox, type OutboxStore, type Unsent } from './outbox.ts';

const ME = 'person-1';

function problem(code: ProblemCode): ApiProblem {
  return new ApiProblem({ type: '', title: '', status: 503, code, detail: '' });
}

function build(
  store: OutboxStore,
  answer: (unsent: Unsent) => void,
  alone = (work: () => Promise<void>) => work(),
) {
  const sent: string[] = [];
  const tries: (() => void)[] = [];
  const held = new Set<string>();
  let waiting: Unsent[] = [];
  let made = 0;
  const outbox = new Outbox({
    personId: ME,
    store,
    makeId: () => `client-${(made += 1)}`,
    transmit: async (unsent) => {
      answer(unsent);
      sent.push(unsent.text);

      return { clientId: unsent.clientId } as Message;
    },
    onchange: (list) => (waiting = list),
    onsent: () => undefined,
    later: (run) => tries.push(run),
    alone,
    isHeld: async (clientId) => held.has(clientId),
  });

  return { outbox, sent, tries, held, waiting: () => waiting.map((unsent) => unsent.text) };
}

async function write(outbox: Outbox, ...texts: string[]) {
  for (const text of texts)
    await outbox.add({ conversationId: 'c', text, replyTo: null, mentions: [], attachments: [] });
  await outbox.flush();
}

describe('the outbox', () => {
  test('sends in the order of writing and forgets what was acknowledged', async () => {
    const { outbox, sent, waiting } = build(keepInMemory(), () => undefined);

    await write(outbox, 'one', 'two', 'three');
    expect(sent).toEqual(['one', 'two', 'three']);
    expect(waiting()).toEqual([]);
  });

  test('keeps the order of what is written faster than it is kept', async () => {
    const { outbox, sent } = build(keepInMemory(), () => undefined);
    const texts = Array.from({ length: 30 }, (_, index) => String(index));

    await Promise.all(texts.map((text) => write(outbox, text)));
    expect(sent).toEqual(texts);
  });

  test('keeps everything in order while the server is away and sends it once it is back', async () => {
    let away = true;
    const { outbox, sent, waiting } = build(keepInMemory(), () => {
      if (away) throw problem('unavailable');
    });

    await write(outbox, 'one', 'two');
    expect(sent).toEqual([]);
    expect(waiting()).toEqual(['one', 'two']);
    away = false;
    await outbox.flush();
    expect(sent).toEqual(['one', 'two']);
  });

  test('tries again by itself after a failure that passes', async () => {
    let away = true;
    const { outbox, sent, tries } = build(keepInMemory(), () => {
      if (away) throw problem('unavailable');
    });

    await write(outbox, 'one');
    away = false;
    expect(tries.length).toBeGreaterThan(0);
    tries[0]?.();
    await outbox.flush();
    expect(sent).toEqual(['one']);
  });

  test('sends what was written while the lock is being given back', async () => {
    let giveBack: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (giveBack = resolve));
    const { outbox, sent } = build(
      keepInMemory(),
      () => undefined,
      async (work) => {
        await work();
        await released;
      },
    );
    const first = write(outbox, 'one');

    await expect.poll(() => sent).toEqual(['one']);
    const second = write(outbox, 'two');

    giveBack();
    await Promise.all([first, second]);
    expect(sent).toEqual(['one', 'two']);
  });

  test('resends what an earlier visit left, under the same client id', async () => {
    const kept = new Map<string, Unsent>();
    const before = build(keepInMemory(kept), () => {
      throw problem('unavailable');
    });
    const ids: string[] = [];

    await write(before.outbox, 'one', 'two');
    const after = build(keepInMemory(kept), (unsent) => ids.push(unsent.clientId));

    await after.outbox.flush();
    expect(ids).toEqual(['client-1', 'client-2']);
    expect(kept.size).toBe(0);
  });

  test('sends nothing from one that is being changed on, in whichever window, until that is done', async () => {
    let away = true;
    const store = keepInMemory();
    const { outbox, sent, tries, held } = build(store, () => {
      if (away) throw problem('unavailable');
    });

    await write(outbox, 'one', 'two', 'three');
    const [, second] = await store.list(ME);

    if (second) held.add(second.clientId);
    away = false;
    await outbox.flush();
    expect(sent).toEqual(['one']);
    if (second) await outbox.edit(second, 'two, mended');
    expect(sent).toEqual(['one']);
    held.clear();
    // By itself: the window that changed it may have been closed.
    tries.at(-1)?.();
    await expect.poll(() => sent).toEqual(['one', 'two, mended', 'three']);
  });

  test('sends and shows nothing more once it was stopped: somebody else may be signed in', async () => {
    let away = true;
    const { outbox, sent, tries, waiting } = build(keepInMemory(), () => {
      if (away) throw problem('unauthenticated');
    });

    await write(outbox, 'one');
    away = false;
    outbox.stop();
    tries.at(-1)?.();
    await write(outbox, 'two');
    expect(sent).toEqual([]);
    expect(waiting()).toEqual(['one']);
  });

  test('reads what waits once for each of 500 it sends', async () => {
    let away = true;
    const store = keepInMemory();
    const list = vi.spyOn(store, 'list');
    const { outbox, sent } = build(store, () => {
      if (away) throw problem('unavailable');
    });
    const texts = Array.from({ length: 500 }, (_, index) => String(index));

    await write(outbox, ...texts);
    away = false;
    list.mockClear();
    await outbox.flush();
    expect(sent).toEqual(texts);
    expect(list.mock.calls.length).toBeLessThan(510);
  });

  test('sets a refused message aside, goes on with the next, and sends it again when asked', async () => {
    let refuse = true;
    const store = keepInMemory();
    const { outbox, sent, waiting } = build(store, (unsent) => {
      if (unsent.text === 'one' && refuse) throw problem('forbidden');
    });

    await write(outbox, 'one', 'two');
    expect(sent).toEqual(['two']);
    const [refused] = await store.list(ME);

    expect(refused?.refusedAs).toBe('forbidden');
    refuse = false;
    if (refused) await outbox.retry(refused);
    expect(sent).toEqual(['two', 'one']);
    expect(waiting()).toEqual([]);
  });

  test('sends an edited text in the old place and under the same id, and anew where the earlier one has arrived', async () => {
    let away = true;
    const store = keepInMemory();
    const ids: string[] = [];
    const { outbox, sent } = build(store, (unsent) => {
      if (away) throw problem('unavailable');
      ids.push(unsent.clientId);
      if (unsent.clientId === 'client-1') throw problem('conflict');
    });

    await write(outbox, 'one', 'two');
    const [first] = await store.list(ME);

    away = false;
    if (first) await outbox.edit(first, 'one, mended');
    const [refused] = await store.list(ME);

    expect(refused).toMatchObject({ text: 'one, mended', refusedAs: 'conflict' });
    if (refused) await outbox.sendAsNew(refused);
    expect(ids).toEqual(['client-1', 'client-2', 'client-3']);
    expect(sent).toEqual(['two', 'one, mended']);
  });
});
