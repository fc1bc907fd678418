import type { OutboxStore, Unsent } from './outbox.ts';

/** Keeps unsent messages as long as the page lives, where the browser keeps nothing for us. */
export function keepInMemory(kept = new Map<string, Unsent>()): OutboxStore {
  const inOrder = () => [...kept.values()].sort((a, b) => a.order - b.order);

  return {
    list: async () => inOrder(),
    append: async (unsent) => {
      kept.set(unsent.clientId, { ...unsent, order: (inOrder().at(-1)?.order ?? 0) + 1 });
    },
    put: async (unsent) => void kept.set(unsent.clientId, unsent),
    update: async ({ clientId }, change) => {
      const unsent = kept.get(clientId);

      if (unsent) kept.set(clientId, { ...unsent, ...change });
    },
    remove: async (clientId) => void kept.delete(clientId),
  };
}
