const OVERLAY = 2048;

/** Compares two words from their ends, for the suffix order. */
function compareReversed(a: string, b: string): number {
  let i = a.length - 1;
  let j = b.length - 1;
  for (; i >= 0 && j >= 0; i -= 1, j -= 1) {
    const difference = a.charCodeAt(i) - b.charCodeAt(j);
    if (difference !== 0) return difference;
  }
  return i - j;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Words in some order; `at` gives the word at a place. */
export interface Ordered {
  length: number;
  terms: Uint32Array;
}

/**
 * All words ever indexed, numbered in order of appearance, and sorted twice: forwards for prefixes and
 * typos, backwards for endings (the heads of German compounds). Each order is a long sorted part and a
 * short one that new words join; the short one is merged into the long one in steps.
 */
export class Vocabulary {
  readonly words: string[];
  private readonly numbers: Map<string, number>;
  forward: Ordered[];
  backward: Ordered[];
  private pending: number[] = [];

  constructor(words: string[] = [], forward = new Uint32Array(0), backward = new Uint32Array(0)) {
    this.words = words;
    this.numbers = new Map();
    for (let i = 0; i < words.length; i += 1) this.numbers.set(words[i] ?? '', i);
    this.forward = [{ length: forward.length, terms: forward }];
    this.backward = [{ length: backward.length, terms: backward }];
  }

  get size(): number {
    return this.words.length;
  }

  number(word: string): number | undefined {
    return this.numbers.get(word);
  }

  word(term: number): string {
    return this.words[term] ?? '';
  }

  add(word: string): number {
    const term = this.words.length;
    this.words.push(word);
    this.numbers.set(word, term);
    this.pending.push(term);
    return term;
  }

  /** Puts new words into the orders, yielding between steps of a millisecond or so. Until then only `number` knows them. */
  *settle(): Generator<void> {
    while (this.pending.length > 0) {
      const fresh = this.pending.splice(0, OVERLAY);
      this.forward = yield* this.merge(this.forward, fresh, compare);
      this.backward = yield* this.merge(this.backward, fresh, compareReversed);
      yield;
    }
  }

  private *merge(orders: Ordered[], fresh: number[], by: typeof compare): Generator<void, Ordered[]> {
    const [long = NO_WORDS, short = NO_WORDS] = orders;
    const joined = [...short.terms, ...fresh].sort((a, b) => by(this.word(a), this.word(b)));
    if (joined.length <= OVERLAY) return [long, { length: joined.length, terms: Uint32Array.from(joined) }];
    yield;
    const out = new Uint32Array(long.length + joined.length);
    let i = 0;
    for (const [at, term] of joined.entries()) {
      const word = this.word(term);
      const end = lowerBound(long, (placed) => by(this.word(placed), word) < 0, i);
      out.set(long.terms.subarray(i, end), i + at);
      out[end + at] = term;
      i = end;
      if (at % 1024 === 1023) yield;
    }
    out.set(long.terms.subarray(i), i + joined.length);
    return [{ length: out.length, terms: out }];
  }

  /** Terms that begin with the prefix, itself included. */
  *withPrefix(prefix: string): Generator<number> {
    for (const order of this.forward) {
      const start = lowerBound(order, (term) => this.word(term) < prefix);
      for (let i = start; i < order.length; i += 1) {
        const term = order.terms[i] ?? 0;
        if (!this.word(term).startsWith(prefix)) break;
        yield term;
      }
    }
  }

  /** Terms that end with the suffix, itself included. */
  *withSuffix(suffix: string): Generator<number> {
    for (const order of this.backward) {
      const start = lowerBound(order, (term) => compareReversed(this.word(term), suffix) < 0);
      for (let i = start; i < order.length; i += 1) {
        const term = order.terms[i] ?? 0;
        if (!this.word(term).endsWith(suffix)) break;
        yield term;
      }
    }
  }
}

const NO_WORDS: Ordered = { length: 0, terms: new Uint32Array(0) };

/** First place whose term is not before, from `from` on. */
export function lowerBound(order: Ordered, isBefore: (term: number) => boolean, from = 0): number {
  let low = from;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(order.terms[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}
