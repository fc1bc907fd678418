import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createBm25,
  createAnalyser,
  decodeLatent,
  encodeLatent,
  fold,
  stem,
  tokenise,
  trainLatent,
  umlautVariants,
  wordsOf,
} from './index.ts';
import { createSplitter } from './compound.ts';
import { createSpeller } from './spelling.ts';
import { GLOSSARY, parseGlossary } from './glossary.ts';

const analyser = createAnalyser({
  concepts: [
    { code: 'topics.hydrogen', label: { de: 'Wasserstoff', en: 'Hydrogen' }, synonyms: ['fuel cell', 'H2'] },
  ],
});

describe('folding', () => {
  test('makes one spelling of case, umlauts, ß and diacritics', () => {
    for (const [written, folded] of [
      ['ÄRGER', 'arger'],
      ['Straße', 'strasse'],
      ['STRASSE', 'strasse'],
      ['Café', 'cafe'],
      ['Łódź', 'lodz'],
      ['ﬁn', 'fin'],
    ] as const) {
      expect(fold(written)).toBe(folded);
    }
  });

  test('is done after once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  test('knows the two-letter spelling of umlauts, but not where it is none', () => {
    expect(umlautVariants('Prüfung')).toEqual(['pruefung']);
    expect(umlautVariants('pruefung')).toEqual(['prufung']);
    expect(umlautVariants('neue')).toEqual([]);
    expect(umlautVariants('Quelle')).toEqual([]);
  });
});

describe('words', () => {
  test('keep their place in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const token of tokenise(text)) {
          expect(text.slice(token.start, token.end)).toBe(token.raw);
          expect(fold(token.raw)).toBe(token.word);
        }
        expect(wordsOf(text)).toEqual(tokenise(text).map((token) => token.word));
      }),
    );
  });

  test('are cut at 64 characters, in time even for an endless one', () => {
    expect(tokenise('x'.repeat(50_000))[0]?.word).toHaveLength(64);
  });

  test('share a stem with their inflections in their language', () => {
    expect(new Set(['Lösung', 'Lösungen', 'loesungen'].map((word) => stem(word, 'de'))).size).toBe(1);
    expect(new Set(['company', 'companies'].map((word) => stem(word, 'en'))).size).toBe(1);
    expect(stem('Lebensmitteln', 'de')).toBe(stem('Lebensmittel', 'de'));
  });
});

describe('compounds', () => {
  const split = createSplitter(
    new Map([
      ['wasserstoff', 5],
      ['speicher', 5],
      ['sicherheit', 5],
      ['lebens', 1],
      ['leben', 9],
      ['mittel', 5],
      ['technologie', 5],
      ['sprache', 5],
      ['werbung', 5],
    ]),
  );

  test('come apart at linking elements, inflected ends included', () => {
    expect(split('wasserstoffspeicher')).toEqual(['wasserstoff', 'speicher']);
    expect(split('lebensmittelsicherheit')).toEqual(['leben', 'mittel', 'sicherheit']);
    expect(split('wasserstofftechnologien')).toEqual(['wasserstoff', 'technologien']);
  });

  test('come apart where the first noun is shortened', () => {
    expect(split('sprachtechnologie')).toEqual(['sprache', 'technologie']);
    expect(split('werbemittel')).toEqual(['werbung', 'mittel']);
  });

  test('stay whole when a part is unknown or the word is one by itself', () => {
    expect(split('wasserstofffoobar')).toEqual(['wasserstofffoobar']);
    expect(split('wasserstoff')).toEqual(['wasserstoff']);
  });

  test('lose no letters but linking elements', () => {
    const parts = fc.array(fc.constantFrom('wasserstoff', 'speicher', 'sicherheit', 'mittel'), {
      minLength: 2,
      maxLength: 3,
    });
    fc.assert(
      fc.property(parts, (given) => {
        expect(split(given.join('')).join('')).toBe(given.join(''));
      }),
    );
  });
});

describe('misspelt words', () => {
  const respell = createSpeller(
    new Map([
      ['lohn', 5],
      ['abrechnung', 5],
      ['immobilien', 9],
      ['immobilie', 2],
      ['verwaltung', 5],
    ]),
    new Set(['krebs', 'schlaf', 'rat']),
  );

  test('are read as words one letter more, less, other or swapped', () => {
    for (const written of ['immobiilien', 'immbilien', 'immobilxen', 'immoiblien'])
      expect(respell(written)).toEqual([['immobilien']]);
  });

  test('are read as compounds with the typo in either part', () => {
    expect(respell('lhonabrechnung')).toEqual([['lohn', 'abrechnung']]);
    expect(respell('immobilienverwatlung')).toEqual([['immobilien', 'verwaltung']]);
  });

  test('are read as the part of a compound that is named, the last before the first', () => {
    expect(respell('brustkrebs')).toEqual([['krebs']]);
    expect(respell('schlafcoach')).toEqual([['schlaf']]);
    expect(respell('schlafkrebs')).toEqual([['krebs']]);
    expect(respell('apparat')).toEqual([]);
  });

  test('stay a riddle where they are short, right, or far from anything', () => {
    for (const written of ['lhon', 'verwaltung', 'xmmobilien', 'imbilien'])
      expect(respell(written)).toEqual([]);
  });
});

