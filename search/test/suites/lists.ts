import { expect, test } from 'vitest';
import type { Filter, SearchDocument } from '../../src/index.ts';
import { DEFINITION, type Setting } from '../setting.ts';

const KINDS = ['startup', 'company', 'investor'];
const TAGS = ['ai', 'port', 'steel', 'water', 'food'];

/** 120 documents whose values repeat with different periods. */
const MANY: SearchDocument[] = Array.from({ length: 120 }, (_, i) => ({
  id: `m${i}`,
  name: `firm ${i}`,
  headline: i % 2 === 0 ? 'even harbour' : 'odd harbour',
  kind: KINDS[i % 3] ?? '',
  tags: TAGS.filter((_tag, t) => i % (t + 2) === 0),
  amount: i % 7 === 0 ? null : i % 10,
  active: i % 5 === 0,
}));

function count(documents: readonly SearchDocument[], field: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const document of documents) {
    const value = document[field];
    for (const member of (Array.isArray(value) ? value : [value]) as unknown[]) {
      if (member !== null && member !== undefined) counts[String(member)] = (counts[String(member)] ?? 0) + 1;
    }
  }
  return counts;
}

/** Facets, sorting and paging. */
export function testLists(setting: () => Setting): void {
  test('counts facets exactly, with words and filters', async () => {
    const index = await setting().index(MANY);
    const facets = [{ field: 'kind' }, { field: 'tags' }, { field: 'amount' }];
    const filter: Filter = { op: 'eq', field: 'active', value: true };
    const found = await setting().find(index, 'even', { facets, filter, match: 'all' });
    const expected = MANY.filter(
      (document) => document['active'] === true && String(document['headline']).startsWith('even'),
    );
    expect(found.total).toBe(expected.length);
    for (const { field } of facets) expect(found.facets[field], field).toEqual(count(expected, field));
  });

  test('counts a disjunctive facet as if its own filter were not there', async () => {
    const index = await setting().index(MANY);
    const filter: Filter = {
      op: 'and',
      of: [
        { op: 'in', field: 'kind', values: ['startup'] },
        { op: 'eq', field: 'tags', value: 'ai' },
      ],
    };
    const { facets } = await setting().find(index, '', {
      filter,
      facets: [{ field: 'kind', disjunctive: true }, { field: 'tags' }],
    });
    expect(facets['kind']).toEqual(
      count(
        MANY.filter((document) => (document['tags'] as string[]).includes('ai')),
        'kind',
      ),
    );
    expect(facets['tags']?.['ai']).toBe(
      MANY.filter((d) => d['kind'] === 'startup' && (d['tags'] as string[]).includes('ai')).length,
    );
  });

  test('a chosen nothing finds nothing, and only its own disjunctive facet still counts', async () => {
    const index = await setting().index(MANY);
    const filter: Filter = { op: 'and', of: [{ op: 'in', field: 'kind', values: [] }] };
    const facets = [
      { field: 'kind', disjunctive: true },
      { field: 'tags', disjunctive: true },
    ];
    const found = await setting().find(index, '', { filter, facets });
    expect(found.total).toBe(0);
    expect(found.facets['kind']).toEqual(count(MANY, 'kind'));
    expect(found.facets['tags'] ?? {}).toEqual({});
  });

  test('sorts up and down with missing values last, ties broken by the next sort', async () => {
    const index = await setting().index(MANY);
    for (const direction of ['asc', 'desc'] as const) {
      const sort = [
        { field: 'amount', direction },
        { field: 'kind', direction: 'asc' as const },
      ];
      const found = (await setting().find(index, '', { sort })).hits.map((hit) => hit.doc);
      const amounts = found.map((document) => document['amount'] as number | null);
      const present = amounts.filter((amount) => amount !== null);
      expect(amounts.slice(0, present.length)).toEqual(present);
      expect(present).toEqual(present.toSorted((a, b) => (direction === 'asc' ? a - b : b - a)));
      const kindsOfTwo = found
        .filter((document) => document['amount'] === 2)
        .map((document) => String(document['kind']));
      expect(kindsOfTwo).toEqual(kindsOfTwo.toSorted());
    }
  });

  test('pages through everything once, without gaps', async () => {
    const index = await setting().index(MANY);
    for (const more of [{}, { sort: [{ field: 'kind', direction: 'desc' as const }] }]) {
      for (const q of ['', 'harbour']) {
        const seen: string[] = [];
        for (let page = 1; page <= 9; page += 1) {
          const { hits, total } = await setting().find(index, q, { ...more, page, pageSize: 14 });
          expect(total).toBe(120);
          seen.push(...hits.map((hit) => hit.doc.id));
        }
        expect(new Set(seen).size).toBe(120);
        expect(seen.length).toBe(120);
      }
    }
    expect((await setting().find(index, '', { page: 99 })).hits).toEqual([]);
    expect(await setting().find(index, '', { pageSize: 0 })).toMatchObject({ hits: [], total: 120 });
  });

  test('rejects pages, sorts and facets that can not be', async () => {
    const index = await setting().index([]);
    const wrong = [
      { page: 0 },
      { page: 1.5 },
      { pageSize: -1 },
      { pageSize: 1001 },
      { sort: [{ field: 'description', direction: 'asc' as const }] },
      { facets: [{ field: 'name' }] },
      { highlight: ['kind'] },
    ];
    for (const more of wrong) {
      await expect(setting().find(index, '', more), JSON.stringify(more)).rejects.toMatchObject({
        code: 'invalid_query',
      });
    }
  });

  test('finds facet values by prefix', async () => {
    const index = await setting().index(MANY);
    const { engine } = setting();
    const query = { index, field: 'tags', scope: 'public' as const };
    const values = await engine.facetSearch({ ...query, q: 'st' });
    expect(values).toEqual([{ value: 'steel', count: 30 }]);
    const scoped = await engine.facetSearch({
      ...query,
      q: '',
      scope: { op: 'eq', field: 'kind', value: 'startup' },
    });
    expect(Object.fromEntries(scoped.map(({ value, count: n }) => [value, n]))).toEqual(
      count(
        MANY.filter((d) => d['kind'] === 'startup'),
        'tags',
      ),
    );
    await expect(engine.facetSearch({ ...query, field: 'name' })).rejects.toMatchObject({
      code: 'invalid_query',
    });
  });

  test('answers several searches in their order', async () => {
    const index = await setting().index(MANY);
    const query = { index, scope: 'public' as const, page: 1, pageSize: 1 };
    const filters: Filter[] = KINDS.map((value) => ({ op: 'eq', field: 'kind', value }));
    const results = await setting().engine.multiSearch(filters.map((filter) => ({ ...query, filter })));
    expect(results.map(({ hits }) => hits[0]?.doc['kind'])).toEqual(KINDS);
  });

  test('finds the nearest by vector, within the scope', async () => {
    const vectors: Record<string, number[]> = {
      north: [1, 0, 0],
      nearly: [0.9, 0.43, 0],
      east: [0, 1, 0],
      hidden: [1, 0.01, 0],
    };
    const index = await setting().index(
      Object.entries(vectors).map(([id, _vector]) => ({
        id,
        name: id,
        kind: id === 'hidden' ? 'b' : 'a',
        _vector,
      })),
      { ...DEFINITION, vectorDimensions: 3 },
    );
    const scope: Filter = { op: 'eq', field: 'kind', value: 'a' };
    const near = await setting().engine.similar({ index, id: 'north', scope, limit: 5 });
    expect(near.map((hit) => hit.doc['id'])).toEqual(['nearly', 'east']);
    const hybrid = { vector: [0, 1, 0], ratio: 1 };
    expect((await setting().ids(index, '', { hybrid, scope }))[0]).toBe('east');
    await expect(setting().find(index, '', { hybrid: { vector: [1], ratio: 1 } })).rejects.toMatchObject({
      code: 'invalid_query',
    });
  });
}
