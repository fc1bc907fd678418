import { comparable } from '../filter.ts';
import type { Scalar } from '../port.ts';
import { Bitset } from './bitset.ts';
import { Growable, uint32, uint8 } from './growable.ts';

const PRESENT = 1;
const NULL = 2;
const EMPTY = 4;

/**
 * The values of one filterable or sortable field for all documents: each distinct value once, numbered,
 * and for each document the numbers of its values, in document order.
 */
export class Column {
  /** Distinct values as first written; their numbers are their places. */
  readonly values: Scalar[];
  private readonly numbers = new Map<Scalar, number>();
  /** Document d has `pool` from starts[d] up to starts[d + 1]. */
  readonly starts: Growable<Uint32Array<ArrayBuffer>>;
  readonly pool: Growable<Uint32Array<ArrayBuffer>>;
  readonly flags: Growable<Uint8Array<ArrayBuffer>>;

  constructor(
    values: Scalar[] = [],
    starts = new Growable(uint32),
    pool = new Growable(uint32),
    flags = new Growable(uint8),
  ) {
    this.values = values;
    values.forEach((value, number) => this.numbers.set(comparable(value), number));
    this.starts = starts;
    this.pool = pool;
    this.flags = flags;
    if (starts.length === 0) starts.push(0);
  }

  /** Appends the next document's value; anything but scalars and lists of them has no filterable value. */
  add(value: unknown): void {
    const seen = new Set<number>();
    for (const member of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (!isScalar(member)) continue;
      const number = this.numberFor(member);
      if (!seen.has(number)) this.pool.push(number);
      seen.add(number);
    }
    this.starts.push(this.pool.length);
    const present = value === undefined ? 0 : PRESENT;
    this.flags.push(present | (value === null ? NULL : 0) | (isEmpty(value) ? EMPTY : 0));
  }

  private numberFor(value: Scalar): number {
    const key = comparable(value);
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.values.length;
    this.values.push(value);
    this.numbers.set(key, number);
    return number;
  }

  number(value: Scalar): number | undefined {
    return this.numbers.get(comparable(value));
  }

  /** Documents with at least one of the values that `fits` accepts. */
  where(fits: (value: Scalar) => boolean, size: number): Bitset {
    const wanted = Uint8Array.from(this.values, (value) => (fits(value) ? 1 : 0));
    return this.whereNumbers(wanted, size);
  }

  /** Documents with at least one value whose number is marked. */
  whereNumbers(wanted: Uint8Array, size: number): Bitset {
    const out = new Bitset(size);
    const { words } = out;
    let at = 0;
    for (let document = 0; document < size; document += 1) {
      const end = this.starts.get(document + 1);
      for (; at < end; at += 1) {
        if (wanted[this.pool.get(at)] === 1)
          words[document >>> 5] = (words[document >>> 5] ?? 0) | (1 << (document & 31));
      }
    }
    return out;
  }

  whereFlag(flag: 'exists' | 'isNull' | 'isEmpty', size: number): Bitset {
    const mask = { exists: PRESENT, isNull: NULL, isEmpty: EMPTY }[flag];
    const out = new Bitset(size);
    for (let document = 0; document < size; document += 1)
      if ((this.flags.get(document) & mask) !== 0) out.add(document);
    return out;
  }

  /** How many of the documents have each value, by value number. */
  count(documents: Uint32Array): Uint32Array {
    const counts = new Uint32Array(this.values.length);
    for (let i = 0; i < documents.length; i += 1) {
      const document = documents[i] ?? 0;
      const end = this.starts.get(document + 1);
      for (let at = this.starts.get(document); at < end; at += 1) {
        const number = this.pool.get(at);
        counts[number] = (counts[number] ?? 0) + 1;
      }
    }
    return counts;
  }

  /** Number of the document's first value, −1 without one: what it sorts by. */
  first(document: number): number {
    const start = this.starts.get(document);
    return start === this.starts.get(document + 1) ? -1 : this.pool.get(start);
  }
}

function isScalar(value: unknown): value is Scalar {
  return (
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isFinite(value))
  );
}

function isEmpty(value: unknown): boolean {
  if (value === '' || (Array.isArray(value) && value.length === 0)) return true;
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0
  );
}
