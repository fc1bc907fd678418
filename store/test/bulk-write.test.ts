import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWithClient } from './open.ts';

let opened: Awaited<ReturnType<typeof openWithClient>>;
beforeAll(async () => {
  opened = await openWithClient();
});
afterAll(() => opened.close());

interface Item {
  _id: number;
  n?: number;
  m?: number;
  k?: number;
}
type Collections = Record<string, Item>;

test('a client’s own bulkWrite writes into several collections and names what failed', async () => {
  const { client, db } = opened;
  const [a, b] = ['bulk_a', 'bulk_b'].map((name) => `${db.databaseName}.${name}`) as [string, string];
  const done = await client.bulkWrite<Collections>(
    [
      { namespace: a, name: 'insertOne', document: { _id: 1, n: 1 } },
      { namespace: b, name: 'updateOne', filter: { k: 1 }, update: { $set: { n: 5 } }, upsert: true },
      { namespace: a, name: 'updateMany', filter: {}, update: { $inc: { n: 1 } } },
      { namespace: a, name: 'replaceOne', filter: { _id: 1 }, replacement: { m: 1 } as Item },
      { namespace: a, name: 'deleteMany', filter: { m: 1 } },
    ],
    { verboseResults: true },
  );
  expect(done).toMatchObject({ insertedCount: 1, upsertedCount: 1, matchedCount: 2, modifiedCount: 2, deletedCount: 1 }); // prettier-ignore
  expect(done.updateResults?.get(1)).toMatchObject({ upsertedId: expect.anything() as unknown });
  expect(done.deleteResults?.get(4)).toEqual({ deletedCount: 1 });
  expect(await db.collection('bulk_b').findOne({ k: 1 })).toMatchObject({ n: 5 });

  const twice = [1, 2, 1, 3].map((n) => ({ namespace: a, name: 'insertOne' as const, document: { _id: n } }));
  await expect(client.bulkWrite<Collections>(twice)).rejects.toMatchObject({
    partialResult: { insertedCount: 2 },
  });
  await expect(client.bulkWrite<Collections>(twice, { ordered: false })).rejects.toMatchObject({
    partialResult: { insertedCount: 1 },
    writeErrors: new Map([
      [0, expect.objectContaining({ code: 11000 })],
      [1, expect.objectContaining({ code: 11000 })],
      [2, expect.objectContaining({ code: 11000 })],
    ]),
  });
});
