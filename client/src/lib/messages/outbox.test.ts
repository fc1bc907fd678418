import type { Message } from '@klammer/contracts/conversations';
import { describe, expect, test } from 'vitest';
import { ApiProblem } from '#lib/api.ts';
import { Outbox, type OutboxStore, type Unsent } from './outbox.ts';

const ME = 'person-1';

function memoryStore(kept = new Map<string, Unsent>()): OutboxStore {
  return {
    list: async () => [...kept.values()].sort((a, b) => a.order - b.order),
    put: async (unsent) => void kept.set(unsent.clientId, unsent),
    remove: async (clientId) => void kept.delete(clientId),
  };
}

function problem(code: 'unavailable' | 'forbidden'): ApiProblem {
  return new ApiProblem({ type: '', title: '', status: 503, code, detail: '' });
}

function build(store: OutboxStore, answer: (unsent: Unsent) => void) {
  const sent: string[] = [];
  const tries: (() => void)[] = [];
  let waiting: Unsent[] = [];
  const outbox = new Outbox({
    personId: ME,
    store,
    transmit: async (unsent) => {
      answer(unsent);
      sent.push(unsent.text);

      return { clientId: unsent.clientId } as Message;
    },
    onchange: (list) => (waiting = list),
    onsent: () => undefined,
    later: (run) => tries.push(run),
  });

  return { outbox, sent, tries, waiting: () => waiting.map((unsent) => unsent.text) };
}

async function write(outbox: Outbox, ...texts: string[]) {
  for (const text of texts) await outbox.add({ clientId: `client-${text}`, conversationId: 'c', text });
  await outbox.flush();
}

describe('the outbox', () => {
  test('sends in the order of writing and forgets what was acknowledged', async () => {
    const { outbox, sent, waiting } = build(memoryStore(), () => undefined);

    await write(outbox, 'one', 'two', 'three');
    expect(sent).toEqual(['one', 'two', 'three']);
    expect(waiting()).toEqual([]);
  });

  test('keeps everything in order while the server is away and sends it once it is back', async () => {
    let away = true;
    const { outbox, sent, waiting } = build(memoryStore(), () => {
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
    const { outbox, sent, tries } = build(memoryStore(), () => {
      if (away) throw problem('unavailable');
    });

    await write(outbox, 'one');
    away = false;
    expect(tries.length).toBeGreaterThan(0);
    tries[0]?.();
    await outbox.flush();
    expect(sent).toEqual(['one']);
  });

  test('resends what an earlier visit left, under the same client id', async () => {
    const kept = new Map<string, Unsent>();
    const before = build(memoryStore(kept), () => {
      throw problem('unavailable');
    });
    const ids: string[] = [];

    await write(before.outbox, 'one', 'two');
    const after = build(memoryStore(kept), (unsent) => ids.push(unsent.clientId));

    await after.outbox.flush();
    expect(ids).toEqual(['client-one', 'client-two']);
    expect(kept.size).toBe(0);
  });

  test('sets a refused message aside, goes on with the next, and sends it again when asked', async () => {
    let refuse = true;
    const store = memoryStore();
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
});
