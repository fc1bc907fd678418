import { BSONRegExp, Decimal128, Double, EJSON, Int32, Long, ObjectId } from 'bson';
import type { Document } from 'mongodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWithClient } from './open.ts';

let opened: Awaited<ReturnType<typeof openWithClient>>;
beforeAll(async () => {
  opened = await openWithClient();
});
afterAll(() => opened.close());

const [decimal, long] = [
  (text: string) => Decimal128.fromString(text),
  (text: string) => Long.fromString(text),
];
const big = '9007199254740993';
const [one, two] = [new ObjectId('65f000000000000000000001'), new ObjectId('65f000000000000000000002')];
const people = [
  { n: 'b', at: { city: 'Köln' } },
  { n: 'a', at: { city: 'Bonn' } },
];

const computed: [string, unknown, unknown][] = [
  ['keeps a long in $slice', { $slice: [[long(big)], 1] }, [long(big)]],
  ['keeps a long in $concatArrays', { $concatArrays: [[long(big)], ['x']] }, [long(big), 'x']],
  ['keeps a double in $reverseArray', { $reverseArray: [[1, new Double(2)]] }, [new Double(2), new Int32(1)]],
  ['takes the remainder of longs exactly', { $mod: [long(big), 2] }, long('1')],
  ['takes the absolute value of a decimal', { $abs: decimal('-1.50') }, decimal('1.50')],
  ['divides decimals to all their digits', { $divide: [decimal('1'), 3] }, decimal('0.3333333333333333333333333333333333')],
  ['sums all digits of a double beside decimals', { $sum: [0.1, decimal('1')] }, decimal('1.100000000000000005551115123125783')],
  ['spreads as an accumulator does', { $stdDevPop: [1, 3, 'x'] }, new Double(1)],
  ['leaves a double a double in $floor', { $floor: 1.5 }, new Double(1)],
  ['leaves an int an int in $ceil', { $ceil: 2 }, new Int32(2)],
  ['rounds half to even', [{ $round: 2.5 }, { $round: 3.5 }, { $round: [1.25, 1] }], [new Double(2), new Double(4), new Double(1.2)]],
  ['rounds before the point', [{ $round: [19, -1] }, { $trunc: [19, -1] }], [new Int32(20), new Int32(10)]],
  ['raises longs exactly', { $pow: [long('3'), 39] }, long('4052555153018976267')],
  ['raises to what no long holds as a double', { $pow: [10, 20] }, new Double(1e20)],
  ['converts to a long', { $toLong: 1 }, long('1')],
  ['converts to a double', { $toDouble: 1 }, new Double(1)],
  ['gives a double fifteen digits as a decimal', [{ $toDecimal: 1.999 }, { $add: [1.1, decimal('1')] }], [decimal('1.99900000000000'), decimal('2.10000000000000')]],
  ['counts weeks from the first Sunday', [{ $week: new Date('2015-10-01') }, { $week: new Date('2016-01-01') }, { $week: null }], [new Int32(39), new Int32(0), null]],
  ['computes nothing from no date', [{ $year: '$none' }, { $month: { date: '$none', timezone: 'Europe/Berlin' } }, { $dateAdd: { startDate: '$none', unit: 'day', amount: 1 } }, { $dateDiff: { startDate: '$none', endDate: '$$NOW', unit: 'day' } }, { $dateToParts: { date: '$none' } }, { $dateFromParts: { year: '$none' } }], [null, null, null, null, null, null]],
  ['takes nothing for an empty text', [{ $toLower: '$none' }, { $toUpper: null }, { $strcasecmp: [null, 'a'] }, { $toUpper: 1 }, { $strcasecmp: ['B', 'b'] }], ['', '', new Int32(-1), '1', new Int32(0)]],
  ['keeps to the end of a month', [{ $dateAdd: { startDate: new Date('2020-01-31'), unit: 'month', amount: 1 } }, { $dateSubtract: { startDate: new Date('2020-02-29'), unit: 'year', amount: 1 } }], [new Date('2020-02-29'), new Date('2019-02-28')]],
  ['moves by days of the wall clock', [{ $dateAdd: { startDate: new Date('2020-03-28T11:00Z'), unit: 'day', amount: 1, timezone: 'Europe/Berlin' } }, { $dateAdd: { startDate: new Date('2020-03-28T11:00Z'), unit: 'hour', amount: 24, timezone: 'Europe/Berlin' } }], [new Date('2020-03-29T10:00Z'), new Date('2020-03-29T11:00Z')]],
  ['makes dates of parts', [{ $dateFromParts: { year: 2020, month: 5 } }, { $dateFromParts: { isoWeekYear: 2021, isoWeek: 1 } }, { $dateFromParts: { year: 2020, month: 14, day: -1 } }, { $dateFromParts: { year: 2020, hour: 1, timezone: 'Europe/Berlin' } }], [new Date('2020-05-01'), new Date('2021-01-04'), new Date('2021-01-30'), new Date('2020-01-01')]],
  ['knows the year of a week', { $isoWeekYear: new Date('2021-01-03') }, long('2020')],
  ['writes weeks and days of the week', { $dateToString: { date: new Date('2020-02-29'), format: '%U %w %%U' } }, '08 7 %U'],
  ['takes an id for the time it was made', [{ $year: one }, { $year: [new Date('2020-01-01')] }], [new Int32(2024), new Int32(2020)]],
  ['cuts texts by bytes', [{ $substr: ['hello', 1, -1] }, { $substr: [12345, 1, 2] }, { $substrBytes: ['é!', 2, 1] }, { $substr: ['$none', 0, 1] }], ['ello', '23', '!', '']],
  ['picks percentiles', [{ $percentile: { input: [4, 2, 1, 3, 'x'], p: [0.5, 1], method: 'approximate' } }, { $median: { input: [3, 1, 2], method: 'approximate' } }, { $median: { input: '$none', method: 'approximate' } }], [[new Double(2), new Double(4)], new Double(2), null]],
  ['looks into one array', [{ $avg: [[1, 2, 3]] }, { $max: [[1, 2]] }], [new Double(2), new Int32(2)]],
  ['splits nothing into nothing', [{ $split: [null, 'a'] }, { $split: ['a', '$none'] }, { $split: ['a-b', '-'] }], [null, null, ['a', 'b']]],
  ['lets null win', [{ $mod: [null, 'x'] }, { $round: [1.5, '$none'] }, { $slice: ['x', null] }, { $concatArrays: [null, 'x'] }, { $setUnion: [] }], [null, null, null, null, []]],
  ['joins texts', [{ $concat: ['a', 'b'] }, { $concat: ['a', null] }], ['ab', null]],
  ['makes an object of pairs', [{ $arrayToObject: [[['a', 1]]] }, { $arrayToObject: [[{ k: 'a', v: 1 }]] }], [{ a: new Int32(1) }, { a: new Int32(1) }]],
  ['lets a long that overflows become a double', [{ $add: [Long.MAX_VALUE, 1] }, { $multiply: [Long.MAX_VALUE, 2] }, { $subtract: [Long.MIN_VALUE, 1] }], [new Double(2 ** 63), new Double(2 ** 64), new Double(-(2 ** 63))]],
  ['subtracts exactly', [{ $subtract: [-1, -2147483648] }, { $subtract: [-1, Long.MIN_VALUE] }], [new Int32(2147483647), Long.MAX_VALUE]],
  ['stops at null before what is no number', [{ $add: [null, 'x'] }, { $multiply: ['$none', 'x'] }], [null, null]],
  ['combines the bits of longs', [{ $bitAnd: [long('1099511627777'), 3] }, { $bitOr: [long('1099511627776'), 1] }, { $bitXor: [5, 1] }, { $bitNot: long('0') }, { $bitAnd: [null, 1] }], [long('1'), long('1099511627777'), new Int32(4), long('-1'), null]],
  ['keeps a decimal a decimal in angles', { $degreesToRadians: decimal('0') }, decimal('0')],
  ['writes a double as C does', [{ $toString: 1e16 }, { $toString: 0.1 + 0.2 }, { $toString: 1e-7 }, { $toString: 123456.5 }, { $toString: new Double(-0) }], ['1e+16', '0.3', '1e-07', '123456.5', '-0']],
  ['finds bytes and characters', [{ $indexOfBytes: ['héllo', 'l'] }, { $indexOfCP: ['h😀llo', 'l'] }, { $indexOfCP: ['abab', 'ab', 1] }, { $indexOfBytes: ['abc', 'c', 0, 2] }, { $indexOfCP: ['abc', 'c', 9] }, { $indexOfBytes: [null, 'c'] }], [new Int32(3), new Int32(2), new Int32(2), new Int32(-1), new Int32(-1), null]],
  ['counts bytes and characters', [{ $strLenBytes: 'hé' }, { $strLenCP: 'h😀' }, { $substrCP: ['h😀llo', 1, 2] }], [new Int32(3), new Int32(2), '😀l']],
  ['trims', [{ $trim: { input: ' \t\u00a0a b ' } }, { $ltrim: { input: 'xyax', chars: 'xy' } }, { $rtrim: { input: 'xaxx', chars: 'x' } }, { $trim: { input: 'xx', chars: 'x' } }, { $trim: { input: 'x', chars: '$none' } }], ['a b', 'ax', 'xa', '', null]],
  ['replaces what is no pattern', [{ $replaceAll: { input: 'a.b.', find: '.', replacement: { $literal: '$&' } } }, { $replaceOne: { input: 'a.b.', find: '.', replacement: '' } }, { $replaceOne: { input: '$none', find: 'a', replacement: 'b' } }], ['a$&b$&', 'ab.', null]],
  ['takes missing for no item of a list', [{ $indexOfArray: [[1, null], '$none'] }, { $first: '$none' }], [new Int32(-1), null]],
  ['throws dice', { $lt: [{ $rand: {} }, 1] }, true],
  ['orders what two sets share', { $setIntersection: [[3, 1, 2], [2, 3]] }, [new Int32(2), new Int32(3)]],
  ['answers onError for a type nothing converts to', { $convert: { input: 1, to: 'minKey', onError: 'no' } }, 'no'],
  ['converts to a decimal', { $toDecimal: '1.10' }, decimal('1.10')],
  ['cuts off in $toInt', { $toInt: decimal('-1.9') }, new Int32(-1)],
  ['converts a long to a date', { $toDate: long('1000') }, new Date(1000)],
  ['answers onError', { $convert: { input: 'x', to: 'int', onError: 'no' } }, 'no'],
  ['answers onNull', { $convert: { input: '$none', to: 'int', onNull: 'none' } }, 'none'],
  ['unites sets of ids', { $setUnion: [[two, one], [one]] }, [one, two]],
  ['compares sets across number types', { $setEquals: [[1, 2], [decimal('2'), long('1'), 1]] }, true],
  ['finds a place of an id', { $indexOfArray: [[one, two], two] }, new Int32(1)],
  ['sorts by a path', { $sortArray: { input: '$people', sortBy: { 'at.city': 1 } } }, [people[1], people[0]]],
  ['sorts values of several types', { $sortArray: { input: ['a', 2, null], sortBy: 1 } }, [null, new Int32(2), 'a']],
  ['gets a field with a dot', { $getField: 'a.b' }, 'dotted'],
  ['gets a field with a dollar', { $getField: { $literal: '$c' } }, 'dollar'],
  ['sets a field', { $setField: { field: 'x.y', input: { z: 'z' }, value: true } }, { z: 'z', 'x.y': true }],
  ['matches a pattern', { $regexMatch: { input: 'Café', regex: new BSONRegExp('^caf', 'i') } }, true],
  ['finds a pattern', { $regexFind: { input: 'née 12-34', regex: '(\\d+)-(\\d+)(x)?' } }, { match: '12-34', idx: new Int32(4), captures: ['12', '34', null] }],
  ['finds all of a pattern', { $map: { input: { $regexFindAll: { input: 'a1b22', regex: '\\d' } }, in: '$$this.match' } }, ['1', '2', '2']],
  ['finds empty matches and ends', { $size: { $regexFindAll: { input: 'abc', regex: 'x*' } } }, new Int32(4)],
  ['takes the greatest', { $maxN: { input: [1, decimal('7'), null, 5], n: 2 } }, [decimal('7'), new Int32(5)]],
  ['zips with defaults', { $zip: { inputs: [['a'], ['b', 'c']], useLongestLength: true, defaults: ['-', '-'] } }, [['a', 'b'], ['-', 'c']]],
]; // prettier-ignore

