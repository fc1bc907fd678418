import { BSON } from 'bson';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare } from '../src/values/compare.ts';
import { decodeDoc } from '../src/values/decode.ts';
import { encodeDoc } from '../src/values/encode.ts';
import { encodeKey, invert } from '../src/values/key.ts';
import { anyValue } from './arbitrary.ts';

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
    Buffer.concat([invert(encodeKey(values[0] ?? null)), encodeKey(values[1] ?? null)]);
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
