import { stem } from './stem.ts';

/** A known word, or the parts of a compound, that a misspelt word may mean. */
export type Reading = readonly string[];

const SHORTEST = 5;
const SHORTEST_PART = 4;
const MOST_READINGS = 3;
const SHORTEST_NAME = 4;
const SHORTEST_REST = 3;

/**
 * Guesses what an unknown word should have been: a word of the lexicon one typo away, or a compound of two
 * of them with one typo in either (Lhonabrechnung: Lohn, Abrechnung). A typo is a letter too many, missing, wrong or
 * two of them swapped; the first letter is taken to be right. The most frequent words first. A compound that is no
 * guess away is read as the part of it that the vocabulary names (Klimaneutralität: Klima).
 * @param names folded words of the vocabulary
 */
export function createSpeller(
  lexicon: ReadonlyMap<string, number>,
  names: ReadonlySet<string> = new Set(),
): (word: string) => Reading[] {
  const byLook = Map.groupBy(lexicon.keys(), (word) => bucketOf(word, word.length));
  const stems = new Set([...lexicon.keys()].map((word) => stem(word, 'de')));
  const nameStems = new Set([...names].map((name) => stem(name, 'de')));
  const isNamed = (part: string): boolean => names.has(part) || nameStems.has(stem(part, 'de'));
  const isKnown = (word: string): boolean => lexicon.has(word) || stems.has(stem(word, 'de'));
  const near = (word: string): string[] =>
    [-1, 0, 1]
      .flatMap((more) => byLook.get(bucketOf(word, word.length + more)) ?? [])
      .filter((other) => isOneTypoAway(word, other))
      .sort((a, b) => (lexicon.get(b) ?? 0) - (lexicon.get(a) ?? 0) || (a < b ? -1 : 1))
      .slice(0, MOST_READINGS);
  // The last noun says what a compound is, the first what it is about.
  const knownPart = (word: string): string | undefined => {
    for (let cut = SHORTEST_REST; cut <= word.length - SHORTEST_NAME; cut += 1)
      if (isNamed(word.slice(cut))) return word.slice(cut);
    for (let cut = word.length - SHORTEST_REST; cut >= SHORTEST_NAME; cut -= 1)
      if (isNamed(word.slice(0, cut))) return word.slice(0, cut);
    return undefined;
  };
  return (word) => {
    if (word.length < SHORTEST) return [];
    const whole = near(word);
    if (whole.length > 0) return whole.map((other) => [other]);
    const readings: Reading[] = [];
    for (let cut = SHORTEST_PART; cut <= word.length - SHORTEST_PART; cut += 1) {
      const [first, second] = [word.slice(0, cut), word.slice(cut)];
      // Stemming costs the most, and most beginnings are like no word.
      const firsts = near(first);
      if (firsts.length > 0 && isKnown(second)) for (const other of firsts) readings.push([other, second]);
      if (lexicon.has(first)) for (const other of near(second)) readings.push([first, other]);
    }
    if (readings.length > 0) return readings.slice(0, MOST_READINGS);
    const part = knownPart(word);
    return part === undefined ? [] : [[part]];
  };
}

/** Words one typo apart begin alike and differ in length by one letter at most. */
function bucketOf(word: string, length: number): string {
  return `${word.slice(0, 1)}${length}`;
}

/** One edit apart (Damerau 1964) and not the same. */
function isOneTypoAway(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let i = 0;
  while (i < short.length && short[i] === long[i]) i += 1;
  if (i === long.length) return false;
  if (short.length < long.length) return short.slice(i) === long.slice(i + 1);
  const swapped = short[i] === long[i + 1] && short[i + 1] === long[i];
  return short.slice(i + 1) === long.slice(i + 1) || (swapped && short.slice(i + 2) === long.slice(i + 2));
}
