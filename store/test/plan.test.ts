import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Engine } from '../src/commands/engine.ts';
import { insertDoc } from '../src/commands/insert.ts';
import { runCommand } from '../src/commands/index.ts';
import { compileFilter } from '../src/match/compile.ts';
import { choosePlan } from '../src/plan/choose.ts';
import { compareKeys, sortFields, sortKeyOf } from '../src/sort/order.ts';
import { decodeDoc } from '../src/values/decode.ts';
import { doc } from '../src/values/types.ts';
import type { Doc, Value } from '../src/values/types.ts';
import { indexKey, smallDoc, smallFilter, sortSpec } from './arbitrary.ts';
import { naiveMatch } from './naive.ts';

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
  for (const spec of specs) {
    runCommand({
      engine,
      db: 't',
      name: 'createIndexes',
      command: doc({ createIndexes: 'c', indexes: [spec] }),
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
          [...engine.finder.find(collection, { filter, sort: fields, hint })].map((found) =>
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
    { numRuns: 700 },
  );
  expect(indexed).toBeGreaterThan(100);
});
