import fc from 'fast-check';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import {
  createAnalyser,
  createMeilisearchEngine,
  normalize,
  type Filter,
  type SearchEngine,
} from '../src/index.ts';
import { filterText, nextAfter } from '../src/meilisearch/filter-text.ts';
import { testEngine } from './conformance.ts';
import { parseFilter } from './fake-meilisearch/filter-parser.ts';
import { startFakeMeilisearch, type FakeMeilisearch } from './fake-meilisearch/server.ts';
import { DEFINITION } from './setting.ts';

const analyser = createAnalyser({ concepts: [] });
const { MEILI_URL, MEILI_KEY } = process.env;
const fakes: FakeMeilisearch[] = [];

async function start(): Promise<{ fake: FakeMeilisearch; engine: SearchEngine }> {
  const fake = await startFakeMeilisearch();
  fakes.push(fake);
  return {
    fake,
    engine: createMeilisearchEngine({ url: fake.url, adminKey: 'key', analyser, taskTimeoutMs: 5000 }),
  };
}

afterAll(async () => {
  for (const fake of fakes) await fake.close();
});

testEngine('meilisearch adapter on a stand-in server', async () => (await start()).engine, 8);

if (MEILI_URL) {
  testEngine(
    `meilisearch at MEILI_URL`,
    async () =>
      createMeilisearchEngine({
        url: MEILI_URL,
        adminKey: MEILI_KEY,
        analyser,
        prefix: `test_${process.pid}_`,
      }),
    3,
  );
}

describe('the meilisearch adapter', () => {
  afterEach(() => {
    for (const fake of fakes) expect(fake.refused.filter((line) => !line.includes('broken'))).toEqual([]);
  });

  test('notices a task that failed', async () => {
    const { fake, engine } = await start();
    await engine.ensureIndex('a', DEFINITION);
    fake.failNextTask();
    await expect(engine.upsert('a', [{ id: 'x', name: 'x' }])).rejects.toMatchObject({ code: 'unavailable' });
    await engine.upsert('a', [{ id: 'x', name: 'x' }]);
    expect(await engine.ids('a')).toEqual(['x']);
  });

  test('says whether a server is overloaded, down, or does not know the key', async () => {
    const { fake, engine } = await start();
    await engine.ensureIndex('a', DEFINITION);
    const ask = (): Promise<unknown> =>
      engine.search({ index: 'a', q: 'x', scope: 'public', page: 1, pageSize: 1 });
    fake.breakWith(429);
    await expect(ask()).rejects.toMatchObject({ code: 'overloaded' });
    fake.breakWith(500);
    await expect(ask()).rejects.toMatchObject({ code: 'unavailable' });
    expect(await engine.health()).toMatchObject({ ok: false, engine: 'meilisearch' });
    fake.breakWith(null);
    await ask();
    const stranger = createMeilisearchEngine({ url: fake.url, adminKey: 'wrong', analyser });
    await expect(stranger.state('a')).rejects.toMatchObject({ code: 'unavailable' });
    const nobody = createMeilisearchEngine({ url: 'http://127.0.0.1:1', adminKey: 'key', analyser });
    await expect(nobody.state('a')).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('keeps a malformed place out of the batch instead of failing all of it', async () => {
    const { engine } = await start();
    await engine.ensureIndex('a', DEFINITION);
    await engine.upsert('a', [
      { id: 'x', name: 'x', _geo: 'Duisburg' },
      { id: 'y', name: 'y', _geo: { lat: 51, lng: 6 } },
    ]);
    expect((await engine.ids('a')).toSorted()).toEqual(['x', 'y']);
  });

  test('finds an index that another process made', async () => {
    const { fake, engine } = await start();
    await engine.ensureIndex('a', DEFINITION);
    await engine.upsert('a', [{ id: 'x', name: 'harbour' }]);
    const other = createMeilisearchEngine({ url: fake.url, adminKey: 'key', analyser });
    expect(
      (await other.search({ index: 'a', q: 'harbour', scope: 'public', page: 1, pageSize: 1 })).total,
    ).toBe(1);
  });

  test('applies settings again when the analysis changed', async () => {
    const { fake, engine } = await start();
    await engine.ensureIndex('a', DEFINITION);
    await engine.upsert('a', [{ id: 'x', name: 'Zwölfmaster' }]);
    const wider = createAnalyser({
      concepts: [{ code: 'ship', label: { de: 'Zwölfmaster', en: 'tall ship' }, synonyms: [] }],
    });
    const other = createMeilisearchEngine({ url: fake.url, adminKey: 'key', analyser: wider });
    expect(await other.ensureIndex('a', DEFINITION)).toBe('changed');
    expect(
      (await other.search({ index: 'a', q: 'tall ship', scope: 'public', page: 1, pageSize: 1 })).total,
    ).toBe(1);
  });
});

describe('filter text', () => {
  const fields = new Set(['kind']);

  test('carries any string through as the same value', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.string({ unit: fc.constantFrom('"', '\\', "'", ' ', 'x', '[', ')') }),
        ),
        (value) => {
          const filter: Filter = { op: 'eq', field: 'kind', value };
          const parsed = parseFilter(filterText(normalize(filter, fields)) ?? '');
          const [first] = parsed.op === 'or' ? parsed.of : [];
          expect(first).toEqual({
            ...filter,
            value: value.replace(/[\u0000-\u001f\u007f]/g, '').toWellFormed(),
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  test('moves an excluded bound to the very next number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e300, max: 1e300 }), (value) => {
        const above = nextAfter(value, 1);
        expect(above).toBeGreaterThan(value);
        expect(nextAfter(above, -1)).toBe(value === 0 ? 0 : value);
        expect((value + above) / 2 === value || (value + above) / 2 === above).toBe(true);
      }),
    );
  });
});
