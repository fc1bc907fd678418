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

/** More edits than anybody allows. */
const FAR = 99;

/**
 * Goes through the sorted words of the same first letter like through a trie: one row of the edit
 * distance table for each letter, kept for as long as the next word shares the letters.
 *
 *     hydra      row h, y, d, r, a
 *     hydrant    rows h–a are still right: compute n, t
 *     hyena      row h, y kept; e, n: smallest entry > allowed → skip all words starting with "hyen"
 *
 * Words too short or too long to be within reach are passed over without a row.
 */
function walk(
  vocabulary: Vocabulary,
  order: Ordered,
  word: string,
  allowed: number,
  prefix: boolean,
  found: Map<number, number>,
): void {
  const first = word.charCodeAt(0);
  const width = word.length + 1;
  const deepest = word.length + allowed;
  const shortest = word.length - allowed;
  const longest = prefix ? Infinity : deepest;
  const rows = new Uint8Array((deepest + 2) * width).fill(FAR);
  for (let j = 0; j < width; j += 1) rows[j] = j;
  const best = new Uint8Array(deepest + 2).fill(FAR);
  let before = '';
  let depth = 0;
  let i = lowerBound(order, (term) => vocabulary.word(term) < word.slice(0, 1));
  while (i < order.length) {
    const term = order.terms[i] ?? 0;
    const candidate = vocabulary.word(term);
    if (candidate.charCodeAt(0) !== first) break;
    if (candidate.length < shortest || candidate.length > longest) {
      i += 1;
      continue;
    }
    let shared = 0;
    while (shared < depth && candidate.charCodeAt(shared) === before.charCodeAt(shared)) shared += 1;
    depth = shared;
    const end = Math.min(candidate.length, deepest);
    let dead = false;
    while (depth < end && !dead) {
      depth += 1;
      const smallest = fillRow(rows, width, depth, word, candidate, allowed);
      const whole = depth < shortest ? FAR : (rows[depth * width + word.length] ?? FAR);
      best[depth] = Math.min(whole, depth > 1 ? (best[depth - 1] ?? FAR) : FAR);
      dead = smallest > allowed && !(prefix && (best[depth] ?? FAR) <= allowed);
    }
    before = candidate;
    if (dead) {
      i = pastPrefix(vocabulary, order, candidate.slice(0, depth), i);
      continue;
    }
    const typos = prefix ? (best[end] ?? FAR) : (rows[end * width + word.length] ?? FAR);
    if (typos <= allowed) found.set(term, Math.min(typos, found.get(term) ?? FAR));
    i += 1;
  }
}

/**
 * First place after `from` whose word does not begin with the prefix that the one at `from` begins with. Such runs are
 * short more often than not, so steps grow from one.
 */
function pastPrefix(vocabulary: Vocabulary, order: Ordered, prefix: string, from: number): number {
  const begins = (place: number): boolean =>
    place < order.length && vocabulary.word(order.terms[place] ?? 0).startsWith(prefix);
  let low = from;
  let step = 1;
  while (begins(low + step)) {
    low += step;
    step *= 2;
  }
  let high = low + step;
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    if (begins(middle)) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * Fills row `depth` (letters of the candidate so far) and returns its smallest entry. Only entries within `allowed` of
 * the diagonal can be small enough to matter; those beside them count as far.
 */
function fillRow(
  rows: Uint8Array,
  width: number,
  depth: number,
  word: string,
  candidate: string,
  allowed: number,
): number {
  const row = depth * width;
  const above = row - width;
  const letter = candidate.charCodeAt(depth - 1);
  const previous = depth > 1 ? candidate.charCodeAt(depth - 2) : -1;
  const start = Math.max(1, depth - allowed);
  const end = Math.min(width - 1, depth + allowed);
  rows[row + start - 1] = start === 1 ? depth : FAR;
  if (end < width - 1) rows[row + end + 1] = FAR;
  let smallest = start === 1 ? depth : FAR;
  for (let j = start; j <= end; j += 1) {
    const same = word.charCodeAt(j - 1) === letter;
    let value = Math.min(
      (rows[above + j] ?? FAR) + 1,
      (rows[row + j - 1] ?? FAR) + 1,
      (rows[above + j - 1] ?? FAR) + (same ? 0 : 1),
    );
    const swapped = j > 1 && word.charCodeAt(j - 1) === previous && word.charCodeAt(j - 2) === letter;
    if (swapped) value = Math.min(value, (rows[above - width + j - 2] ?? FAR) + 1);
    rows[row + j] = value;
    if (value < smallest) smallest = value;
  }
  return smallest;
}
