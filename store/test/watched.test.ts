import { MongoClient } from 'mongodb';
import { afterEach, expect, it } from 'vitest';
import { openStore, type Store } from '../src/index.ts';

let store: Store;
let client: MongoClient;
afterEach(async () => {
  await client.close();
  await store.close();
});

it('tells of every write to a watched collection, and of no other', async () => {
  store = await openStore({ file: ':memory:', watched: ['watched'] });
  client = await MongoClient.connect(store.url);
  let writes = 0;
  store.onWritten(() => (writes += 1));
  const watched = client.db('any').collection<{ _id: number; x?: number }>('watched');
  const told = async (count: number) => expect.poll(() => writes).toBe(count);
  await watched.insertOne({ _id: 1 });
  await told(1);
  await watched.updateOne({ _id: 1 }, { $set: { x: 1 } });
  await told(2);
  await client.db('any').collection('other').insertOne({ x: 1 });
  await watched.findOne({ _id: 1 });
  await watched.deleteOne({ _id: 1 });
  await told(3);
});
