import { expect, test } from 'vitest';
import { insertDoc } from '../src/commands/change.ts';
import { Engine } from '../src/commands/engine.ts';
import { runCommand } from '../src/commands/index.ts';
import { compileFilter } from '../src/match/compile.ts';
import { choosePlan } from '../src/plan/choose.ts';
import { compileQuery } from '../src/plan/query.ts';
import { compareKeys, sortFields, sortKeyOf } from '../src/sort/order.ts';
import { decodeDoc } from '../src/values/decode.ts';
import { type Doc, doc, double, type Value } from '../src/values/types.ts';
import { indexKey, smallDoc, smallFilter, sortSpec } from './arbitrary.ts';
import { naiveMatch } from './naive.ts';
import fc from 'fast-check';

test('the matcher agrees with a plain reading of the rules', () => {
  fc.assert(
    fc.property(smallDoc, smallFilter, (document, filter) => {
      expect(compileFilter(filter)(document)).toBe(naiveMatch(document, filter));
    }),
    { numRuns: 4000 },
  );
});

function engineWith(docs: Doc[], specs: Doc[]): Engine {
  const engine = new Engine(':memory:', 1 << 20);
  const collection = engine.collectionToWrite('t', 'c');
  for (const [at, spec] of specs.entries()) {
    runCommand({
      engine,
      db: 't',
      name: 'createIndexes',
      command: doc({ createIndexes: 'c', indexes: [new Map([['name', `i${at}`], ...spec])] }),
      sequences: new Map(),
    });
  }
  for (const [i, document] of docs.entries()) {
    try {
      insertDoc(engine, collection, new Map<string, Value>([['_id', i], ...document]));
    } catch (error) {
      if (!String(error).includes('parallel arrays')) throw error;
    }
  }
  return engine;
}

test('an index never changes a result, nor its order', () => {
  let indexed = 0;
  const option = fc.constantFrom(
    {},
    { sparse: true },
    { partialFilterExpression: doc({ a: doc({ $exists: true }) }) },
  );
  const spec = fc.tuple(indexKey, option).map(([key, more]) => doc({ key, ...more }));
  fc.assert(
    fc.property(
      fc.array(smallDoc, { minLength: 3, maxLength: 12 }),
      fc.array(spec, { minLength: 1, maxLength: 2 }),
      smallFilter,
      sortSpec,
      (docs, specs, filter, sort) => {
        const engine = engineWith(docs, specs);
        const collection = engine.catalog.find('t', 'c');
        if (!collection) throw new Error('no collection');
        const fields = sortFields(sort);
        if (choosePlan(collection, { filter, sort: fields }).kind !== 'collection') indexed++;
        const read = (hint?: Value): Doc[] =>
          [...engine.finder.find(collection, compileQuery({ filter, sort: fields, hint }))].map((found) =>
            decodeDoc(found.bytes),
          );
        const [found, plain] = [read(), read(doc({ $natural: 1 }))];
        const ids = (list: Doc[]): Value[] =>
          list.map((item) => item.get('_id') ?? null).sort((a, b) => Number(a) - Number(b));
        expect(ids(found)).toEqual(ids(plain));
        const [key, order] = [sortKeyOf(fields), compareKeys(fields)];
        found
          .slice(1)
          .forEach((item, i) => expect(order(key(found[i] ?? item), key(item))).toBeLessThanOrEqual(0));
        const check = runCommand({
          engine,
          db: 't',
          name: 'validate',
          command: doc({ validate: 'c' }),
          sequences: new Map(),
        });
        expect(check.get('errors')).toEqual([]);
        engine.close();
      },
    ),
    { numRuns: 500 },
  );
  expect(indexed).toBeGreaterThan(50);
});

test('an index on places never changes what a geo query finds', () => {
  const place = fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 })).map((pair): Value => pair); // prettier-ignore
  const placed = fc.record({ a: fc.oneof(place, fc.constant(null)), b: fc.nat(2) }, { requiredKeys: ['b'] });
  const key = fc.constantFrom<Doc>(doc({ a: 1 }), doc({ a: '2d' }), doc({ a: '2dsphere' }), doc({ b: 1, a: '2dsphere' }), doc({ a: 1, b: 1 })); // prettier-ignore
  const shape = fc.tuple(
    fc.constantFrom('$box', '$polygon'),
    fc.array(place, { minLength: 2, maxLength: 4 }),
  );
  fc.assert(
    fc.property(
      fc.array(placed, { minLength: 3, maxLength: 12 }),
      key,
      fc.boolean(),
      shape,
      fc.nat(2),
      (docs, spec, isSparse, [name, corners], b) => {
        const items = name === '$box' ? corners.slice(0, 2) : [...corners, corners[0] ?? null];
        const engine = engineWith(docs.map((fields) => doc(fields)), [doc({ key: spec, sparse: isSparse })]); // prettier-ignore
        const collection = engine.catalog.find('t', 'c');
        if (!collection) throw new Error('no collection');
        const within = doc({ $geoWithin: doc({ [name]: items }) });
        for (const filter of [doc({ a: within }), doc({ a: within, b }), doc({ a: doc({ $not: within }) })]) {
          const ids = (hint?: Value): Value[] =>
            [...engine.finder.find(collection, compileQuery({ filter, hint }))]
              .map(({ id }) => id)
              .sort((x, y) => x - y);
          expect(ids()).toEqual(ids(doc({ $natural: 1 })));
        }
        engine.close();
      },
    ),
    { numRuns: 300 },
  );
});

