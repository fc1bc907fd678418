import type { Document } from 'mongodb';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWithClient } from './open.ts';

let opened: Awaited<ReturnType<typeof openWithClient>>;
beforeAll(async () => {
  opened = await openWithClient();
});
afterAll(() => opened.close());
beforeEach(() => opened.db.dropDatabase());

test.each<[string, Document]>([
  ['a command', { find: 'c', filtre: {} }],
  ['create', { create: 'c', sise: 1 }],
  ['an update statement', { update: 'c', updates: [{ q: {}, u: { $set: { a: 1 } }, mutli: true }] }],
  ['a delete statement', { delete: 'c', deletes: [{ q: {}, limit: 0, limmit: 1 }] }],
  [
    '$lookup',
    { aggregate: 'c', pipeline: [{ $lookup: { from: 'd', as: 'x', foregnField: 'a' } }], cursor: {} },
  ],
  ['$unwind', { aggregate: 'c', pipeline: [{ $unwind: { path: '$a', keepEmpty: true } }], cursor: {} }],
  ['$merge', { aggregate: 'c', pipeline: [{ $merge: { into: 'd', when: 'x' } }], cursor: {} }],
])('%s with an unknown field is an error, not an omission', async (_, command) => {
  await opened.db.collection('c').insertOne({ a: 1 });
  await expect(opened.db.command(command)).rejects.toMatchObject({ code: 40415 });
});

test('an index with an unknown option is an error', async () => {
  const options = { unike: true } as object;
  await expect(
    opened.db.command({ createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'a', ...options }] }),
  ).rejects.toMatchObject({ code: 72 });
});

test('a command that takes longer than it may is stopped', async () => {
  const things = opened.db.collection('c');
  await things.insertMany(Array.from({ length: 5000 }, (_, n) => ({ n, text: 'x'.repeat(200) })));
  const slow = {
    $expr: { $eq: [{ $reduce: { input: { $range: [0, 50] }, initialValue: 0, in: '$$this' } }, -1] },
  };
  await expect(things.countDocuments(slow, { maxTimeMS: 1 })).rejects.toMatchObject({ code: 50 });
  expect(await things.countDocuments({ n: { $lt: 3000 } })).toBe(3000);
});

test("a collection's own collation orders and matches where a query gives none", async () => {
  const things = await opened.db.createCollection('c', { collation: { locale: 'en', strength: 1 } });
  await things.insertMany([{ name: 'Zeta' }, { name: 'alpha' }]);
  expect((await things.find().sort({ name: 1 }).toArray()).map((item) => String(item.name))).toEqual([
    'alpha',
    'Zeta',
  ]);
  expect(await things.countDocuments({ name: 'ALPHA' })).toBe(1);
  expect(await things.countDocuments({ name: 'ALPHA' }, { collation: { locale: 'simple' } })).toBe(0);
  await things.updateOne({ name: 'ZETA' }, { $set: { found: true } });
  expect(await things.countDocuments({ found: true })).toBe(1);
});

test('$out that fails leaves the collection as it was', async () => {
  const [from, to] = [opened.db.collection('from'), opened.db.collection('to')];
  await to.createIndex({ n: 1 }, { unique: true });
  await to.insertOne({ n: 7 });
  await from.insertMany([{ n: 1 }, { n: 1 }]);
  await expect(from.aggregate([{ $out: 'to' }]).toArray()).rejects.toMatchObject({ code: 11000 });
  expect((await to.find().toArray()).map((item) => Number(item.n))).toEqual([7]);
  expect(await opened.db.command({ validate: 'to' })).toMatchObject({ valid: true });
});

test.each<[string, Document, number]>([
  ['a snapshot', { find: 'c', readConcern: { level: 'snapshot' } }, 123],
  ['a linearizable read', { find: 'c', readConcern: { level: 'linearizable' } }, 123],
  ['a write on two members', { insert: 'c', documents: [{}], writeConcern: { w: 2 } }, 2],
  ['a write on tagged members', { insert: 'c', documents: [{}], writeConcern: { w: 'near' } }, 2],
  ['another version of the API', { find: 'c', apiVersion: '2' }, 322],
  ['what is not in the API', { distinct: 'c', key: 'a', apiVersion: '1', apiStrict: true }, 323],
  ['a change of an index that is not known', { collMod: 'c', index: { name: '_id_', prepareUnique: true } }, 40415],
])('%s is an error, not an omission', async (_, command, code) => {
  await opened.db.collection('c').insertOne({ a: 1 });
  await expect(opened.db.command(command)).rejects.toMatchObject({ code });
  const kept = { find: 'c', readConcern: { level: 'majority' }, apiVersion: '1', apiStrict: true };
  expect(await opened.db.command(kept)).toMatchObject({ ok: 1 });
}); // prettier-ignore
