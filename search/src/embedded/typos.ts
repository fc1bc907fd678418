import { lowerBound, type Ordered, type Vocabulary } from './vocabulary.ts';

/** Typos allowed for a word of this many characters, as Meilisearch has it: one from 5, two from 9. */
export function typosAllowed(length: number): 0 | 1 | 2 {
  if (length < 5) return 0;
  return length < 9 ? 1 : 2;
}

export interface TypoMatch {
  term: number;
  typos: number;
}

/**
 * Terms within the allowed edits of the word (insert, delete, replace, swap of neighbours). A wrong first
 * letter counts two. With `prefix`, the word may also be the start of a term. Exact matches are left out.
 */
export function withTypos(vocabulary: Vocabulary, word: string, prefix: boolean): TypoMatch[] {
  const allowed = typosAllowed(word.length);
  if (allowed === 0) return [];
  const found = new Map<number, number>();
  for (const order of vocabulary.forward) walk(vocabulary, order, word, allowed, prefix, found);
  if (allowed === 2)
    for (const term of otherFirstLetter(vocabulary, word)) if (!found.has(term)) found.set(term, 2);
  return [...found].filter(([, typos]) => typos > 0).map(([term, typos]) => ({ term, typos }));
}

/** One edit that touches the first letter. */
function otherFirstLetter(vocabulary: Vocabulary, word: string): number[] {
  const rest = word.slice(1);
  const swapped = `${word[1] ?? ''}${word[0] ?? ''}${word.slice(2)}`;
  const spellings = new Set([rest, swapped]);
  for (const letter of 'abcdefghijklmnopqrstuvwxyz0123456789') {
    spellings.add(letter + rest);
    spellings.add(letter + word);
  }
  return [...spellings]
    .filter((spelling) => spelling[0] !== word[0])
    .map((spelling) => vocabulary.number(spelling))
    .filter((term) => term !== undefined);
}

/**
 * Goes through the sorted words of the same first letter like through a trie: one row of the edit
 * distance table for each letter, kept for as long as the next word shares the letters.
 *
 *     hydra      row h, y, d, r, a
 *     hydrant    rows h–a are still right: compute n, t
 *     hyena      row h, y kept; e, n: smallest entry > allowed → skip all words starting with "hyen"
 */
function walk(
  vocabulary: Vocabulary,
  order: Ordered,
  word: string,
  allowed: number,
  prefix: boolean,
  found: Map<number, number>,
): void {
  const first = word[0] ?? '';
  const width = word.length + 1;
  const deepest = word.length + allowed;
  const rows = new Uint8Array((deepest + 2) * width);
  for (let j = 0; j < width; j += 1) rows[j] = j;
  const best = new Uint8Array(deepest + 2).fill(99);
  let before = '';
  let depth = 0;
  let i = lowerBound(order, (term) => vocabulary.word(term) < first);
  while (i < order.length) {
    const term = order.terms[i] ?? 0;
    const candidate = vocabulary.word(term);
    if (candidate[0] !== first) break;
    let shared = 0;
    while (shared < depth && candidate.charCodeAt(shared) === before.charCodeAt(shared)) shared += 1;
    depth = shared;
    const end = Math.min(candidate.length, deepest);
    let dead = false;
    while (depth < end && !dead) {
      depth += 1;
      const smallest = fillRow(rows, width, depth, word, candidate);
      const whole = rows[depth * width + word.length] ?? 99;
      best[depth] = Math.min(whole, depth > 1 ? (best[depth - 1] ?? 99) : 99);
      dead = smallest > allowed && !(prefix && (best[depth] ?? 99) <= allowed);
    }
    before = candidate;
    if (dead) {
      const stem = candidate.slice(0, depth);
      i = lowerBound(order, (other) => vocabulary.word(other).slice(0, depth) <= stem, i + 1);
      continue;
    }
    const typos = prefix
      ? (best[end] ?? 99)
      : candidate.length <= deepest
        ? (rows[end * width + word.length] ?? 99)
        : 99;
    if (typos <= allowed) found.set(term, Math.min(typos, found.get(term) ?? 99));
    i += 1;
  }
}

/** Fills row `depth` (letters of the candidate so far) and returns its smallest entry. */
function fillRow(rows: Uint8Array, width: number, depth: number, word: string, candidate: string): number {
  const row = depth * width;
  const letter = candidate.charCodeAt(depth - 1);
  rows[row] = depth;
  let smallest = depth;
  for (let j = 1; j < width; j += 1) {
    const same = word.charCodeAt(j - 1) === letter;
    let value = Math.min(
      (rows[row - width + j] ?? 99) + 1,
      (rows[row + j - 1] ?? 99) + 1,
      (rows[row - width + j - 1] ?? 99) + (same ? 0 : 1),
    );
    const swapped =
      depth > 1 &&
      j > 1 &&
      word.charCodeAt(j - 2) === letter &&
      word.charCodeAt(j - 1) === candidate.charCodeAt(depth - 2);
    if (swapped) value = Math.min(value, (rows[row - 2 * width + j - 2] ?? 99) + 1);
    rows[row + j] = value;
    if (value < smallest) smallest = value;
  }
  return smallest;
}
