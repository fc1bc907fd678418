import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Filter, SearchDocument } from '../../src/index.ts';
import { fits } from '../naive-filter.ts';
import type { Setting } from '../setting.ts';

const KINDS = [
  'startup',
  'Company',
  'ÄRZTE',
  "O'Neil",
  'a "quoted" \\ one',
  'AND',
  'NOT x',
  ' = ',
  '{"$ne":1}',
  '日本',
];

const value = fc.constantFrom(...KINDS);
const amount = fc.oneof(fc.constantFrom(0, 1, 2.5, -3, 1e12), fc.integer({ min: -50, max: 50 }));
const documents = fc.array(
  fc.record(
    {
      kind: fc.oneof(value, fc.constant(null), fc.constant('')),
      tags: fc.array(value, { maxLength: 3 }),
      amount: fc.oneof(amount, fc.array(amount, { maxLength: 2 }), fc.constant(null)),
      active: fc.boolean(),
      _geo: fc.record({ lat: fc.integer({ min: 50, max: 53 }), lng: fc.integer({ min: 5, max: 9 }) }),
    },
    { requiredKeys: [] },
  ),
  { maxLength: 25 },
);
const leaf: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({ op: fc.constant('eq' as const), field: fc.constantFrom('kind', 'tags'), value }),
  fc.record({ op: fc.constant('eq' as const), field: fc.constant('amount'), value: amount }),
  fc.record({ op: fc.constant('eq' as const), field: fc.constant('active'), value: fc.boolean() }),
  fc.record({
    op: fc.constant('in' as const),
    field: fc.constantFrom('kind', 'tags'),
    values: fc.array(value, { maxLength: 3 }),
  }),
  fc.record({ op: fc.constant('range' as const), field: fc.constant('amount'), gte: amount }),
  fc.record({ op: fc.constant('range' as const), field: fc.constant('amount'), gt: amount, lt: amount }),
  fc.record({ op: fc.constant('range' as const), field: fc.constant('amount'), lte: amount }),
  fc.record({
    op: fc.constantFrom('exists' as const, 'isNull' as const, 'isEmpty' as const),
    field: fc.constantFrom('kind', 'tags', 'amount', 'note'),
  }),
  fc.record({
    op: fc.constant('geoRadius' as const),
    lat: fc.constant(51.43),
    lng: fc.constant(6.76),
    meters: fc.integer({ min: 0, max: 300_000 }),
  }),
);
const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4 },
    { weight: 3, arbitrary: leaf },
    {
      weight: 2,
      arbitrary: fc.record({
        op: fc.constantFrom('and' as const, 'or' as const),
        of: fc.array(tie('filter'), { maxLength: 3 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ op: fc.constant('not' as const), of: tie('filter') }) },
  ),
}));

