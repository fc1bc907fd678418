import { MongoClient } from 'mongodb';
import { afterEach, expect, it } from 'vitest';
import { openStore, type Store } from '../src/index.ts';

let store: Store;
let client: MongoClient;
afterEach(async () => {
  await client.close();
  await store.close();
});

it('tells after each commit how many documents were written to which collections, and of no read', async () => {
  store = await openStore({ file: ':memory:' });
  client = await MongoClient.connect(store.url);
  const told: Record<string, number>[] = [];
  const stop = store.onWritten((written) => told.push(Object.fromEntries(written)));
  const one = client.db('any').collection<{ _id: number; x?: number }>('one');
  await one.insertOne({ _id: 1 });
  await one.updateOne({ _id: 1 }, { $set: { x: 1 } });
  await one.findOne({ _id: 1 });
  await client.db('any').collection('other').insertOne({ x: 1 });
  await one.deleteOne({ _id: 1 });
  await one.insertMany([{ _id: 2 }, { _id: 3 }]);
  // One that changes nothing is none.
  await one.updateMany({ _id: { $in: [2, 3] } }, { $max: { x: 1 } });
  await one.updateMany({ _id: { $in: [2, 3] } }, { $max: { x: 1 } });
  await client.db('any').collection('other').insertOne({ x: 2 });
  await expect
    .poll(() => told)
    .toEqual([{ one: 1 }, { one: 1 }, { other: 1 }, { one: 1 }, { one: 2 }, { one: 2 }, { other: 1 }]);
  stop();
  await client.db('any').collection('other').insertOne({ x: 3 });
  await client.db('any').collection('other').findOne({ x: 3 });
  expect(told).toHaveLength(7);
});
