import { Accumulator } from './accumulator.ts';
import type { Postings } from './postings.ts';
import type { Alternative, Atom, Group } from './understand.ts';

/** Documents with at least one query word, and how well they fit. */
export interface Scored {
  /** In no order. */
  documents: Uint32Array;
  /** 0–1, by place in `documents`. */
  scores: Float32Array;
}

const STOPWORD_WEIGHT = 0.15;

/** Working memory of one index's searches, which run one after the other. */
export class Scorer {
  private size = 0;
  private atom = new Accumulator(0);
  private group = new Accumulator(0);
  private total = new Accumulator(0);
  private sums = new Float32Array(0);
  private counts = new Uint8Array(0);
  private hits = new Uint8Array(0);

  /**
   * BM25 over groups of words: a group counts as one word, whichever of its alternatives fits best; an
   * atom's document frequency is that of all its terms together. Documents with more of the query's words come first.
   * @param living number of documents, for the inverse document frequency
   * @param mask fields to look in, bit f for searchable field f
   */
  score(
    groups: readonly Group[],
    postings: Postings,
    size: number,
    living: number,
    mask: number,
    all: boolean,
  ): Scored {
    this.grow(size);
    const content = groups.some((group) => !group.stopword)
      ? groups.filter((group) => !group.stopword)
      : groups;
    let possible = 0;
    for (const group of groups) {
      const counted = content.includes(group);
      const weight = counted ? 1 : STOPWORD_WEIGHT;
      const sole = soleAtom(group);
      if (sole) {
        const scale = this.fill(sole.atom, sole.factor, postings, living, mask);
        possible += scale * 255 * weight;
        this.addUp(this.atom, scale * weight, counted);
        continue;
      }
      let best = 0;
      for (const alternative of group.alternatives) {
        best = Math.max(best, this.add(alternative, postings, living, mask));
      }
      possible += best * weight;
      this.addUp(this.group, weight, counted);
    }
    return this.collect(content.length, possible, all);
  }

  /** Puts an alternative into the group; returns the most it can give. */
  private add({ factor, atoms }: Alternative, postings: Postings, living: number, mask: number): number {
    let most = 0;
    const { atom, sums, counts } = this;
    for (const [place, terms] of atoms.entries()) {
      const scale = this.fill(terms, factor / atoms.length, postings, living, mask);
      most += scale * 255;
      for (let i = 0; i < atom.length; i += 1) {
        const document = atom.touched[i] ?? 0;
        const value = scale * (atom.values[document] ?? 0);
        if (atoms.length === 1) this.group.raise(document, value);
        else if (counts[document] === place) {
          counts[document] = place + 1;
          sums[document] = (sums[document] ?? 0) + value;
          if (place === atoms.length - 1) this.group.raise(document, sums[document] ?? 0);
        }
      }
      if (atoms.length === 1 || place < atoms.length - 1) atom.clear();
    }
    if (atoms.length > 1) this.reset(atoms, postings, mask);
    return most;
  }

  /** Spreads an atom over its documents; returns what their values are to be multiplied with. */
  private fill(terms: Atom, factor: number, postings: Postings, living: number, mask: number): number {
    for (const [term, value] of terms) postings.spread(term, value, mask, this.atom);
    const n = Math.min(this.atom.length, living);
    return (factor * Math.log(1 + (living - n + 0.5) / (n + 0.5))) / 255;
  }

  /** Forgets the sums of an alternative of several atoms: every document in them was in the first. */
  private reset(atoms: Alternative['atoms'], postings: Postings, mask: number): void {
    this.atom.clear();
    for (const [term, value] of atoms[0] ?? []) postings.spread(term, value, mask, this.atom);
    for (let i = 0; i < this.atom.length; i += 1) {
      const document = this.atom.touched[i] ?? 0;
      this.counts[document] = 0;
      this.sums[document] = 0;
    }
    this.atom.clear();
  }

  private addUp(from: Accumulator, scale: number, counted: boolean): void {
    const { total, hits } = this;
    for (let i = 0; i < from.length; i += 1) {
      const document = from.touched[i] ?? 0;
      const before = total.values[document] ?? 0;
      total.raise(document, before + scale * (from.values[document] ?? 0));
      from.values[document] = 0;
      if (counted) hits[document] = (hits[document] ?? 0) + 1;
    }
    from.length = 0;
  }

  private collect(words: number, possible: number, all: boolean): Scored {
    const { total, hits } = this;
    const documents = new Uint32Array(total.length);
    const scores = new Float32Array(total.length);
    let length = 0;
    for (let i = 0; i < total.length; i += 1) {
      const document = total.touched[i] ?? 0;
      const hit = hits[document] ?? 0;
      hits[document] = 0;
      if (hit === 0 || (all && hit < words)) continue;
      documents[length] = document;
      scores[length] = rank(hit, words, (total.values[document] ?? 0) / possible);
      length += 1;
    }
    total.clear();
    return { documents: documents.subarray(0, length), scores: scores.subarray(0, length) };
  }

  private grow(size: number): void {
    if (size <= this.size) return;
    this.size = Math.max(1024, 2 ** Math.ceil(Math.log2(size)));
    this.atom = new Accumulator(this.size);
    this.group = new Accumulator(this.size);
    this.total = new Accumulator(this.size);
    this.sums = new Float32Array(this.size);
    this.counts = new Uint8Array(this.size);
    this.hits = new Uint8Array(this.size);
  }
}

/** A word fitted in one way by one idea, as most are, needs no weighing of ways. */
function soleAtom({ alternatives }: Group): { atom: Atom; factor: number } | undefined {
  const [sole] = alternatives;
  const [atom] = sole?.atoms ?? [];
  const isSole = alternatives.length === 1 && sole?.atoms.length === 1;
  return sole && atom && isSole ? { atom, factor: sole.factor } : undefined;
}

/** More words fitted is better; among equals the BM25 share decides. */
function rank(hit: number, words: number, share: number): number {
  return Math.min(1, (hit - 1 + Math.min(1, share)) / words);
}
