import { BSON } from 'bson';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare } from '../src/values/compare.ts';
import { decodeDoc } from '../src/values/decode.ts';
import { encodeDoc } from '../src/values/encode.ts';
import { encodeKey, encodeKeys, invert } from '../src/values/key.ts';
import { doc } from '../src/values/types.ts';
import { anyValue } from './arbitrary.ts';
import { compare as naiveCompare } from './naive.ts';

test('index keys order like the values they encode', () => {
  fc.assert(
    fc.property(anyValue, anyValue, (a, b) => {
      expect(Math.sign(Buffer.compare(encodeKey(a), encodeKey(b)))).toBe(Math.sign(compare(a, b)));
      expect(Math.sign(Buffer.compare(invert(encodeKey(a)), invert(encodeKey(b))))).toBe(
        -Math.sign(compare(a, b)) + 0,
      );
    }),
    { numRuns: 3000 },
  );
});

test('compound keys order field by field', () => {
  const key = (values: Parameters<typeof encodeKey>[0][]): Buffer =>
    encodeKeys(
      [0, 1].map((place) => values[place] ?? null),
      (place) => place === 0,
    );
  fc.assert(
    fc.property(
      fc.array(anyValue, { minLength: 4, maxLength: 4 }),
      ([a = null, b = null, c = null, d = null]) => {
        expect(Math.sign(Buffer.compare(key([a, b]), key([c, d])))).toBe(-compare(a, c) || compare(b, d));
      },
    ),
    { numRuns: 1000 },
  );
});

test('the order of values is total: antisymmetric and transitive', () => {
  fc.assert(
    fc.property(anyValue, anyValue, anyValue, (a, b, c) => {
      expect(compare(a, b) + compare(b, a)).toBe(0);
      if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
    }),
    { numRuns: 2000 },
  );
});

test('the order of values agrees with a plain reading of the rules', () => {
  fc.assert(
    fc.property(anyValue, anyValue, (a, b) => {
      expect(compare(a, b)).toBe(naiveCompare(a, b));
    }),
    { numRuns: 2000 },
  );
});

test('what is encoded decodes to the same bytes again', () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      const bytes = Buffer.from(encodeDoc(new Map([['v', value]])));
      expect(Buffer.from(encodeDoc(decodeDoc(bytes))).equals(bytes)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test("agrees with the driver's own encoder", () => {
  const source = {
    a: 1,
    b: 1.5,
    c: 'ä😀',
    d: [1, { e: null }],
    f: new Date(5),
    g: true,
    l: BSON.Long.fromString('9007199254740993'),
  };
  const bytes = BSON.serialize(source);
  expect(Buffer.from(encodeDoc(decodeDoc(bytes))).equals(bytes)).toBe(true);
});

test.each([
  ['null before numbers', null, -5],
  ['numbers before strings', 5, ''],
  ['strings before objects', 'z', new Map()],
  ['objects before arrays', new Map([['a', 1]]), []],
  ['arrays before booleans', [1], false],
  ['a long above the double next to it', 9007199254740992, 9007199254740993n],
  ['NaN below every number', NaN, -Infinity],
  ['code points, not UTF-16 units', '\uffff', '😀'],
])('orders %s', (_, low, high) => {
  expect(compare(low, high)).toBe(-1);
  expect(compare(high, low)).toBe(1);
});

test('names of one hash stay apart, however often they come', () => {
  // 'Aa' and 'BB' have the same one.
  const documents = [doc({ Aa: 1, BB: 2 }), doc({ BB: 3, Aa: doc({ BB: 4, AaBB: 5, BBAa: 6 }) })].map((one) =>
    encodeDoc(one),
  );
  for (let round = 0; round < 3; round++)
    for (const bytes of documents) expect(encodeDoc(decodeDoc(bytes))).toEqual(bytes);
});

test('a date that is none is refused, not stored as another', () => {
  expect(() => encodeDoc(doc({ at: new Date(NaN) }))).toThrow('date outside the years');
  const beyond = encodeDoc(doc({ at: 0n }));
  beyond.writeBigInt64LE(2n ** 62n, 8);
  beyond[4] = 9;
  expect(() => decodeDoc(beyond)).toThrow('date outside the years');
});

test.each([
  { _id: 1, _ix: 2 },
  { insert: 'c', documents: [{ _id: 1, _ix: 2 }] },
])('a document with two _id is refused where a client sends it: %j', (sent) => {
  const twice = Buffer.from(BSON.serialize(sent));
  twice.write('_id', twice.indexOf('_ix'));
  expect(() => decodeDoc(twice, true)).toThrow("can't have multiple _id fields in one document");
  // What is stored stays readable, whatever it is.
  expect(decodeDoc(twice)).toBeInstanceOf(Map);
});