test.each(computed)('%s', async (_, expression, expected) => {
  await opened.db.dropCollection('c');
  await opened.db.collection('c').insertOne({ 'a.b': 'dotted', $c: 'dollar', people });
  const [found] = await opened.db
    .collection('c')
    .aggregate([{ $project: { _id: 0, value: expression } }], { promoteValues: false })
    .toArray();
  const typed = (value: unknown): string => EJSON.stringify(value, { relaxed: false });
  expect(typed(found)).toBe(typed({ value: expected }));
});

test.each<[string, unknown, number]>([
  ['a text that is no number', { $toInt: 'x' }, 241],
  ['a number too large for an int', { $toInt: long(big) }, 241],
  ['an int as a date', { $toDate: 1 }, 241],
  ['text in $abs', { $abs: 'x' }, 28765],
  ['a remainder by zero', { $mod: [1, 0] }, 16610],
  ['a root of what is below zero', { $sqrt: -1 }, 28714],
  ['an $abs that no long holds', { $abs: Long.MIN_VALUE }, 28680],
  ['two dates in $add', { $add: [new Date(), new Date()] }, 16612],
  ['a place that is no whole number', { $arrayElemAt: [[1], 1.5] }, 28691],
  ['a base of 1', { $log: [10, 1] }, 28759],
  ['zero to a negative power', { $pow: [0, -1] }, 28764],
  ['one argument of $ifNull', { $ifNull: ['$a'] }, 1257300],
  ['more than if, then and else', { $cond: { if: 1, then: 2, else: 3, no: 4 } }, 17083],
  ['$switch without branches', { $switch: { branches: [] } }, 40068],
  ['a $filter of no items', { $filter: { input: [1], cond: true, limit: 0 } }, 327392],
  ['$zip with defaults for lists of one length', { $zip: { inputs: [[1]], defaults: [0] } }, 34466],
  ['a search from before the beginning', { $indexOfArray: [[1], 1, -1] }, 40097],
  ['bits of a double', { $bitAnd: [1.5, 1] }, 14],
  ['the length of no text', { $strLenCP: '$none' }, 34471],
  ['an angle outside the domain', { $asin: 2 }, 50989],
  ['two sets of options', { $regexMatch: { input: 'a', regex: new BSONRegExp('a', 'i'), options: 'i' } }, 51107],
  ['null in $setEquals', { $setEquals: [[1], null] }, 17044],
  ['a variable that can be none', '$$', 9],
  ['a path with nothing in it', '$a..b', 15998],
  ['an unknown operator', { $nonsense: 1 }, 168],
])('refuses %s', async (_, expression, code) => {
  await opened.db.collection('c').insertOne({});
  const found = opened.db.collection('c').aggregate([{ $project: { value: expression } }]).toArray(); // prettier-ignore
  await expect(found).rejects.toMatchObject({ code });
}); // prettier-ignore

