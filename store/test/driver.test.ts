import { type Collection, type Document, type Long, MongoServerError } from 'mongodb';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWithClient } from './open.ts';

let opened: Awaited<ReturnType<typeof openWithClient>>;
let things: Collection<Document>;
beforeAll(async () => {
  opened = await openWithClient();
  things = opened.db.collection('things');
});
afterAll(() => opened.close());
beforeEach(() => things.deleteMany({}));

const before = {
  n: 1,
  s: 'a',
  list: [1, 2, 3],
  items: [
    { k: 1, v: 'p' },
    { k: 2, v: 'q' },
  ],
};

test.each<[string, Document, Document]>([
  ['$set makes the path', { $set: { 'a.b': 1 } }, { a: { b: 1 } }],
  ['$unset removes', { $unset: { s: '' } }, { s: undefined }],
  ['$inc adds', { $inc: { n: 4 } }, { n: 5 }],
  ['$mul of nothing is 0', { $mul: { m: 4 } }, { m: 0 }],
  ['$min keeps the smaller', { $min: { n: 0 } }, { n: 0 }],
  ['$max keeps the greater', { $max: { n: 0 } }, { n: 1 }],
  ['$rename moves', { $rename: { s: 't' } }, { s: undefined, t: 'a' }],
  ['$setOnInsert does nothing to what is there', { $setOnInsert: { s: 'b' } }, { s: 'a' }],
  [
    '$push with $each, $sort and $slice',
    { $push: { list: { $each: [9, 0], $sort: -1, $slice: 3 } } },
    { list: [9, 3, 2] },
  ],
  ['$push at a $position', { $push: { list: { $each: [7], $position: 1 } } }, { list: [1, 7, 2, 3] }],
  ['$addToSet only what is new', { $addToSet: { list: { $each: [3, 4] } } }, { list: [1, 2, 3, 4] }],
  ['$pop takes the last', { $pop: { list: 1 } }, { list: [1, 2] }],
  ['$pull by condition', { $pull: { list: { $gte: 2 } } }, { list: [1] }],
  ['$pull documents', { $pull: { items: { k: 1 } } }, { items: [{ k: 2, v: 'q' }] }],
  ['$pullAll', { $pullAll: { list: [1, 3] } }, { list: [2] }],
  ['$bit', { $bit: { n: { or: 6 } } }, { n: 7 }],
  [
    '$[] for every item',
    { $set: { 'items.$[].v': 'z' } },
    {
      items: [
        { k: 1, v: 'z' },
        { k: 2, v: 'z' },
      ],
    },
  ],
])('update: %s', async (_, update, expected) => {
  await things.insertOne(before);
  await things.updateOne({ n: 1 }, update);
  const after = await things.findOne({});
  for (const [name, value] of Object.entries(expected)) expect(after?.[name]).toEqual(value);
});

test('positional $ and array filters reach the items they name', async () => {
  await things.insertOne(before);
  await things.updateOne({ 'items.k': 2 }, { $set: { 'items.$.v': 'two' } });
  await things.updateOne({}, { $set: { 'items.$[it].v': 'one' } }, { arrayFilters: [{ 'it.k': 1 }] });
  expect((await things.findOne({}))?.items).toEqual([
    { k: 1, v: 'one' },
    { k: 2, v: 'two' },
  ]);
});