const change: fc.Arbitrary<Doc> = fc
  .tuple(
    fc.constantFrom('$set', '$push', '$unset', '$pop', '$addToSet'),
    fc.constantFrom('a', 'b', 'a.p', 'c.0'),
    fc.constantFrom<Value>(1, 'x', null, [1, 2], new Map([['p', 3]])),
  )
  .map(([name, path, value]) => doc({ [name]: doc({ [path]: name === '$pop' ? 1 : value }) }));

test('indexes follow the documents through any updates and deletes', () => {
  fc.assert(
    fc.property(
      fc.array(smallDoc, { minLength: 2, maxLength: 8 }),
      fc.array(indexKey, { minLength: 1, maxLength: 3 }),
      fc.array(fc.tuple(smallFilter, change), { minLength: 1, maxLength: 5 }),
      smallFilter,
      (docs, keys, changes, gone) => {
        const engine = engineWith(
          docs,
          keys.map((key, i) => doc({ key, name: `i${i}` })),
        );
        const run = (name: string, fields: Record<string, Value>): Doc =>
          runCommand({
            engine,
            db: 't',
            name,
            command: doc({ [name]: 'c', ...fields }),
            sequences: new Map(),
          });
        for (const [q, u] of changes)
          run('update', { updates: [doc({ q, u, multi: true })], ordered: false });
        run('delete', { deletes: [doc({ q: gone, limit: 0 })] });
        expect(run('validate', {}).get('errors')).toEqual([]);
        engine.close();
      },
    ),
    { numRuns: 200 },
  );
});

test('asking whether a field is there reads the sparse index, and only that', () => {
  const engine = engineWith(
    [doc({ a: 1 }), doc({ b: 1 }), doc({ a: null })],
    [doc({ key: doc({ a: 1 }), sparse: true })],
  );
  const collection = engine.catalog.find('t', 'c');
  if (!collection) throw new Error('no collection');
  const planned = (filter: Doc) => choosePlan(collection, { filter, sort: [] }).kind;
  expect(planned(doc({ a: doc({ $exists: true }) }))).toBe('index');
  expect(planned(doc({ a: doc({ $exists: false }) }))).toBe('collection');
  expect(planned(doc({ b: doc({ $exists: true }) }))).toBe('collection');
});

test('a range is read in the order of its own field, so that a page of a long list needs no sorting', () => {
  const engine = engineWith(
    [doc({ a: 1, b: 1 }), doc({ a: 1, b: 2 }), doc({ a: 2, b: 3 })],
    [doc({ key: doc({ a: 1, b: 1 }), unique: true }), doc({ key: doc({ a: 1, c: 1 }) })],
  );
  const collection = engine.catalog.find('t', 'c');
  if (!collection) throw new Error('no collection');
  const planned = (filter: Doc, sort: Doc) => choosePlan(collection, { filter, sort: sortFields(sort) });
  const below = doc({ a: 1, b: doc({ $lt: 9 }) });
  expect(planned(below, doc({ b: -1 }))).toMatchObject({ kind: 'index', isSorted: true, isBackward: true });
  expect(planned(below, doc({ b: 1 }))).toMatchObject({ kind: 'index', isSorted: true, isBackward: false });
  expect(planned(below, doc({ c: 1 }))).toMatchObject({ isSorted: false });
  engine.close();
});

test('a filter on _id reads one row by it, whatever else it asks', () => {
  const engine = engineWith(
    [doc({ a: 1 }), doc({ a: 2 }), doc({ a: 3 })],
    [doc({ key: doc({ a: 1 }), name: 'a' })],
  );
  const collection = engine.catalog.find('t', 'c');
  if (!collection) throw new Error('no collection');
  const found = (filter: Doc, more = {}): (number | undefined)[] =>
    [...engine.finder.find(collection, compileQuery({ filter, ...more }))].map(({ bytes }) => {
      const id = decodeDoc(bytes).get('_id');
      return typeof id === 'number' ? id : undefined;
    });
  const plan = choosePlan(collection, {
    filter: doc({ _id: 1, a: doc({ $gt: 0 }) }),
    sort: sortFields(doc({ a: -1 })),
  });
  expect(plan).toMatchObject({ kind: 'index', index: { name: '_id_' }, isExact: false, isSorted: true });
  expect(found(doc({ _id: 1 }))).toEqual([1]);
  expect(found(doc({ _id: double(1) }))).toEqual([1]);
  expect(found(doc({ _id: 1n, a: 2 }))).toEqual([1]);
  expect(found(doc({ _id: 1, a: 3 }))).toEqual([]);
  expect(found(doc({ _id: 7 }))).toEqual([]);
  expect(found(doc({ _id: 1 }), { skip: 1 })).toEqual([]);
  expect(found(doc({ _id: 1, a: doc({ $gt: 0 }) }), { hint: 'a' })).toEqual([1]);
});
