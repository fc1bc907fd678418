import { createHash } from 'node:crypto';
import { createSplitter } from './compound.ts';
import {
  conceptWords,
  createConceptFinder,
  type Concept,
  type ConceptFinder,
  type ConceptMatch,
} from './concepts.ts';
import { GLOSSARY } from './glossary.ts';
import { isStopword } from './stopwords.ts';
import { createSpeller, type Reading } from './spelling.ts';
import { stems } from './stem.ts';
import { tokenise, type Token } from './tokenise.ts';

/** What one word stands for besides itself. All of it is folded; none repeats another. */
export interface WordAnalysis {
  /** Snowball stems, German first; at least one. */
  stems: readonly string[];
  /** Stems of the parts if the word is a compound, else empty. */
  parts: readonly string[];
  /** Codes of the concepts the word names by itself. */
  concepts: readonly string[];
  /** Codes of the concepts the parts of a compound name, alone or together. */
  partConcepts: readonly string[];
  stopword: boolean;
}

export interface AnalyserOptions {
  /** The vocabulary. The package's own German–English glossary is always added to it. */
  concepts: readonly Concept[];
  /** Further words with counts (from the corpus, see `countWords`) that compounds may be made of. */
  lexicon?: ReadonlyMap<string, number>;
}

/** The one language analysis that both engines, the latent vectors and matching share. Pure and synchronous. */
export interface Analyser {
  /** Changes whenever the same text might be analysed differently; part of an index's settings hash. */
  readonly version: string;
  tokenise(text: string): Token[];
  /** Analysis of one word, folded or not; remembered, so asking again costs nothing. */
  word(word: string): WordAnalysis;
  /** Stems of a word in either language. */
  stem(word: string): readonly string[];
  /** Whether the word, as it is, stands in a name of a concept. */
  knows(word: string): boolean;
  /** Parts of a compound, folded and unstemmed; `[word]` if it is none. */
  split(word: string): string[];
  /** What a misspelt word may mean, each as one word or the parts of a compound; empty where nothing is near. */
  respell(word: string): Reading[];
  /** Concepts named by two or more neighbouring words; single words have them in `word()`. */
  phrases(words: readonly string[]): ConceptMatch[];
  /** The names of a concept, each as its folded words; empty for an unknown code. */
  names(code: string): readonly (readonly string[])[];
  /** Codes of all concepts a text names, each once, in order of appearance. */
  concepts(text: string): string[];
  /** Analysed terms of a text for BM25 and latent vectors, repeats included, no function words: stems, parts, concept terms. */
  terms(text: string): string[];
}

/** The term a concept code has among stems: letters and digits only, so that it is one word to any engine. */
export function conceptTerm(code: string): string {
  return `xc${code.toLowerCase().replace(/[^a-z0-9]/g, '')}`;
}

/** Some 300 bytes each. */
const REMEMBERED_WORDS = 60_000;

export function createAnalyser({ concepts, lexicon }: AnalyserOptions): Analyser {
  const all = [...concepts, ...GLOSSARY];
  // Stems every name there is, which a start can do without until somebody asks.
  let made: ConceptFinder | undefined;
  const finder = (): ConceptFinder => (made ??= createConceptFinder(all));
  const words = new Map<string, number>(lexicon);
  const named = new Set(conceptWords(all));
  for (const word of conceptWords(all)) words.set(word, (words.get(word) ?? 0) + 20);
  const split = createSplitter(words);
  let speller: ReturnType<typeof createSpeller> | undefined;
  const remembered = new Map<string, WordAnalysis>();

  const analyse = (word: string): WordAnalysis => {
    const parts = split(word);
    const compound = parts.length > 1 ? parts.filter((part) => part.length > 2) : [];
    const own = finder().ofWord(word);
    const partConcepts = new Set(compound.flatMap((part) => finder().ofWord(part)));
    for (const match of finder().inWords(compound)) partConcepts.add(match.code);
    for (const code of own) partConcepts.delete(code);
    return {
      stems: stems(word),
      parts: [...new Set(compound.flatMap(stems))],
      concepts: own,
      partConcepts: [...partConcepts],
      stopword: isStopword(word),
    };
  };
  const word = (given: string): WordAnalysis => {
    const known = remembered.get(given);
    if (known) return known;
    const fresh = analyse(given);
    if (remembered.size >= REMEMBERED_WORDS) remembered.clear();
    remembered.set(given, fresh);
    return fresh;
  };
  return {
    version: versionOf(all, words),
    tokenise,
    word,
    stem: stems,
    knows: (given) => named.has(given),
    split,
    respell: (given) => (speller ??= createSpeller(words, named))(given),
    phrases: (given) => finder().inWords(given),
    names: (code) => finder().names(code),
    concepts: (text) => {
      const tokens = tokenise(text).map((token) => token.word);
      const codes = tokens.flatMap((token) => [...word(token).concepts, ...word(token).partConcepts]);
      return [
        ...new Set([
          ...codes,
          ...finder()
            .inWords(tokens)
            .map((match) => match.code),
        ]),
      ];
    },
    terms: (text) => {
      const tokens = tokenise(text).map((token) => token.word);
      const phrases = finder()
        .inWords(tokens)
        .map((match) => conceptTerm(match.code));
      return [...tokens.flatMap((token) => termsOf(word(token))), ...phrases];
    },
  };
}

function termsOf(analysis: WordAnalysis): string[] {
  if (analysis.stopword) return [];
  const codes = [...analysis.concepts, ...analysis.partConcepts].map(conceptTerm);
  return [...new Set([...analysis.stems, ...analysis.parts, ...codes])];
}

function versionOf(concepts: readonly Concept[], words: ReadonlyMap<string, number>): string {
  const hash = createHash('sha256').update(JSON.stringify(concepts));
  for (const [word, count] of words) hash.update(`${word} ${count}\n`);
  return `2-${hash.digest('hex').slice(0, 12)}`;
}

/**
 * Counts the words of a corpus by the number of texts they occur in, for `AnalyserOptions.lexicon`.
 * Only purely alphabetic words of four letters and more that occur in at least `atLeast` texts.
 */
export function countWords(texts: Iterable<string>, atLeast = 3): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const seen = new Set(tokenise(text).map((token) => token.word));
    for (const word of seen) if (/^[a-z]{4,}$/.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  for (const [word, count] of counts) if (count < atLeast || isStopword(word)) counts.delete(word);
  return counts;
}
