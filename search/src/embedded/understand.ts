import { tokenise, umlautVariants, type Analyser, type WordAnalysis } from '../language/index.ts';
import { initialTerm } from './index-data.ts';
import type { Vocabulary } from './vocabulary.ts';
import { withTypos } from './typos.ts';

/** Words of the index that stand for one idea, each with how well it does, 0–1. */
export type Atom = ReadonlyMap<number, number>;

/** One way to fit a query word: every atom must be in the document. */
export interface Alternative {
  factor: number;
  atoms: readonly Atom[];
}

/** What a query word may be fitted by. */
export interface Group {
  word: string;
  /** Whether the word is unfinished: every word that begins with it fits. */
  prefix: boolean;
  stopword: boolean;
  /** The known word that a misspelt one is read as. */
  meant?: string;
  alternatives: Alternative[];
}

const MOST_WORDS = 10;
const UMLAUT = 0.95;
const STEM = 0.85;
const PREFIX = 0.8;
const JOINED = 0.8;
const HEAD = 0.55;
const PARTS = 0.8;
const CONCEPT = 0.6;
const PART_CONCEPT = 0.4;
const SHORTEST_PREFIX = 0.4;
const LONGEST_ENDING = 7;
const MOST_SPLITS = 100;
const TYPOS = [1, 0.6, 0.4];
/** What a misspelt word may mean counts like one with a typo. */
const RESPELT = 0.6;

/** Turns the words of a query into what to look for in this vocabulary. */
export function understand(query: string, vocabulary: Vocabulary, analyser: Analyser): Group[] {
  const tokens = tokenise(query).slice(0, MOST_WORDS);
  const words = tokens.map((token) => token.word);
  // A space after the last word says that it is finished.
  const unfinished = tokens.at(-1)?.end === query.length;
  const groups = tokens.map((token, place) => {
    const last = place === tokens.length - 1 && unfinished;
    return groupOf(token.word, umlautVariants(token.raw), last, vocabulary, analyser);
  });
  joinNeighbours(words, groups, vocabulary);
  addPhrases(words, CONCEPT, groups, vocabulary, analyser);
  const read = groups.map(({ word, meant }) => meant ?? word);
  if (read.some((word, place) => word !== words[place]))
    addPhrases(read, CONCEPT * RESPELT, groups, vocabulary, analyser);
  return groups;
}

/** Concepts named by several neighbouring words. */
function addPhrases(
  words: string[],
  factor: number,
  groups: Group[],
  vocabulary: Vocabulary,
  analyser: Analyser,
): void {
  for (const { code, from, to } of analyser.phrases(words)) {
    const alternatives = namesAsAlternatives(code, vocabulary, analyser, factor);
    for (const group of groups.slice(from, to)) group.alternatives.push(...alternatives);
  }
}

function groupOf(
  word: string,
  variants: string[],
  last: boolean,
  vocabulary: Vocabulary,
  analyser: Analyser,
): Group {
  const analysis = analyser.word(word);
  const own = new Map<number, number>();
  raise(own, vocabulary.number(word), 1);
  for (const variant of variants) raise(own, vocabulary.number(variant), UMLAUT);
  for (const term of stemSiblings(word, vocabulary, analyser)) raise(own, term, STEM);
  const alternatives: Alternative[] = [];
  if (last && !analysis.stopword) addPrefixed(own, word, vocabulary);
  if (own.size > 0) alternatives.push({ factor: 1, atoms: [own] });
  if (analysis.stopword) return { word, prefix: false, stopword: true, alternatives };
  const typos = new Map<number, number>();
  if (own.size < 1)
    for (const { term, typos: count } of withTypos(vocabulary, word, last))
      raise(typos, term, TYPOS[count] ?? 0);
  if (typos.size > 0) alternatives.push({ factor: 1, atoms: [typos] });
  const meant = meantBy(typos, vocabulary, analyser);
  const compounds = compoundsWith(word, last, vocabulary, analyser);
  if (compounds.size > 0) alternatives.push({ factor: HEAD, atoms: [compounds] });
  const parts = analyser.split(word);
  if (parts.length > 1) {
    const atoms = parts.map((part) => ideaAtom(part, vocabulary, analyser));
    if (atoms.every((atom) => atom.size > 0)) alternatives.push({ factor: PARTS, atoms });
  }
  alternatives.push(...meanings(analysis, 1, vocabulary, analyser));
  const known = own.size > 0 || compounds.size > 0 || alternatives.length > Number(typos.size > 0);
  if (!known && typos.size === 0)
    for (const reading of analyser.respell(word)) {
      const atoms = reading.map((part) => nameAtom(part, vocabulary, analyser));
      if (atoms.every((atom) => atom.size > 0)) alternatives.push({ factor: PARTS * RESPELT, atoms });
      for (const part of reading)
        alternatives.push(
          ...meanings(analyser.word(part), RESPELT, vocabulary, analyser, reading.length > 1),
        );
    }
  return { word, prefix: last, stopword: false, meant, alternatives };
}

/** Of the index's words one typo away the first that the vocabulary knows. */
function meantBy(typos: Map<number, number>, vocabulary: Vocabulary, analyser: Analyser): string | undefined {
  for (const [term, factor] of typos)
    if (factor === TYPOS[1] && analyser.knows(vocabulary.word(term))) return vocabulary.word(term);
  return undefined;
}

