import type { Accumulator } from './accumulator.ts';
import { Growable, uint32 } from './growable.ts';

const PAGE_BITS = 16;
const PAGE = 1 << PAGE_BITS;
const LONGEST_CHUNK = 4096;

/**
 * For every term the documents that hold it. A term's postings are a chain of chunks in shared pages:
 *
 *     heads[term] ─▶ [next│doc doc] ─▶ [next│doc doc doc doc] ─▶ [0│doc · · · · · · ·]
 *
 * Chunks hold 1, 2, 4 … 4096 postings, so rare terms cost little, frequent ones read straight through,
 * and adding a posting never moves another. Weights lie in a parallel 16-bit page at the same place.
 */
export class Postings {
  readonly documents: Uint32Array[] = [];
  readonly weights: Uint16Array[] = [];
  readonly heads: Growable<Uint32Array<ArrayBuffer>>;
  readonly tails: Growable<Uint32Array<ArrayBuffer>>;
  readonly counts: Growable<Uint32Array<ArrayBuffer>>;
  /** First free place; 0 stays unused, as it means "no chunk". */
  free = 1;

  constructor(heads = new Growable(uint32), tails = new Growable(uint32), counts = new Growable(uint32)) {
    this.heads = heads;
    this.tails = tails;
    this.counts = counts;
  }

  addTerm(): void {
    this.heads.push(0);
    this.tails.push(0);
    this.counts.push(0);
  }

  /** Number of documents that were ever added under a term, removed ones included. */
  count(term: number): number {
    return this.counts.get(term);
  }

  /**
   * @param document higher than all before it under this term
   * @param weight high byte: bit f is set if the term is in field f; low byte: impact 1–255
   */
  add(term: number, document: number, weight: number): void {
    const count = this.counts.get(term);
    const used = usedInLastChunk(count);
    let chunk = this.tails.get(term);
    let at = used;
    if (used === 0) {
      chunk = this.newChunk(nextChunkSize(count));
      const last = this.tails.get(term);
      if (last === 0) this.heads.set(term, chunk);
      else this.page(last)[last & (PAGE - 1)] = chunk;
      this.tails.set(term, chunk);
      at = 0;
    }
    const place = chunk + 1 + at;
    this.page(place)[place & (PAGE - 1)] = document;
    const weights = this.weights[place >>> PAGE_BITS];
    if (weights) weights[place & (PAGE - 1)] = weight;
    this.counts.set(term, count + 1);
  }

  /** Raises `into` to factor × impact for every document that has the term in one of the fields of `mask`. */
  spread(term: number, factor: number, mask: number, into: Accumulator): void {
    let left = this.counts.get(term);
    let chunk = this.heads.get(term);
    let size = 1;
    while (left > 0) {
      const documents = this.page(chunk);
      const weights = this.weights[chunk >>> PAGE_BITS] ?? EMPTY;
      const start = (chunk & (PAGE - 1)) + 1;
      const end = start + Math.min(size, left);
      for (let i = start; i < end; i += 1) {
        const weight = weights[i] ?? 0;
        if (((weight >>> 8) & mask) !== 0) into.raise(documents[i] ?? 0, factor * (weight & 255));
      }
      left -= size;
      chunk = documents[start - 1] ?? 0;
      size = Math.min(size * 2, LONGEST_CHUNK);
    }
  }

  private newChunk(size: number): number {
    const needed = size + 1;
    // A chunk never crosses a page.
    if ((this.free & (PAGE - 1)) + needed > PAGE) this.free = (this.free + PAGE) & ~(PAGE - 1);
    const chunk = this.free;
    while (chunk >>> PAGE_BITS >= this.documents.length) {
      this.documents.push(new Uint32Array(PAGE));
      this.weights.push(new Uint16Array(PAGE));
    }
    this.free += needed;
    return chunk;
  }

  private page(place: number): Uint32Array {
    return this.documents[place >>> PAGE_BITS] ?? NO_DOCUMENTS;
  }
}

const EMPTY = new Uint16Array(0);
const NO_DOCUMENTS = new Uint32Array(0);

/** 1 + 2 + … + 2048 = 4095 postings fit the growing chunks; after them all are of 4096. */
function usedInLastChunk(count: number): number {
  if (count >= LONGEST_CHUNK - 1) return (count - (LONGEST_CHUNK - 1)) % LONGEST_CHUNK;
  const chunk = 31 - Math.clz32(count + 1);
  return count - ((1 << chunk) - 1);
}

function nextChunkSize(count: number): number {
  return Math.min(count + 1, LONGEST_CHUNK);
}
