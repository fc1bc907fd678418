import { keepInMemory } from './outbox-in-memory.ts';
import type { OutboxStore, Unsent } from './outbox.ts';

/**
 * A store that takes everything: what the browser does not keep, because its room is full or was cleared meanwhile, lives
 * as long as the page. Sending goes on all the same; only a reload would lose it.
 */
export function withMemory(store: OutboxStore): OutboxStore {
  const kept = new Map<string, Unsent>();
  const memory = keepInMemory(kept);
  /** Sent or discarded, though the browser may not have let go of it. */
  const gone = new Set<string>();

  async function list(personId: string): Promise<Unsent[]> {
    const stored = await store.list(personId).catch(() => []);

    return [...stored.filter(({ clientId }) => !kept.has(clientId)), ...kept.values()]
      .filter(({ clientId }) => !gone.has(clientId))
      .sort((a, b) => a.order - b.order);
  }

  async function put(unsent: Unsent): Promise<void> {
    gone.delete(unsent.clientId);
    await store.put(unsent).catch(() => memory.put(unsent));
  }

  return {
    list,
    put,
    append: (unsent) =>
      store.append(unsent).catch(async () => {
        const last = (await list(unsent.personId)).at(-1);

        await memory.put({ ...unsent, order: (last?.order ?? 0) + 1 });
      }),
    update: async (unsent, change) => {
      if (kept.has(unsent.clientId)) await memory.update(unsent, change);
      else await store.update(unsent, change).catch(() => memory.put({ ...unsent, ...change }));
    },
    remove: async (clientId) => {
      gone.add(clientId);
      await memory.remove(clientId);
      await store.remove(clientId).catch(() => undefined);
    },
  };
}