const scores = [['a', 'G1', 31], ['b', 'G1', 33], ['c', 'G1', 99], ['d', 'G1', 1], ['a', 'G2', 10], ['b', 'G2', 14]].map(([player, game, score]) => ({ player, game, score })); // prettier-ignore

test.each<[Document, unknown[]]>([
  [{ $top: { output: '$player', sortBy: { score: -1 } } }, ['c', 'b']],
  [{ $bottom: { output: '$player', sortBy: { score: -1 } } }, ['d', 'a']],
  [{ $topN: { output: '$score', sortBy: { score: -1 }, n: 2 } }, [[99, 33], [14, 10]]],
  [{ $bottomN: { output: ['$player', '$score'], sortBy: { score: -1 }, n: 2 } }, [[['a', 31], ['d', 1]], [['b', 14], ['a', 10]]]],
  [{ $firstN: { input: '$score', n: 2 } }, [[31, 33], [10, 14]]],
  [{ $lastN: { input: '$score', n: 1 } }, [[1], [14]]],
  [{ $minN: { input: '$score', n: 2 } }, [[1, 31], [10, 14]]],
  [{ $maxN: { input: '$score', n: { $cond: [{ $eq: ['$game', 'G1'] }, 3, 1] } } }, [[99, 33, 31], [14]]],
])('%j collects from each group', async (accumulator, expected) => {
  const games = opened.db.collection('games');
  await games.drop().catch(() => undefined);
  await games.insertMany(scores.map((score) => ({ ...score })));
  const found = await games
    .aggregate([{ $group: { _id: { game: '$game' }, x: accumulator } }, { $sort: { '_id.game': 1 } }])
    .toArray();
  expect(found.map(({ x }) => x as unknown)).toEqual(expected);
}); // prettier-ignore

test('$redact looks into what it is told to, and asks the same of what is inside', async () => {
  const papers = opened.db.collection<{ _id: number; level: number; parts: unknown[] }>('papers');
  await papers.insertMany([
    {
      _id: 1,
      level: 1,
      parts: [{ level: 2, text: 'secret' }, { level: 1, text: 'told', at: { level: 3 } }, 7],
    },
    { _id: 2, level: 5, parts: [] },
  ]);
  const isTold = { $lte: ['$level', { $min: ['$$ROOT.level', 1] }] };
  const found = await papers.aggregate([{ $redact: { $cond: [isTold, '$$DESCEND', '$$PRUNE'] } }]).toArray();
  expect(found).toEqual([{ _id: 1, level: 1, parts: [{ level: 1, text: 'told' }, 7] }]);
});
