import { Decimal128, Double, ObjectId, Timestamp } from 'bson';
import fc from 'fast-check';
import type { Doc, Value } from '../src/values/types.ts';

const names = fc.constantFrom('a', 'b', 'c', '__proto__', '0');

const scalar = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer({ min: -3, max: 3 }),
  fc.integer(),
  fc.double(),
  fc.integer({ min: -3, max: 3 }).map((n) => new Double(n)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 3n }),
  fc
    .tuple(fc.integer(), fc.integer({ min: -20, max: 20 }))
    .map(([n, e]) => Decimal128.fromString(`${n}E${e}`)),
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.constantFrom('', 'a', 'ab', 'a\0', 'a\0b', '\uffff', '😀'),
  fc.date({ noInvalidDate: true }),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
  fc.tuple(fc.nat(5), fc.nat(5)).map(([t, i]) => new Timestamp({ t, i })),
);

/** Any BSON value, nested a little. */
export const anyValue: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(names, tie('value')), { maxLength: 3 }).map((entries) => new Map(entries)),
  ),
})).value;

const small = fc.oneof(
  fc.constantFrom<Value>(null, 1, 2, 3, 'x', 'y', true, new Double(2), 2n),
  fc.integer({ min: 0, max: 5 }),
);
const item = fc.oneof(
  small,
  fc.array(fc.tuple(fc.constantFrom('p', 'q'), small), { maxLength: 2 }).map((e) => new Map(e)),
);
const fieldValue = fc.oneof(
  { weight: 4, arbitrary: item },
  { weight: 1, arbitrary: fc.array(item, { maxLength: 3 }) },
);

/** Documents with few fields and few values, so that random filters find some. */
export const smallDoc: fc.Arbitrary<Doc> = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fieldValue), { maxLength: 3 })
  .map((entries) => new Map(entries));

const path = fc.constantFrom('a', 'b', 'c', 'a.p', 'a.q', 'b.p');
const indexableOperator: fc.Arbitrary<Value> = fc.oneof(
  fc
    .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$eq', '$ne'), small)
    .map((entry) => new Map([entry])),
  fc.tuple(small, small).map(([low, high]) => new Map([['$gt', low], ['$lte', high]])), // prettier-ignore
  fc.array(small, { maxLength: 3 }).map((items) => new Map([['$in', items]])),
  fc.boolean().map((flag) => new Map([['$exists', flag]])),
  fc
    .array(fc.tuple(fc.constantFrom('p', 'q'), small), { minLength: 1, maxLength: 2 })
    .map((e) => new Map([['$elemMatch', new Map(e)]])),
);
const otherOperator: fc.Arbitrary<Value> = fc.oneof(
  fc.array(small, { maxLength: 3 }).map((items) => new Map([['$nin', items]])),
  fc.array(small, { minLength: 1, maxLength: 2 }).map((items) => new Map([['$all', items]])),
  fc.nat(3).map((size) => new Map([['$size', size]])),
  fc
    .constantFrom('null', 'int', 'long', 'double', 'string', 'bool', 'array', 'object')
    .map((type) => new Map([['$type', type]])),
  fc.tuple(fc.integer({ min: 1, max: 3 }), fc.nat(2)).map((pair) => new Map([['$mod', pair]])),
);
const operator: fc.Arbitrary<Value> = fc.oneof(
  { weight: 3, arbitrary: small },
  { weight: 9, arbitrary: indexableOperator },
  { weight: 3, arbitrary: otherOperator },
  {
    weight: 1,
    arbitrary: fc.oneof(indexableOperator, otherOperator).map((inner) => new Map([['$not', inner]])),
  },
);
const conditions = fc
  .array(fc.tuple(path, operator), { maxLength: 3 })
  .map((entries): Doc => new Map(entries));

export const smallFilter: fc.Arbitrary<Doc> = fc.oneof(
  { weight: 3, arbitrary: conditions },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('$or', '$or', '$and', '$nor'),
        fc.array(conditions, { minLength: 1, maxLength: 2 }),
      )
      .map((e): Doc => new Map([e])),
  },
);

export const indexKey: fc.Arbitrary<Doc> = fc
  .uniqueArray(fc.tuple(path, fc.constantFrom(1, -1)), {
    minLength: 1,
    maxLength: 3,
    selector: ([name]) => name,
  })
  .map((entries) => new Map(entries));

export const sortSpec: fc.Arbitrary<Doc> = fc
  .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(1, -1)), {
    maxLength: 2,
    selector: ([name]) => name,
  })
  .map((entries) => new Map(entries));
