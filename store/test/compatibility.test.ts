import { Decimal128, Double, Long } from 'bson';
import type { Document } from 'mongodb';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWithClient } from './open.ts';

/** What suites of others found: MongoDB's answer to each, where it would be easy to give another. */
let opened: Awaited<ReturnType<typeof openWithClient>>;
beforeAll(async () => {
  opened = await openWithClient();
});
afterAll(() => opened.close());
beforeEach(() => opened.db.dropDatabase());

test.each<[Document, Document]>([
  [{ getParameter: 1, featureCompatibilityVersion: 1 }, { featureCompatibilityVersion: { version: '8.0' } }],
  [{ getParameter: '*' }, { authenticationMechanisms: [], ttlMonitorSleepSecs: 60 }],
  [{ hostInfo: 1 }, { system: { cpuArch: process.arch } }],
  [{ getLog: '*' }, { names: ['global', 'startupWarnings'] }],
  [{ getCmdLineOpts: 1 }, { argv: [] }],
  [{ usersInfo: 1 }, { users: [] }],
  [{ rolesInfo: 1 }, { roles: [] }],
  [{ currentOp: 1 }, { inprog: [] }],
  [{ profile: 0 }, { was: 0 }],
  [{ startSession: 1 }, { timeoutMinutes: 30 }],
  [{ refreshSessions: [] }, { ok: 1 }],
  [{ dropAllUsersFromDatabase: 1 }, { n: 0 }],
  [{ findandmodify: 'c', query: {}, update: { $set: { a: 1 } }, upsert: true }, { lastErrorObject: { n: 1 } }],
  [{ collstats: 'c' }, { ns: 'test.c', count: 0 }],
  [{ dbstats: 1 }, { db: 'test' }],
  [{ serverStatus: 1 }, { catalogStats: { views: 0 } }],
])('answers %j', async (command, reply) => {
  expect(await opened.db.command(command)).toMatchObject(reply);
}); // prettier-ignore

test('dbStats counts what a database holds', async () => {
  await opened.db.collection('c').insertMany([{ text: 'x'.repeat(2048) }, {}]);
  const stats = await opened.db.stats();
  expect(stats).toMatchObject({ collections: 1, objects: 2, indexes: 1, scaleFactor: 1 });
  expect(stats.dataSize).toBe(2 * Number(stats.avgObjSize));
  const { dataSize } = await opened.db.command({ dbStats: 1, scale: 1024 });
  expect(dataSize).toBe(Number(stats.dataSize) / 1024);
});

test.each<[string, Document, number]>([
  ['a log that is none', { getLog: 'nonsense' }, 96],
  ['a parameter that is none', { getParameter: 1, nonsense: 1 }, 72],
  ['the state of members', { replSetGetStatus: 1 }, 76],
  ['to profile', { profile: 2 }, 72],
  ['a strict version that is not named', { ping: 1, apiStrict: true }, 72],
  ['to explain in a way that is none', { explain: { find: 'c' }, verbosity: 'nonsense' }, 2],
  ['to explain with a write concern', { aggregate: 'c', pipeline: [], explain: true, writeConcern: { j: true } }, 9],
  ['to explain an aggregation with a write concern', { explain: { aggregate: 'c', pipeline: [], writeConcern: { j: true } } }, 9],
  ['a batch below zero', { aggregate: 'c', pipeline: [], cursor: { batchSize: -1 } }, 51024],
  ['a sort by words', { find: 'c', sort: { a: 'up' } }, 15974],
  ['a sort by nothing', { find: 'c', sort: { 'a..b': 1 } }, 15998],
  ['a projection that ends in a dot', { find: 'c', projection: { 'a.': 1 } }, 40353],
  ['a position to leave out', { find: 'c', projection: { 'a.$': 0 } }, 31395],
  ['a position in the middle', { find: 'c', projection: { 'a.$.b': 1 } }, 31394],
  ['$unset of nothing', { aggregate: 'c', pipeline: [{ $unset: [] }], cursor: {} }, 31119],
  ['$unset of an operator', { aggregate: 'c', pipeline: [{ $unset: 'a.$b' }], cursor: {} }, 16410],
  ['bits of a fraction', { find: 'c', filter: { a: { $bitsAllSet: 1.5 } } }, 9],
  ['bits below zero', { find: 'c', filter: { a: { $bitsAllSet: -1 } } }, 9],
  ['a partial index by what does not match', { createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'a', partialFilterExpression: { a: { $ne: 1 } } }] }, 67],
  ['a partial index of what is not there', { createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'a', partialFilterExpression: { a: { $exists: false } } }] }, 67],
])('refuses %s', async (_, command, code) => {
  await expect(opened.db.command(command)).rejects.toMatchObject({ code });
}); // prettier-ignore