/** @param runs random cases; a real server takes its time over each */
export function testFilters(setting: () => Setting, runs: number): void {
  test('a filter means what a plain reading of it means, for random trees', async () => {
    await fc.assert(
      fc.asyncProperty(
        documents,
        fc.array(filter, { minLength: 1, maxLength: 6 }),
        async (drawn, filters) => {
          const own = drawn.map((document, i): SearchDocument => ({ id: `d${i}`, name: 'x', ...document }));
          const index = await setting().index(own);
          for (const tree of filters) {
            const expected = own.filter((document) => fits(tree, document)).map((document) => document.id);
            const found = await setting().ids(index, '', { filter: tree });
            expect(found.toSorted(), JSON.stringify(tree)).toEqual(expected.toSorted());
          }
        },
      ),
      { numRuns: runs },
    );
  });

  test('no filter widens the scope', async () => {
    await fc.assert(
      fc.asyncProperty(documents, filter, value, async (drawn, tree, kind) => {
        const own = drawn.map((document, i): SearchDocument => ({ id: `d${i}`, name: 'x', ...document }));
        const index = await setting().index(own);
        const scope: Filter = { op: 'eq', field: 'kind', value: kind };
        const query = {
          filter: tree,
          scope,
          facets: [
            { field: 'kind', disjunctive: true },
            { field: 'tags', disjunctive: true },
          ],
        };
        const { hits, facets } = await setting().find(index, '', query);
        expect(hits.every(({ doc }) => fits(scope, doc))).toBe(true);
        const visible = own.filter((document) => fits(scope, document));
        for (const [field, counts] of Object.entries(facets)) {
          for (const [facetValue, count] of Object.entries(counts)) {
            const most = visible.filter((document) =>
              fits({ op: 'eq', field, value: facetValue }, document),
            ).length;
            expect(count).toBeLessThanOrEqual(most);
          }
        }
      }),
      { numRuns: Math.ceil(runs / 2) },
    );
  });

  test('hostile strings are only ever values', async () => {
    const hostile = [
      `x' OR kind EXISTS OR kind = 'x`,
      `x" OR kind EXISTS OR kind = "x`,
      `x\\" OR 1 = 1 --`,
      '\u0000\u0001',
      '`',
      'kind = startup',
      '] OR [',
      '\\',
      '\n',
      '💥'.repeat(50),
    ];
    const index = await setting().index([
      { id: 'own', name: 'own', kind: 'startup' },
      ...hostile.map((text, i) => ({ id: `h${i}`, name: 'hostile', tags: [text] })),
    ]);
    for (const text of hostile) {
      for (const filter of [
        { op: 'eq', field: 'kind', value: text },
        { op: 'in', field: 'kind', values: [text, text] },
      ] satisfies Filter[]) {
        expect(await setting().ids(index, '', { filter }), JSON.stringify(text)).toEqual([]);
      }
      await setting().find(index, text);
    }
    const quoted = hostile[1] ?? '';
    expect(await setting().ids(index, '', { filter: { op: 'eq', field: 'tags', value: quoted } })).toEqual([
      'h1',
    ]);
  });

  test('rejects what is no filter on this index', async () => {
    const index = await setting().index([]);
    const wrong: unknown[] = [
      { op: 'eq', field: 'secret', value: 1 },
      { op: 'eq', field: 'kind', value: { $ne: 1 } },
      { op: 'eq', field: 'kind', value: null },
      { op: 'eq', field: 'amount', value: NaN },
      { op: 'in', field: 'kind', values: 'startup' },
      { op: 'range', field: 'amount' },
      { op: 'range', field: 'amount', gt: Infinity },
      { op: 'range', field: 'amount', gt: '1 OR 1=1' },
      { op: 'geoRadius', lat: 91, lng: 0, meters: 1 },
      { op: 'like', field: 'kind', value: 'x' },
      { op: 'and' },
      null,
      'kind = startup',
      Array.from({ length: 20 }).reduce<unknown>((of) => ({ op: 'not', of }), {
        op: 'exists',
        field: 'kind',
      }),
    ];
    for (const tree of wrong) {
      await expect(
        setting().find(index, '', { filter: tree as Filter }),
        JSON.stringify(tree),
      ).rejects.toMatchObject({ code: 'invalid_query' });
      await expect(
        setting().find(index, '', { scope: tree as Filter }),
        JSON.stringify(tree),
      ).rejects.toMatchObject({ code: 'invalid_query' });
    }
    await expect(setting().find(index, '', { scope: undefined })).rejects.toMatchObject({
      code: 'invalid_query',
    });
  });

  test('finds by distance', async () => {
    const index = await setting().index([
      { id: 'duisburg', name: 'a', _geo: { lat: 51.4344, lng: 6.7623 } },
      { id: 'essen', name: 'b', _geo: { lat: 51.4556, lng: 7.0116 } },
      { id: 'berlin', name: 'c', _geo: { lat: 52.52, lng: 13.405 } },
      { id: 'nowhere', name: 'd' },
    ]);
    const near = { lat: 51.4344, lng: 6.7623 };
    const radius = (meters: number): Promise<string[]> =>
      setting().ids(index, '', { filter: { op: 'geoRadius', ...near, meters } });
    expect(await radius(1000)).toEqual(['duisburg']);
    expect((await radius(18_000)).toSorted()).toEqual(['duisburg', 'essen']);
    expect(await setting().ids(index, '', { sort: [{ near, direction: 'asc' }] })).toEqual([
      'duisburg',
      'essen',
      'berlin',
      'nowhere',
    ]);
  });
}