/** The concepts a word names, and those its parts do. */
function meanings(
  analysis: WordAnalysis,
  factor: number,
  vocabulary: Vocabulary,
  analyser: Analyser,
  isPart = false,
): Alternative[] {
  const weighed = [
    ...analysis.concepts.map((code) => [code, isPart ? PART_CONCEPT : CONCEPT] as const),
    ...analysis.partConcepts.map((code) => [code, PART_CONCEPT] as const),
  ];
  return weighed.flatMap(([code, share]) => namesAsAlternatives(code, vocabulary, analyser, share * factor));
}

/** Words that begin with an unfinished one: the less is missing, the better. */
function addPrefixed(own: Map<number, number>, word: string, vocabulary: Vocabulary): void {
  if (word.length === 1) {
    raise(own, vocabulary.number(initialTerm(word)), PREFIX * SHORTEST_PREFIX);
    return;
  }
  for (const term of vocabulary.withPrefix(word)) {
    const complete = Math.sqrt(word.length / vocabulary.word(term).length);
    raise(own, term, PREFIX * Math.max(SHORTEST_PREFIX, complete));
  }
}

/** Terms with a stem of the word's. They begin like the stem, but for its last letter (companies, company → compani). */
function stemSiblings(word: string, vocabulary: Vocabulary, analyser: Analyser): number[] {
  const found: number[] = [];
  for (const stem of analyser.stem(word)) {
    if (stem.length < 3) continue;
    const longest = stem.length + Math.min(LONGEST_ENDING, stem.length);
    for (const term of vocabulary.withPrefix(stem.length > 3 ? stem.slice(0, -1) : stem)) {
      const other = vocabulary.word(term);
      if (other.length <= longest && analyser.stem(other).includes(stem)) found.push(term);
    }
  }
  return found;
}

/** Compounds that have the word as last part, or as first part unless prefixes are looked for anyway. */
function compoundsWith(
  word: string,
  prefix: boolean,
  vocabulary: Vocabulary,
  analyser: Analyser,
): Map<number, number> {
  const found = new Map<number, number>();
  if (word.length < 4) return found;
  const stems = analyser.stem(word);
  // Splitting a word for the first time costs some 50 µs, so a query may only try so many.
  let tries = MOST_SPLITS;
  const consider = (term: number): void => {
    const other = vocabulary.word(term);
    if (other.length < word.length + 3 || tries === 0) return;
    tries -= 1;
    if (analyser.word(other).parts.some((part) => stems.includes(part))) raise(found, term, 1);
  };
  for (const ending of ['', 'e', 'n', 'en', 's'])
    for (const term of vocabulary.withSuffix(word + ending)) consider(term);
  if (!prefix) for (const term of vocabulary.withPrefix(word)) consider(term);
  return found;
}

/** Neighbouring query words that the index has written as one (Wasser Stoff, e mobility). */
function joinNeighbours(words: string[], groups: Group[], vocabulary: Vocabulary): void {
  for (let i = 0; i + 1 < words.length; i += 1) {
    const atom = new Map<number, number>();
    for (const link of ['', 's', 'n', 'en', 'es', 'er', 'e']) {
      raise(atom, vocabulary.number(`${words[i] ?? ''}${link}${words[i + 1] ?? ''}`), 1);
    }
    if (atom.size === 0) continue;
    groups[i]?.alternatives.push({ factor: JOINED, atoms: [atom] });
    groups[i + 1]?.alternatives.push({ factor: JOINED, atoms: [atom] });
  }
}

/** All names of a concept: those of one word together, each longer one as words that must all be there. */
function namesAsAlternatives(
  code: string,
  vocabulary: Vocabulary,
  analyser: Analyser,
  factor: number,
): Alternative[] {
  const single = new Map<number, number>();
  const alternatives: Alternative[] = [];
  for (const name of analyser.names(code)) {
    const atoms = name.map((word) => nameAtom(word, vocabulary, analyser));
    const [only] = atoms;
    if (atoms.length === 1 && only) for (const [term, value] of only) raise(single, term, value);
    else if (atoms.every((atom) => atom.size > 0)) alternatives.push({ factor, atoms });
  }
  if (single.size > 0) alternatives.push({ factor, atoms: [single] });
  return alternatives;
}

/** A part of a compound by itself or by any name of one word of what it means. */
function ideaAtom(part: string, vocabulary: Vocabulary, analyser: Analyser): Map<number, number> {
  const atom = nameAtom(part, vocabulary, analyser);
  for (const code of analyser.word(part).concepts)
    for (const [name, ...more] of analyser.names(code))
      if (name !== undefined && more.length === 0)
        for (const [term, value] of nameAtom(name, vocabulary, analyser)) raise(atom, term, value);
  return atom;
}

function nameAtom(word: string, vocabulary: Vocabulary, analyser: Analyser): Map<number, number> {
  const atom = new Map<number, number>();
  raise(atom, vocabulary.number(word), 1);
  for (const term of stemSiblings(word, vocabulary, analyser)) raise(atom, term, STEM);
  return atom;
}

function raise(into: Map<number, number>, term: number | undefined, factor: number): void {
  if (term !== undefined && factor > (into.get(term) ?? 0)) into.set(term, factor);
}
