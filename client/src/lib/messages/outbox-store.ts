import { openDB, type DBSchema } from 'idb';
import type { OutboxStore, Unsent } from './outbox.ts';

interface Schema extends DBSchema {
  unsent: { key: string; value: Unsent };
}

const open = () =>
  openDB<Schema>('klammer-outbox', 1, {
    upgrade: (database) => void database.createObjectStore('unsent', { keyPath: 'clientId' }),
  });

/** The outbox in IndexedDB. Opening it forgets what another person left on this device. */
export async function openOutboxStore(personId: string): Promise<OutboxStore> {
  const database = await open();

  for (const unsent of await database.getAll('unsent'))
    if (unsent.personId !== personId) await database.delete('unsent', unsent.clientId);

  return {
    list: async (owner) =>
      (await database.getAll('unsent'))
        .filter((unsent) => unsent.personId === owner)
        .sort((a, b) => a.order - b.order),
    append: async (unsent) => {
      // In one transaction, so that two written at once do not get one place.
      const transaction = database.transaction('unsent', 'readwrite');
      const orders = (await transaction.store.getAll()).map(({ order }) => order);

      const kept = { ...unsent, order: Math.max(0, ...orders) + 1 };

      // Both at once: without room both fail, and neither may go unnoticed.
      await Promise.all([transaction.store.put(kept), transaction.done]);
    },
    put: async (unsent) => void (await database.put('unsent', unsent)),
    update: async ({ clientId }, change) => {
      // In one transaction, so that a message discarded in another window does not come back.
      const transaction = database.transaction('unsent', 'readwrite');
      const unsent = await transaction.store.get(clientId);

      await Promise.all([unsent && transaction.store.put({ ...unsent, ...change }), transaction.done]);
    },
    remove: (clientId) => database.delete('unsent', clientId),
  };
}

export async function countUnsent(): Promise<number> {
  return (await open()).count('unsent');
}

/** Forgets everything unsent; at sign-out. */
export async function clearOutbox(): Promise<void> {
  await (await open()).clear('unsent');
}
