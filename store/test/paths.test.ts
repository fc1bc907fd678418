import type { Document } from 'mongodb';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWithClient } from './open.ts';

/** How paths go through arrays, as MongoDB's own tests of projections and joins have it. */
let opened: Awaited<ReturnType<typeof openWithClient>>;
beforeAll(async () => {
  opened = await openWithClient();
});
afterAll(() => opened.close());
beforeEach(() => opened.db.dropDatabase());

const mixed = { a: [{ b: 1 }, { b: 2, c: 3 }, 7, [{ b: 9 }]], o: { p: 1 }, x: 5 };

test.each<[string, Document, Document]>([
  ['computes a field into every item of an array', { 'a.b': '$x' }, { a: [{ b: 5 }, { b: 5 }, { b: 5 }, [{ b: 5 }]] }],
  ['keeps and computes fields of the same items', { 'a.c': 1, 'a.d': '$x' }, { a: [{ d: 5 }, { c: 3, d: 5 }, { d: 5 }, [{ d: 5 }]] }],
  ['puts a computed document in the place of a number', { 'x.y': '$o.p' }, { x: { y: 1 } }],
  ['leaves what a computed field stands in', { 'o.q': '$none', 'new.q': '$none' }, { o: {}, new: {} }],
  ['looks into the items of one array, not of an array in it', { b: '$a.b' }, { b: [1, 2] }],
])('$project %s', async (_, project, expected) => {
  await opened.db.collection('c').insertOne({ ...mixed });
  const found = await opened.db.collection('c').aggregate([{ $project: { _id: 0, ...project } }]).toArray(); // prettier-ignore
  expect(found).toEqual([expected]);
}); // prettier-ignore

test('$project keeps a part of `_id`', async () => {
  await opened.db.collection<{ _id: object }>('c').insertOne({ _id: { a: 1, b: 2 } });
  expect(await opened.db.collection('c').find({}, { projection: { '_id.a': 1 } }).toArray()).toEqual([{ _id: { a: 1 } }]); // prettier-ignore
});

test('$project leaves a field in its place when one is computed into it', async () => {
  await opened.db.collection<{ _id: number; n: number; x: number }>('c').insertOne({ _id: 1, n: 2, x: 3 });
  const project = { x: 1, 'n.y': '$x', _id: { z: '$n' } };
  const found = await opened.db
    .collection('c')
    .aggregate([{ $project: project }])
    .toArray();
  expect(JSON.stringify(found)).toBe('[{"_id":{"z":2},"n":{"y":3},"x":3}]');
});

test('$slice keeps what is no array beside fields that are named', async () => {
  const docs = [{ _id: 1, a: [1, 2], x: 1 }, { _id: 2, a: 5, y: 1 }]; // prettier-ignore
  await opened.db.collection<{ _id: number }>('c').insertMany(docs);
  const found = await opened.db.collection('c').find({}, { projection: { a: { $slice: -1 }, x: 1 } }).toArray(); // prettier-ignore
  expect(JSON.stringify(found)).toBe('[{"_id":1,"a":[2],"x":1},{"_id":2,"a":5}]');
});

test('a field may begin with a dollar, as of MongoDB 5', async () => {
  const c = opened.db.collection('c');
  await c.insertOne({ a: 1 });
  expect(await c.updateOne({}, { $set: { $x: 1 } })).toMatchObject({ modifiedCount: 1 });
});

test.each<[Document, number]>([
  [{ $lookup: { from: 'c', as: 'x' } }, 9],
  [{ $group: { _id: null, n: { $sum: 1, $avg: 1 } } }, 40238],
  [{ $addFields: {} }, 40177],
  [{ $addFields: { a: {} } }, 40180],
  [{ $addFields: { a: 1, 'a.b': 1 } }, 40176],
  [{ $project: { 'a.b': 1, a: 1 } }, 31250],
  [{ $project: { a: 1, 'a.b': '$x' } }, 31249],
])('%j is refused', async (stage, code) => {
  await expect(opened.db.collection('c').aggregate([stage]).toArray()).rejects.toMatchObject({ code });
});

test.each<[unknown, string, number[]]>([
  [[], 'a', [0, 1]],
  [[1, null], 'a', [0, 1, 2]],
  [{ x: [1, 2] }, 'a.x', [2]],
  [[{ x: [1, 2] }, { x: 4 }, { y: 1 }], 'a.x', [2, 3]],
  [[{ y: 1 }], 'a.x', [0, 1]],
  [[[1]], 'a', [4]],
])('$lookup of %j by %s finds each value', async (a, localField, expected) => {
  await opened.db.collection('local').insertOne({ a });
  const foreign = [{}, { b: null }, { b: [1, 7] }, { b: 4 }, { b: [[1]] }].map((doc, _id) => ({
    _id,
    ...doc,
  }));
  await opened.db.collection<{ _id: number }>('foreign').insertMany(foreign);
  const lookup = { from: 'foreign', localField, foreignField: 'b', as: 'found' };
  const [joined] = await opened.db.collection('local').aggregate([{ $lookup: lookup }]).toArray(); // prettier-ignore
  expect((joined?.found as { _id: number }[]).map(({ _id }) => _id)).toEqual(expected);
});