const numbers = [new Double(2 ** 61), Decimal128.fromString('5'), Long.fromString('-9223372036854775808'), -1, 1.5, Decimal128.fromString('0.5')]; // prettier-ignore

test.each<[Document, number[]]>([
  [{ $bitsAllSet: Long.fromString('2305843009213693952') }, [0, 3]],
  [{ $bitsAllSet: [0, 2] }, [1, 3]],
  [{ $bitsAllSet: [70] }, [2, 3]],
  [{ $bitsAnyClear: [0] }, [0, 2, 5]],
])(
  '%j reads the bits of every 64-bit integer, and of what decimals round to',
  async (condition, expected) => {
    const things = opened.db.collection<{ _id: number }>('c');
    await things.insertMany(numbers.map((v, _id) => ({ _id, v })));
    const found = await things.find({ v: condition }).sort({ _id: 1 }).toArray();
    expect(found.map(({ _id }) => _id)).toEqual(expected);
  },
);

test('a pattern with options finds itself where it is stored', async () => {
  await opened.db.collection('c').insertMany([{ v: 'FOO' }, { v: /foo/i }, { v: /foo/ }]);
  expect(await opened.db.collection('c').countDocuments({ v: { $regex: 'foo', $options: 'i' } })).toBe(2);
});

test('a hint on a sparse index counts what the index holds', async () => {
  const things = opened.db.collection('c');
  await things.createIndex({ a: 1 }, { sparse: true });
  await things.insertMany([{ a: 1 }, { b: 1 }]);
  expect(await things.countDocuments({})).toBe(2);
  expect(await things.countDocuments({}, { hint: { a: 1 } })).toBe(1);
});

test('ok is a double, as typed clients want it', async () => {
  const reply = await opened.db.command({ ping: 1 }, { promoteValues: false });
  expect(reply.ok).toMatchObject({ _bsontype: 'Double', value: 1 });
});

test('a sort looks at a place in an array, and puts an empty array before null', async () => {
  const things = opened.db.collection<{ _id: number }>('c');
  const lists = [[{ b: 3 }], [{ b: 1 }], [], [{ b: 2 }, { b: 0 }], null];
  await things.insertMany(lists.map((a, _id) => ({ _id, a })));
  const sorted = async (path: string): Promise<number[]> =>
    (
      await things
        .find()
        .sort({ [path]: 1, _id: 1 })
        .toArray()
    ).map(({ _id }) => _id);
  expect(await sorted('a.0.b')).toEqual([2, 4, 1, 3, 0]);
  expect(await sorted('a.b')).toEqual([2, 4, 3, 1, 0]);
  expect((await sorted('a')).slice(0, 2)).toEqual([2, 4]);
});

test('a hint on a partial index finds what the index holds', async () => {
  const things = opened.db.collection('c');
  await things.createIndex({ name: 1 }, { partialFilterExpression: { team: 'blue' } });
  await things.insertMany([{ name: 'a' }, { name: 'b', team: 'blue' }]);
  expect(await things.find().hint({ name: 1 }).toArray()).toMatchObject([{ name: 'b' }]);
});

test('$elemMatch takes an item also where other fields are left out', async () => {
  const things = opened.db.collection<{ _id: number; list: number[]; more: number; rest: number }>('c');
  await things.insertOne({ _id: 1, list: [1, 2], more: 3, rest: 4 });
  const projected = (projection: Document): Promise<Document[]> => things.find({}, { projection }).toArray();
  expect(await projected({ list: { $elemMatch: { $gt: 1 } }, more: 0 })).toEqual([
    { _id: 1, list: [2], rest: 4 },
  ]);
  expect(await projected({ list: { $elemMatch: { $gt: 1 } } })).toEqual([{ _id: 1, list: [2] }]);
  expect(await projected({ list: { $elemMatch: { $gt: 5 } }, rest: 1 })).toEqual([{ _id: 1, rest: 4 }]);
});

test('$collStats counts, as older drivers ask it to', async () => {
  await opened.db.collection('c').insertMany([{}, {}]);
  const stage = { $collStats: { count: {}, storageStats: {} } };
  const [found] = await opened.db.collection('c').aggregate([stage]).toArray();
  expect(found).toMatchObject({ ns: 'test.c', count: 2, storageStats: { count: 2, nindexes: 1 } });
});

test('a collection that is there can be made again as it is', async () => {
  const command = { create: 'c', validator: { a: 1 } };
  await opened.db.command(command);
  await expect(opened.db.command(command)).resolves.toMatchObject({ ok: 1 });
  await expect(opened.db.command({ create: 'c' })).rejects.toMatchObject({ code: 48 });
});
