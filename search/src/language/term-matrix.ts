import type { createPacer } from './pace.ts';

/** A texts × terms TF-IDF matrix in compressed rows; every row has length 1. */
export interface TermMatrix {
  texts: number;
  terms: Map<string, number>;
  idf: Float32Array;
  /** Row `t` is `columns` and `values` from `starts[t]` up to `starts[t + 1]`. */
  starts: Int32Array;
  columns: Int32Array;
  values: Float32Array;
}

/** In a small corpus even its topics are in a third of the texts, so terms in this few are never too common. */
const ALWAYS_KEPT = 10;

/** Weights (1 + ln tf) · ln(N / df); terms in fewer than `minTexts` or more than 30 % of the texts are left out. */
export async function buildTermMatrix(
  texts: readonly (readonly string[])[],
  minTexts: number,
  pace: ReturnType<typeof createPacer>,
): Promise<TermMatrix> {
  const frequency = new Map<string, number>();
  for (const text of texts) {
    for (const term of new Set(text)) frequency.set(term, (frequency.get(term) ?? 0) + 1);
    await pace();
  }
  const terms = new Map<string, number>();
  const idf: number[] = [];
  for (const [term, count] of frequency) {
    if (count < minTexts || count > Math.max(texts.length * 0.3, ALWAYS_KEPT)) continue;
    terms.set(term, terms.size);
    idf.push(Math.log(texts.length / count) || 1e-3);
  }
  const starts = new Int32Array(texts.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  for (const [number, text] of texts.entries()) {
    const counts = new Map<number, number>();
    for (const term of text) {
      const column = terms.get(term);
      if (column !== undefined) counts.set(column, (counts.get(column) ?? 0) + 1);
    }
    const row = [...counts].map(
      ([column, count]) => [column, (1 + Math.log(count)) * (idf[column] ?? 0)] as const,
    );
    const length = Math.sqrt(row.reduce((sum, [, value]) => sum + value * value, 0)) || 1;
    for (const [column, value] of row) {
      columns.push(column);
      values.push(value / length);
    }
    starts[number + 1] = columns.length;
    await pace();
  }
  return {
    texts: texts.length,
    terms,
    idf: Float32Array.from(idf),
    starts,
    columns: Int32Array.from(columns),
    values: Float32Array.from(values),
  };
}
