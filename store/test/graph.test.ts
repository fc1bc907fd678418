import type { Document } from 'mongodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWithClient } from './open.ts';

let opened: Awaited<ReturnType<typeof openWithClient>>;
beforeAll(async () => {
  opened = await openWithClient();
  const people = [
    { _id: 'ada', boss: 'bo', floor: 1 },
    { _id: 'bo', boss: 'cy', floor: 2 },
    { _id: 'cy', boss: null, floor: 3 },
    { _id: 'dee', boss: ['ada', 'cy'], floor: 1 },
    { _id: 'eve', boss: 'flo', floor: 1 },
    { _id: 'flo', boss: 'eve', floor: 2 },
    { _id: 'gus', floor: 3 },
  ];
  await opened.db.collection<Document & { _id: string }>('people').insertMany(people);
});
afterAll(() => opened.close());

const follow = {
  from: 'people',
  startWith: '$boss',
  connectFromField: 'boss',
  connectToField: '_id',
  as: 'line',
};

async function lineOf(_id: string, more: Document = {}): Promise<Document[]> {
  const pipeline = [{ $match: { _id } }, { $graphLookup: { ...follow, ...more } }];
  const [found] = await opened.db.collection('people').aggregate(pipeline).toArray();
  return found?.line as Document[];
}

test.each<[string, string, Document, string[]]>([
  ['follows links to their end', 'ada', {}, ['bo', 'cy']],
  ['starts at each item of an array', 'dee', {}, ['ada', 'bo', 'cy']],
  ['ends where links run in a circle', 'eve', {}, ['eve', 'flo']],
  ['finds nothing from a missing field', 'gus', {}, []],
  ['goes no deeper than it may', 'ada', { maxDepth: 0 }, ['bo']],
  ['stops at what does not match', 'ada', { restrictSearchWithMatch: { floor: { $lt: 3 } } }, ['bo']],
  ['starts with an expression', 'ada', { startWith: { $concat: ['e', 've'] } }, ['eve', 'flo']],
  ['finds nothing in a collection that is not there', 'ada', { from: 'none' }, []],
])('$graphLookup %s', async (_, id, more, expected) => {
  expect((await lineOf(id, more)).map((item) => item._id as string).sort()).toEqual(expected);
});

test('$graphLookup tells how deep, and follows thousands of levels', async () => {
  const line = await lineOf('dee', { depthField: 'depth' });
  expect(line.map((item) => [item._id as string, Number(item.depth)]).sort()).toEqual([['ada', 0], ['bo', 1], ['cy', 0]]); // prettier-ignore
  const other = opened.db.collection('tree');
  await other.insertMany(
    Array.from({ length: 3000 }, (_, n) => ({ n, parent: n + 1, text: 'x'.repeat(500) })),
  );
  await other.createIndex({ n: 1 });
  const spec = {
    from: 'tree',
    startWith: '$parent',
    connectFromField: 'parent',
    connectToField: 'n',
    as: 'up',
  };
  const [found] = await other.aggregate([{ $match: { n: 0 } }, { $graphLookup: spec }, { $project: { size: { $size: '$up' } } }]).toArray(); // prettier-ignore
  expect(found?.size).toBe(2999);
});

test.each<[string, Document, number]>([
  ['an unknown field', { ...follow, depth: 1 }, 40415],
  ['no start', { ...follow, startWith: undefined }, 40105],
  ['a negative depth', { ...follow, maxDepth: -1 }, 40101],
])('$graphLookup refuses %s', async (_, spec, code) => {
  const cursor = opened.db
    .collection('people')
    .aggregate([{ $graphLookup: spec }], { ignoreUndefined: true });
  await expect(cursor.toArray()).rejects.toMatchObject({ code });
});

type Bucket = [min: unknown, max: unknown, count: number];

test.each<[string, unknown[], number, Bucket[]]>([
  ['as many to each', [1, 2, 3, 4], 2, [[1, 3, 2], [3, 4, 2]]],
  ['the rest to the last', [1, 2, 3, 4, 5], 2, [[1, 4, 3], [4, 5, 2]]],
  ['equal values together', [1, 1, 1, 1, 2], 2, [[1, 2, 4], [2, 2, 1]]],
  ['fewer buckets than asked for', [1, 2], 5, [[1, 2, 1], [2, 2, 1]]],
  ['all in one', [3, 1, 2], 1, [[1, 3, 3]]],
  ['values of every type in their order', ['a', 1, null, 'b'], 2, [[null, 'a', 2], ['a', 'b', 2]]],
  ['nothing', [], 3, []],
])('$bucketAuto puts %s', async (_, values, buckets, expected) => {
  const pipeline = [{ $documents: values.map((v) => ({ v })) }, { $bucketAuto: { groupBy: '$v', buckets } }];
  const found = await opened.db.aggregate(pipeline).toArray();
  const got = found.map(({ _id: id, count }): Bucket => {
    const { min, max } = id as { min: unknown; max: unknown };
    return [min, max, Number(count)];
  });
  expect(got).toEqual(expected);
}); // prettier-ignore

test('$bucketAuto gathers what it is asked for, and refuses a granularity', async () => {
  const people = opened.db.collection('people');
  const output = { names: { $push: '$_id' } };
  const found = await people
    .aggregate([{ $bucketAuto: { groupBy: '$floor', buckets: 3, output } }])
    .toArray();
  expect(found[0]).toEqual({ _id: { min: 1, max: 2 }, names: ['ada', 'dee', 'eve'] });
  await expect(
    people.aggregate([{ $bucketAuto: { groupBy: '$floor', buckets: 3, granularity: 'R5' } }]).toArray(),
  ).rejects.toThrow(/not supported by the embedded store: round/);
});
