/** BM25 over a fixed set of documents, each given as its terms (see `Analyser.terms`). */
export interface Bm25 {
  readonly size: number;
  /** Inverse document frequency of a term, ln(1 + (N − n + ½) / (n + ½)); a term no document has gets the highest. */
  idf(term: string): number;
  /**
   * Scores of all documents that hold at least one of the terms, by document number.
   * @param query terms with weights (a plain list weighs each 1); repeats in a list are counted once.
   */
  scores(query: readonly string[] | ReadonlyMap<string, number>): Map<number, number>;
  /** Score of one document; 0 when it holds none of the terms. */
  score(query: readonly string[] | ReadonlyMap<string, number>, document: number): number;
}

export interface Bm25Options {
  /** Saturation of repeats, default 1.2. */
  k1?: number;
  /** Length normalisation from 0 (none) to 1 (full), default 0.75. */
  b?: number;
}

/** Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, formula 3.15. */
export function createBm25(documents: readonly (readonly string[])[], options: Bm25Options = {}): Bm25 {
  const { k1 = 1.2, b = 0.75 } = options;
  const postings = new Map<string, Map<number, number>>();
  const lengths = documents.map((terms, number) => {
    for (const term of terms) {
      const posting = postings.get(term) ?? new Map<number, number>();
      posting.set(number, (posting.get(number) ?? 0) + 1);
      postings.set(term, posting);
    }
    return terms.length;
  });
  const averageLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length) || 1;
  const idf = (term: string): number => {
    const n = postings.get(term)?.size ?? 0;
    return Math.log(1 + (documents.length - n + 0.5) / (n + 0.5));
  };
  const weigh = (count: number, document: number): number =>
    (count * (k1 + 1)) / (count + k1 * (1 - b + (b * (lengths[document] ?? 0)) / averageLength));
  const weighted = (query: readonly string[] | ReadonlyMap<string, number>): ReadonlyMap<string, number> =>
    query instanceof Map ? query : new Map([...query].map((term) => [term as string, 1]));
  return {
    size: documents.length,
    idf,
    scores(query) {
      const totals = new Map<number, number>();
      for (const [term, weight] of weighted(query)) {
        const scale = weight * idf(term);
        for (const [document, count] of postings.get(term) ?? []) {
          totals.set(document, (totals.get(document) ?? 0) + scale * weigh(count, document));
        }
      }
      return totals;
    },
    score(query, document) {
      let total = 0;
      for (const [term, weight] of weighted(query)) {
        const count = postings.get(term)?.get(document);
        if (count !== undefined) total += weight * idf(term) * weigh(count, document);
      }
      return total;
    },
  };
}