describe('concepts', () => {
  test('are found in either language, inflected, in several words and inside compounds', () => {
    for (const text of ['hydrogen', 'Wasserstoffs', 'fuel cells', 'Wasserstoffspeicher', 'h2']) {
      expect(analyser.concepts(text), text).toContain('topics.hydrogen');
    }
    expect(analyser.concepts('fuel for the cell')).not.toContain('topics.hydrogen');
  });

  test('give a German and an English text a term in common', () => {
    const german = new Set(analyser.terms('Zahlungen für Händler'));
    expect(
      analyser.terms('payments for merchants').some((term) => term.startsWith('xc') && german.has(term)),
    ).toBe(true);
  });

  test('of the glossary have both sides and one code each', () => {
    expect(new Set(GLOSSARY.map((concept) => concept.code)).size).toBe(GLOSSARY.length);
    expect(() => parseGlossary('Wasser =')).toThrow('without both sides');
  });
});

describe('latent vectors', () => {
  const topics = [
    ['payment', 'invoice', 'bank', 'card'],
    ['hydrogen', 'energy', 'grid', 'storage'],
    ['patient', 'doctor', 'clinic', 'drug'],
  ];
  const texts = Array.from({ length: 90 }, (_, i) => {
    const topic = topics[i % 3] ?? [];
    return [...topic.filter((_word, w) => (i + w) % 4 !== 0), `filler${i % 7}`];
  });

  test('put words of one topic close and others apart', async () => {
    const model = await trainLatent(texts, { dimensions: 3 });
    const cosine = (a: string, b: string): number => {
      const [left, right] = [model.embed([a]), model.embed([b])];
      return left && right ? left.reduce((sum, value, i) => sum + value * (right[i] ?? 0), 0) : NaN;
    };
    expect(cosine('payment', 'bank')).toBeGreaterThan(0.9);
    expect(cosine('payment', 'doctor')).toBeLessThan(0.3);
    expect(model.embed(['never-seen'])).toBeNull();
  });

  test('come out the same each time, and survive being written to a file', async () => {
    const first = await trainLatent(texts, { dimensions: 4 });
    const second = await trainLatent(texts, { dimensions: 4 });
    expect(second.version).toBe(first.version);
    const read = decodeLatent(encodeLatent(first));
    expect(read.version).toBe(first.version);
    expect(read.embed(['energy', 'grid'])).toEqual(first.embed(['energy', 'grid']));
    expect(() => decodeLatent(encodeLatent(first).slice(0, -8))).toThrow('cut off');
  });

  test('report progress and stop when told', async () => {
    const seen: number[] = [];
    await trainLatent(texts, { onProgress: (done) => seen.push(done) });
    expect(seen.at(-1)).toBe(1);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    await expect(trainLatent(texts, { signal: AbortSignal.abort(new Error('stopped')) })).rejects.toThrow(
      'stopped',
    );
  });

  test('train on a handful of texts as well', async () => {
    const model = await trainLatent([['a'], ['a', 'b']], { minTexts: 1 });
    expect(model.dimensions).toBeLessThanOrEqual(2);
    expect((await trainLatent([])).dimensions).toBe(0);
  });
});

describe('BM25', () => {
  test('follows its formula', () => {
    const bm25 = createBm25([['a', 'b'], ['a', 'a', 'c', 'd'], ['e']], { k1: 1.2, b: 0.75 });
    const idf = Math.log(1 + (3 - 2 + 0.5) / (2 + 0.5));
    const expected = (idf * 2 * 2.2) / (2 + 1.2 * (0.25 + (0.75 * 4) / (7 / 3)));
    expect(bm25.score(['a'], 1)).toBeCloseTo(expected, 10);
    expect(bm25.scores(['a']).get(1)).toBeCloseTo(expected, 10);
    expect(bm25.score(new Map([['a', 0.5]]), 1)).toBeCloseTo(expected / 2, 10);
    expect([...bm25.scores(['z']).keys()]).toEqual([]);
  });
});