test('names of Object.prototype are plain data', async () => {
  await things.updateOne(
    { _id: 'p' as unknown as Document },
    { $set: { '__proto__.polluted': 1, 'constructor.prototype.x': 2 } },
    { upsert: true },
  );
  const [raw] = await things
    .aggregate([{ $match: { '__proto__.polluted': 1 } }, { $project: { c: '$constructor.prototype.x' } }])
    .toArray();
  expect(raw?.c).toBe(2);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('a unique index answers E11000 with the key, also inside a bulk', async () => {
  await opened.db
    .collection('u')
    .createIndex({ email: 1 }, { unique: true, partialFilterExpression: { email: { $type: 'string' } } });
  await opened.db.collection('u').insertMany([{ email: 'a' }, { email: null }, { email: null }, {}]);
  const error = await opened.db
    .collection('u')
    .insertOne({ email: 'a' })
    .catch((e: unknown) => e);
  expect(error).toBeInstanceOf(MongoServerError);
  expect(error).toMatchObject({ code: 11000, keyPattern: { email: 1 }, keyValue: { email: 'a' } });
  await expect(
    opened.db
      .collection('u')
      .insertMany([{ email: 'b' }, { email: 'a' }, { email: 'c' }], { ordered: false }),
  ).rejects.toMatchObject({ insertedCount: 2 });
});

test.each([
  [{ n: 1 }, 1],
  [{ n: 1, _id: 7 }, 1],
  [{ _id: 7, n: 1 }, 0],
])('a replacement is compared as it came: %j counts %i', async (replacement, modifiedCount) => {
  const numbers = opened.db.collection<{ _id: number; n: number }>('numbers');
  await numbers.deleteMany({});
  await numbers.insertOne({ _id: 7, n: 1 });
  expect(await numbers.replaceOne({ _id: 7 }, replacement)).toMatchObject({ matchedCount: 1, modifiedCount });
  expect(await numbers.updateOne({ _id: 7 }, { $set: { n: 1 } })).toMatchObject({ modifiedCount: 0 });
});

test('an index is listed and explained as it was asked for', async () => {
  const options = opened.db.collection('options');
  await options.createIndex({ a: 1 }, { background: true, partialFilterExpression: { b: { $lte: 2 } } });
  await options.createIndex({ c: 1 }, { unique: true, sparse: true });
  expect(await options.indexes()).toMatchObject([{}, { background: true }, { unique: true }]);
  const plan = async (filter: Document): Promise<unknown> =>
    (await options.find(filter).explain()).queryPlanner.winningPlan;
  expect(await plan({ a: 1, b: 1 })).toMatchObject({ isPartial: true, isUnique: false, isSparse: false });
  expect(await plan({ c: 1 })).toMatchObject({ isPartial: false, isUnique: true, isSparse: true });
  await options.createIndex({ d: 1 }, { dropDups: false } as object);
  expect(await options.indexExists('d_1')).toBe(true);
});

test('a cursor reads on while others write', async () => {
  await things.insertMany(Array.from({ length: 1000 }, (_, i) => ({ i })));
  const cursor = things.find({}, { batchSize: 10 }).sort({ _id: 1 });
  const seen = [];
  for await (const item of cursor) {
    if (seen.length === 50) await things.updateMany({}, { $set: { touched: true } });
    seen.push(item.i);
  }
  expect(seen).toEqual(Array.from({ length: 1000 }, (_, i) => i));
});

test('aggregates with group, unwind, lookup, facet and expressions', async () => {
  await opened.db.collection('owners').insertMany([
    { _id: 1 as unknown as Document['_id'], name: 'Ada' },
    { _id: 2 as unknown as Document['_id'], name: 'Bo' },
  ]);
  await things.insertMany([
    { owner: 1, tags: ['x', 'y'], cost: 2 },
    { owner: 1, tags: ['x'], cost: 3 },
    { owner: 2, tags: [], cost: 5 },
  ]);
  expect(
    await things
      .aggregate([
        { $unwind: '$tags' },
        { $group: { _id: '$tags', total: { $sum: '$cost' } } },
        { $sort: { _id: 1 } },
      ])
      .toArray(),
  ).toEqual([
    { _id: 'x', total: 5 },
    { _id: 'y', total: 2 },
  ]);
  const joined = await things
    .aggregate([
      {
        $lookup: {
          from: 'owners',
          let: { o: '$owner' },
          pipeline: [{ $match: { $expr: { $eq: ['$_id', '$$o'] } } }],
          as: 'who',
        },
      },
      { $set: { who: { $first: '$who.name' } } },
      { $sort: { cost: 1 } },
    ])
    .toArray();
  expect(joined.map((item) => item.who)).toEqual(['Ada', 'Ada', 'Bo']);
  const [facets] = await things
    .aggregate([
      {
        $facet: {
          n: [{ $count: 'n' }],
          buckets: [{ $bucket: { groupBy: '$cost', boundaries: [0, 3, 10] } }],
        },
      },
    ])
    .toArray();
  expect(facets).toEqual({
    n: [{ n: 3 }],
    buckets: [
      { _id: 0, count: 1 },
      { _id: 3, count: 2 },
    ],
  });
});

test('$lookup joins equal values only, also where one is a regular expression', async () => {
  await things.insertMany([
    { k: 1, key: /^a/ },
    { k: 1, key: 'a' },
  ]);
  const joined = await things
    .aggregate([
      { $match: { k: 1 } },
      { $lookup: { from: 'things', localField: 'key', foreignField: 'key', as: 'same' } },
    ])
    .toArray();
  expect(joined.map((item) => (item.same as Document[]).length)).toEqual([0, 1]);
});

test('findOneAndUpdate gives back before or after, and upserts', async () => {
  expect(
    await things.findOneAndUpdate(
      { k: 1 },
      { $inc: { n: 1 } },
      { upsert: true, returnDocument: 'after', projection: { _id: 0 } },
    ),
  ).toEqual({ k: 1, n: 1 });
  expect(
    await things.findOneAndUpdate({ k: 1 }, [{ $set: { n: { $add: ['$n', 10] } } }], {
      projection: { n: 1, _id: 0 },
    }),
  ).toEqual({ n: 1 });
  expect(await things.findOneAndDelete({ k: 1 })).toMatchObject({ n: 11 });
});

test('a cursor of a dropped collection ends with its own error and disturbs nobody', async () => {
  const gone = opened.db.collection('gone');
  await gone.insertMany(Array.from({ length: 300 }, (_, i) => ({ i })));
  const cursor = gone.find({}, { batchSize: 2 });
  await cursor.next();
  await gone.drop();
  const reading = cursor.toArray().catch((error: unknown) => error);
  const [error, written] = await Promise.all([reading, things.insertOne({ n: 1 })]);
  expect(error).toMatchObject({ code: 43 });
  expect(written.acknowledged).toBe(true);
});

test('a large result comes in replies that a client decodes quickly', async () => {
  const sizes: number[] = [];
  const count = 3000;
  await things.insertMany(Array.from({ length: count }, (_, n) => ({ n, text: 'x'.repeat(1000) })));
  const command = await opened.db.command({ find: 'things', batchSize: count }, { promoteLongs: false });
  let { id, firstBatch: batch } = command.cursor as { id: Long; firstBatch: Document[] };
  sizes.push(batch.length);
  while (!id.isZero()) {
    const more = await opened.db.command({ getMore: id, collection: 'things' }, { promoteLongs: false });
    ({ id, nextBatch: batch } = more.cursor as { id: Long; nextBatch: Document[] });
    sizes.push(batch.length);
  }
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(count);
  expect(Math.max(...sizes)).toBeLessThan(600);
});
