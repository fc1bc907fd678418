import { MongoClient } from 'mongodb';
import { afterEach, expect, it } from 'vitest';
import { openStore, type Store } from '../src/index.ts';

let store: Store;
let client: MongoClient;
afterEach(async () => {
  await client.close();
  await store.close();
});

it('tells after each commit which collections were written to, and of no read', async () => {
  store = await openStore({ file: ':memory:' });
  client = await MongoClient.connect(store.url);
  const told: (readonly string[])[] = [];
  store.onWritten((collections) => told.push(collections));
  const one = client.db('any').collection<{ _id: number; x?: number }>('one');
  await one.insertOne({ _id: 1 });
  await one.updateOne({ _id: 1 }, { $set: { x: 1 } });
  await one.findOne({ _id: 1 });
  await client.db('any').collection('other').insertOne({ x: 1 });
  await one.deleteOne({ _id: 1 });
  await expect.poll(() => told).toEqual([['one'], ['one'], ['other'], ['one']]);
});
