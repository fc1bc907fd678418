import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { createAnalyser } from '../language/index.ts';
import type { IndexDefinition, SearchDocument, SearchEngine } from '../port.ts';
import { Accumulator } from './accumulator.ts';
import { Bitset } from './bitset.ts';
import { createEmbeddedEngine } from './engine.ts';
import { Postings } from './postings.ts';
import { best } from './top.ts';
import { typosAllowed, withTypos } from './typos.ts';
import { Vocabulary } from './vocabulary.ts';

const analyser = createAnalyser({ concepts: [] });
const folders: string[] = [];

async function folder(): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), 'search-'));
  folders.push(made);
  return made;
}

afterAll(async () => {
  for (const made of folders) await rm(made, { recursive: true });
});

/** Optimal string alignment distance, as in a textbook. */
function distance(a: string, b: string): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_x, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => d[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i += 1)
    for (let j = 1; j <= b.length; j += 1) {
      let value = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, at(i - 2, j - 2) + 1);
      const row = d[i];
      if (row) row[j] = value;
    }
  return at(a.length, b.length);
}

function vocabularyOf(words: Iterable<string>): Vocabulary {
  const vocabulary = new Vocabulary();
  for (const word of new Set(words)) vocabulary.add(word);
  for (const _ of vocabulary.settle());
  return vocabulary;
}

const shortWord = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'x'), minLength: 1, maxLength: 11 });

describe('vocabulary', () => {
  test('finds prefixes and endings like a plain look through all words', () => {
    fc.assert(
      fc.property(fc.array(shortWord, { maxLength: 60 }), shortWord, (words, wanted) => {
        const vocabulary = vocabularyOf(words);
        const found = (terms: Iterable<number>): string[] =>
          [...terms].map((term) => vocabulary.word(term)).sort();
        const all = [...new Set(words)];
        expect(found(vocabulary.withPrefix(wanted))).toEqual(
          all.filter((word) => word.startsWith(wanted)).sort(),
        );
        expect(found(vocabulary.withSuffix(wanted))).toEqual(
          all.filter((word) => word.endsWith(wanted)).sort(),
        );
      }),
    );
  });

  test('stays in order over thousands of words added bit by bit', () => {
    const vocabulary = new Vocabulary();
    for (let i = 0; i < 9000; i += 1) {
      vocabulary.add(`w${(i * 7919) % 9001}x`);
      if (i % 1000 === 7) for (const _ of vocabulary.settle());
    }
    for (const _ of vocabulary.settle());
    const [long, short] = [...vocabulary.forward];
    const sorted = [...(long?.terms ?? [])].map((term) => vocabulary.word(term));
    expect(sorted).toEqual(sorted.toSorted());
    expect((long?.length ?? 0) + (short?.length ?? 0)).toBe(9000);
    expect([...vocabulary.withPrefix('w1')].length).toBe(
      [...vocabulary.words].filter((word) => word.startsWith('w1')).length,
    );
  });

  test('finds exactly the words within the allowed typos', () => {
    const rule = (word: string, other: string): boolean => {
      const typos = distance(word, other) + (word[0] === other[0] ? 0 : 1);
      return word !== other && typos <= typosAllowed(word.length);
    };
    fc.assert(
      fc.property(fc.array(shortWord, { maxLength: 80 }), shortWord, (words, wanted) => {
        const vocabulary = vocabularyOf(words);
        const found = withTypos(vocabulary, wanted, false).map(({ term }) => vocabulary.word(term));
        expect(found.sort()).toEqual([...new Set(words)].filter((word) => rule(wanted, word)).sort());
      }),
      { numRuns: 300 },
    );
  });

  test('finds words that begin with a misspelt beginning', () => {
    const vocabulary = vocabularyOf(['hydrogen', 'hydraulic', 'harbour']);
    expect(withTypos(vocabulary, 'hydor', true).map(({ term }) => vocabulary.word(term))).toContain(
      'hydrogen',
    );
  });
});

describe('postings', () => {
  test('give back what was put in, over chunk and page ends', () => {
    const postings = new Postings();
    postings.addTerm();
    postings.addTerm();
    const count = 150_000;
    for (let document = 0; document < count; document += 1) {
      postings.add(0, document, (1 << 8) | (1 + (document % 255)));
      if (document % 3 === 0) postings.add(1, document, (2 << 8) | 7);
    }
    const into = new Accumulator(count);
    postings.spread(0, 1, 1, into);
    expect(into.length).toBe(count);
    expect([0, 1, 4094, 4095, 4096, 99_999].map((document) => into.values[document])).toEqual([
      1, 2, 15, 16, 17, 40,
    ]);
    into.clear();
    postings.spread(1, 1, 1, into);
    expect(into.length).toBe(0);
    postings.spread(1, 1, 2, into);
    expect(into.length).toBe(count / 3);
  });
});

describe('bitsets and the best k', () => {
  test('agree with sets', () => {
    const members = fc.uniqueArray(fc.nat(99));
    fc.assert(
      fc.property(members, members, (left, right) => {
        const of = (list: number[]): Bitset => list.reduce((set, at) => (set.add(at), set), new Bitset(100));
        const all = Array.from({ length: 100 }, (_, i) => i);
        expect([...of(left).and(of(right)).toArray()]).toEqual(
          all.filter((i) => left.includes(i) && right.includes(i)),
        );
        expect([...of(left).or(of(right)).not().toArray()]).toEqual(
          all.filter((i) => !left.includes(i) && !right.includes(i)),
        );
        expect(of(left).count()).toBe(left.length);
      }),
    );
  });

  test('are those of a full sort', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), fc.nat(30), (values, k) => {
        const compare = (a: number, b: number): number => (values[a] ?? 0) - (values[b] ?? 0) || a - b;
        expect(best(values.length, k, compare)).toEqual(
          values
            .map((_, i) => i)
            .sort(compare)
            .slice(0, k),
        );
      }),
    );
  });
});

