import type { Document } from 'mongodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWithClient } from './open.ts';

let opened: Awaited<ReturnType<typeof openWithClient>>;
beforeAll(async () => {
  opened = await openWithClient();
  await opened.db
    .collection('c')
    .insertMany(
      Array.from({ length: 60 }, (_, i) => ({ i, s: `${'a'.repeat(30)}!`, big: 'x'.repeat(50_000) })),
    );
  await opened.db.collection('long').insertOne({ s: `${' '.repeat(300_000)}x` });
});
afterAll(() => opened.close());

const lookup = { $lookup: { from: 'c', pipeline: [], as: 'all' } };
const doubled = (field: unknown): Document[] => [
  { $limit: 1 },
  { $project: { a: ['xx'], s: 'xx' } },
  ...Array.from({ length: 40 }, () => ({ $set: field })),
];

test.each<[string, Document[], number]>([
  ['$push', [lookup, { $unwind: '$all' }, { $group: { _id: null, x: { $push: '$all.big' } } }], 292],
  ['$sort', [lookup, { $unwind: '$all' }, { $sort: { 'all.i': 1 } }], 292],
  ['$facet', [{ $facet: { a: [lookup, { $unwind: '$all' }] } }], 292],
  ['$lookup in $lookup', [{ $lookup: { from: 'c', pipeline: [lookup], as: 'b' } }], 292],
  ['$out', [lookup, { $unwind: '$all' }, { $out: 'd' }], 292],
  ['a document that grows beyond 16 MiB', [{ $group: { _id: null, x: { $push: '$big' } } }, { $set: { x: { $concatArrays: ['$x', '$x', '$x', '$x', '$x', '$x'] } } }], 10334],
  ['an array in itself', doubled({ a: ['$a', '$a'] }), 10334],
  ['a list that doubles', doubled({ a: { $concatArrays: ['$a', '$a'] } }), 146],
  ['a text that doubles', doubled({ s: { $concat: ['$s', '$s'] } }), 146],
  ['an endless $range', [{ $project: { x: { $range: [0, 2_147_483_647] } } }], 146],
])('%s ends with an error before the memory does', async (_, pipeline, code) => {
  await expect(opened.db.collection('c').aggregate(pipeline).toArray()).rejects.toMatchObject({ code });
}); // prettier-ignore

test('many documents of few are stopped when the time is over', async () => {
  const hundred = { $range: [0, 1000] };
  const pipeline = [{ $project: { a: hundred, b: hundred, c: hundred, d: hundred } }, ...['$a', '$b', '$c', '$d'].map((path) => ({ $unwind: path })), { $count: 'n' }]; // prettier-ignore
  const counted = opened.db.collection('c').aggregate(pipeline, { maxTimeMS: 50 }).toArray();
  await expect(counted).rejects.toMatchObject({ code: 50 });
});

test.each([
  ['of repetitions in repetitions is answered', 'c', '^(a+)+$', undefined],
  ['that no engine answers is stopped', 'c', '^(?=a)(a+)+$', 51156],
  ['that refers back to itself is stopped', 'c', '^(a+)+\\1$', 51156],
  ['on a long text is stopped', 'long', '\\s+$', 51156],
])('a pattern %s', async (_, name, pattern, code) => {
  const counted = opened.db.collection(name).countDocuments({ s: { $regex: pattern } });
  if (code === undefined) expect(await counted).toBe(0);
  else await expect(counted).rejects.toMatchObject({ code });
});

test('a lookaround that is no danger works', async () => {
  expect(await opened.db.collection('c').countDocuments({ s: { $regex: '^(?!b)a+!$' } })).toBe(60);
});

test('an array is not filled up beyond what a document holds', async () => {
  const things = opened.db.collection('padded');
  await things.insertOne({ list: [] });
  const steps = Array.from({ length: 5 }, (_, i) => [`list.${i * 1_400_000}`, 1]);
  await expect(things.updateOne({}, { $set: Object.fromEntries(steps) as Document })).rejects.toMatchObject({
    code: 2,
  });
});

test.each([-1, 1.5, 2 ** 31, 'x'])('maxTimeMS cannot be %s', async (maxTimeMS) => {
  await expect(opened.db.command({ find: 'c', maxTimeMS })).rejects.toMatchObject({ code: 2 });
});
