/** How a text is cut into terms; the language analyser's in the product, `plainTerms` where none is given. */
export type Analyse = (text: string) => string[];

/** A profile or a past deal: something with words, and perhaps their vector already. */
export interface Worded {
  text?: string;
  vector?: Float32Array;
}

/** Latent vector of what is said, of unit length; undefined where there is no model or it knows none of the words. */
export type VectorOf = (of: Worded) => Float32Array | undefined;

/** Terms of one text by ascending id: parallel arrays, so 100,000 profiles stay small. `weights` has unit length. */
export interface TermVector {
  terms: Int32Array;
  counts: Float32Array;
  weights: Float32Array;
  length: number;
}

const EMPTY: TermVector = {
  terms: new Int32Array(0),
  counts: new Float32Array(0),
  weights: new Float32Array(0),
  length: 0,
};

/** BM25's usual constants: k1 damps repeated words, b punishes long texts. */
const K1 = 1.2;
const B = 0.75;
const CENTRE_TERMS = 200;

function plainTerms(text: string): string[] {
  return (
    text
      .toLowerCase()
      .normalize('NFKD')
      .match(/[\p{L}\p{N}]+/gu)
      ?.filter((term) => term.length > 2) ?? []
  );
}

/** Word statistics of one collection of profiles. */
export class TextModel {
  private readonly ids = new Map<string, number>();
  private readonly documentFrequency: number[] = [];
  private documents = 0;
  private totalLength = 0;
  private readonly analyse: Analyse;

  constructor(analyse: Analyse = plainTerms) {
    this.analyse = analyse;
  }

  learn(text: string): void {
    const terms = this.analyse(text);
    if (terms.length === 0) return;
    this.documents++;
    this.totalLength += terms.length;
    for (const term of new Set(terms)) {
      const id = this.ids.get(term) ?? this.ids.size;
      this.ids.set(term, id);
      this.documentFrequency[id] = (this.documentFrequency[id] ?? 0) + 1;
    }
  }

  /** Robertson and Sparck Jones, kept positive. */
  idf(term: number): number {
    const df = this.documentFrequency[term] ?? 0;
    return Math.log(1 + (this.documents - df + 0.5) / (df + 0.5));
  }

  /** Terms nobody else uses carry nothing for a comparison, so unknown terms are left out. */
  vector(text: string): TermVector {
    const counts = new Map<number, number>();
    let length = 0;
    for (const term of this.analyse(text)) {
      length++;
      const id = this.ids.get(term);
      if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    if (counts.size === 0) return EMPTY;
    const terms = Int32Array.from(counts.keys()).sort();
    const raw = Float32Array.from(terms, (term) => counts.get(term) ?? 0);
    const weights = Float32Array.from(terms, (term, i) => (1 + Math.log(raw[i] ?? 1)) * this.idf(term));
    const norm = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
    return { terms, counts: raw, weights: weights.map((weight) => weight / norm), length };
  }

  /** Mean of several vectors, its strongest terms only, of unit length. */
  centre(vectors: TermVector[]): TermVector {
    const sums = new Map<number, number>();
    for (const { terms, weights } of vectors)
      terms.forEach((term, i) => sums.set(term, (sums.get(term) ?? 0) + (weights[i] ?? 0)));
    const kept = [...sums].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, CENTRE_TERMS);
    const norm = Math.sqrt(kept.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
    kept.sort((a, b) => a[0] - b[0]);
    return {
      terms: Int32Array.from(kept, ([term]) => term),
      counts: new Float32Array(kept.length).fill(1),
      weights: Float32Array.from(kept, ([, weight]) => weight / norm),
      length: kept.length,
    };
  }

  /** BM25 of a document for a query, each query term counted once. */
  bm25(query: TermVector, document: TermVector): number {
    const norm = K1 * (1 - B + (B * document.length * this.documents) / (this.totalLength || 1));
    let sum = 0;
    meet(query, document, (_, d, term) => {
      const count = document.counts[d] ?? 0;
      sum += (this.idf(term) * count * (K1 + 1)) / (count + norm);
    });
    return sum;
  }
}

function meet(a: TermVector, b: TermVector, visit: (i: number, j: number, term: number) => void): void {
  let i = 0;
  let j = 0;
  while (i < a.terms.length && j < b.terms.length) {
    const x = a.terms[i] ?? 0;
    const y = b.terms[j] ?? 0;
    if (x === y) visit(i++, j++, x);
    else if (x < y) i++;
    else j++;
  }
}

export function cosine(a: TermVector, b: TermVector): number {
  let sum = 0;
  meet(a, b, (i, j) => (sum += (a.weights[i] ?? 0) * (b.weights[j] ?? 0)));
  return sum;
}

/** Cosine of two latent vectors of unit length; 0 where either is missing or they come from different models. */
export function latentCosine(a: Float32Array | undefined, b: Float32Array | undefined): number {
  if (!a || !b || a.length !== b.length) return 0;
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