const DEFINITION: IndexDefinition = {
  searchable: ['name'],
  filterable: ['kind', '_geo'],
  sortable: ['rank'],
  vectorDimensions: 3,
};
const documents: SearchDocument[] = Array.from({ length: 300 }, (_, i) => ({
  id: `d${i}`,
  name: `Straßenbau ${i % 17} wort${i}`,
  kind: ['a', 'b', 'ß\n"x"'][i % 3],
  rank: i % 2 === 0 ? i : `r${i}`,
  _geo: { lat: 51, lng: i / 100 },
  _vector: [1, i, 0],
}));

async function picture(engine: SearchEngine): Promise<unknown> {
  const common = { index: 'x', scope: 'public' as const, page: 1, pageSize: 400 };
  return [
    await engine.search({ ...common, q: 'strassen', facets: [{ field: 'kind' }], highlight: ['name'] }),
    await engine.search({ ...common, q: 'wort12', filter: { op: 'eq', field: 'kind', value: 'a' } }),
    await engine.search({ ...common, q: 'wrot123 ', sort: [{ field: 'rank', direction: 'desc' }] }),
    await engine.search({ ...common, filter: { op: 'geoRadius', lat: 51, lng: 0, meters: 20_000 } }),
    await engine.similar({ index: 'x', id: 'd3', scope: 'public', limit: 10 }),
    (await engine.ids('x')).toSorted(),
    await engine.state('x'),
  ];
}

describe('snapshots', () => {
  test('bring everything back as it was, and take further writes', async () => {
    const directory = await folder();
    const first = createEmbeddedEngine({ analyser, directory });
    await first.ensureIndex('x', DEFINITION);
    await first.upsert('x', documents);
    await first.remove('x', ['d5', 'd6']);
    const before = await picture(first);
    await first.close();
    const second = createEmbeddedEngine({ analyser, directory });
    expect(await picture(second)).toEqual(before);
    expect(await second.ensureIndex('x', DEFINITION)).toBe('unchanged');
    await second.upsert('x', [{ id: 'd7', name: 'ganz neues Wort' }]);
    expect(
      (await second.search({ index: 'x', q: 'neues', scope: 'public', page: 1, pageSize: 9 })).hits[0]?.doc
        .id,
    ).toBe('d7');
    await second.close();
  });

  test('that are broken are left aside, reported, and the engine starts empty', async () => {
    const directory = await folder();
    const engine = createEmbeddedEngine({ analyser, directory });
    await engine.ensureIndex('x', DEFINITION);
    await engine.upsert('x', documents);
    await engine.close();
    const [name = ''] = await readdir(directory);
    const whole = await readFile(path.join(directory, name));
    for (const length of [0, 5, 100, whole.length >> 1, whole.length - 9]) {
      await writeFile(path.join(directory, name), whole.subarray(0, length));
      const warnings: string[] = [];
      const again = createEmbeddedEngine({
        analyser,
        directory,
        onWarning: (message) => warnings.push(message),
      });
      expect(await again.state('x'), `${length} bytes`).toBeNull();
      expect(warnings).toHaveLength(1);
      await again.close();
    }
  });
});

describe('a busy index', () => {
  test('lets the event loop turn while it takes in many documents', async () => {
    const engine = createEmbeddedEngine({ analyser });
    await engine.ensureIndex('x', DEFINITION);
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 0);
    const many = Array.from({ length: 4000 }, (_, i) => ({
      id: `m${i}`,
      name: `lorem ${i} ipsum dolor sit amet `.repeat(5),
    }));
    await engine.upsert('x', many);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(2);
    expect((await engine.state('x'))?.documents).toBe(4000);
  });

  test('forgets the dead when they become too many', async () => {
    const engine = createEmbeddedEngine({ analyser });
    await engine.ensureIndex('x', DEFINITION);
    const many = Array.from({ length: 1500 }, (_, i) => ({ id: `m${i}`, name: `lorem ${i}`, kind: 'a' }));
    for (let round = 0; round < 4; round += 1) await engine.upsert('x', many);
    const found = await engine.search({
      index: 'x',
      q: 'lorem',
      scope: 'public',
      facets: [{ field: 'kind' }],
      page: 1,
      pageSize: 0,
    });
    expect(found).toMatchObject({ total: 1500, facets: { kind: { a: 1500 } } });
    await engine.close();
    expect((await engine.ids('x')).length).toBe(1500);
  });

  test('is part of the name it stands in, although the index has its neighbour', async () => {
    const engine = createEmbeddedEngine({ analyser });
    await engine.ensureIndex('x', DEFINITION);
    await engine.upsert('x', [
      { id: 'mind', name: 'Mental health at work' },
      { id: 'body', name: 'Gesundheit im Betrieb' },
    ]);
    const { hits } = await engine.search({
      index: 'x',
      q: 'psychische Gesundjeit ',
      scope: 'public',
      page: 1,
      pageSize: 5,
    });
    expect(hits.map(({ doc }) => doc.id)).toEqual(['mind', 'body']);
  });
});
