import { type Db, MongoClient } from 'mongodb';
import { openStore, type Store } from '../src/index.ts';

/** A store in memory with a client; `close` ends both. */
export async function openWithClient(
  file = ':memory:',
): Promise<{ store: Store; client: MongoClient; db: Db; close: () => Promise<void> }> {
  const store = await openStore({ file });
  const client = await new MongoClient(store.url).connect();
  const close = async (): Promise<void> => {
    await client.close();
    await store.close();
  };
  return { store, client, db: client.db('test'), close };
}
