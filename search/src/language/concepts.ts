import { isStopword } from './stopwords.ts';
import { stem, type Language } from './stem.ts';
import { tokenise } from './tokenise.ts';

/**
 * One thing with its names in both languages, as the vocabulary holds it. `synonyms` may be of either
 * language and of several words.
 */
export interface Concept {
  code: string;
  label: { de: string; en: string };
  synonyms: readonly string[];
}

/** A concept found in a text: words `from` (inclusive) to `to` (exclusive) name it. */
export interface ConceptMatch {
  code: string;
  from: number;
  to: number;
}

export interface ConceptFinder {
  /** Codes a single folded word names, by its German or English stem. */
  ofWord(word: string): readonly string[];
  /** Every concept named by two or more neighbouring words, overlapping ones included. */
  inWords(words: readonly string[]): ConceptMatch[];
  /** The names of a concept, each as its folded words. */
  names(code: string): readonly (readonly string[])[];
}

const NONE: readonly string[] = [];
const LANGUAGES: readonly Language[] = ['de', 'en'];

/** Indexes the labels and synonyms by their stems, per language; text words match in either language. */
export function createConceptFinder(concepts: readonly Concept[]): ConceptFinder {
  const byKey = new Map<string, string[]>();
  // How many words the longest name has that begins with a stem: at most words of a text no name begins.
  const longestFrom = new Map<string, number>();
  const add = (name: string, language: Language, code: string): void => {
    const words = nameWords(name);
    const [first] = words;
    if (first === undefined) return;
    const start = stem(first, language);
    longestFrom.set(start, Math.max(longestFrom.get(start) ?? 0, words.length));
    const key = keyOf(words, language);
    const codes = byKey.get(key) ?? [];
    if (!codes.includes(code)) codes.push(code);
    byKey.set(key, codes);
  };
  const names = new Map<string, string[][]>();
  for (const { code, label, synonyms } of concepts) {
    const all = new Set([label.de, label.en, ...synonyms].map((name) => nameWords(name).join(' ')));
    const known = names.get(code) ?? [];
    names.set(code, [...known, ...[...all].filter((name) => name !== '').map((name) => name.split(' '))]);
    add(label.de, 'de', code);
    add(label.en, 'en', code);
    for (const synonym of synonyms) {
      add(synonym, 'de', code);
      add(synonym, 'en', code);
    }
  }
  const ofWord = (word: string): readonly string[] => {
    const de = byKey.get(stem(word, 'de')) ?? NONE;
    const en = byKey.get(stem(word, 'en')) ?? NONE;
    return de === en || en.length === 0 ? de : [...new Set([...de, ...en])];
  };
  const inWords = (words: readonly string[]): ConceptMatch[] => {
    const found: ConceptMatch[] = [];
    for (const [from, first] of words.entries()) {
      const lengths = LANGUAGES.map((language) => longestFrom.get(stem(first, language)) ?? 0);
      for (let to = from + 2; to <= Math.min(words.length, from + Math.max(...lengths)); to += 1) {
        const named = words.slice(from, to);
        const codes = new Set(LANGUAGES.flatMap((language) => byKey.get(keyOf(named, language)) ?? NONE));
        for (const code of codes) found.push({ code, from, to });
      }
    }
    return found;
  };
  return { ofWord, inWords, names: (code) => names.get(code) ?? [] };
}

const keyOf = (words: readonly string[], language: Language): string =>
  words.map((word) => stem(word, language)).join(' ');

/** The folded words of a name. */
function nameWords(name: string): string[] {
  return tokenise(name).map((token) => token.word);
}

/** The words of all names, for the compound splitter's lexicon. */
export function conceptWords(concepts: readonly Concept[]): string[] {
  return concepts
    .flatMap(({ label, synonyms }) => [label.de, label.en, ...synonyms])
    .flatMap(nameWords)
    .filter((word) => !isStopword(word));
}
