/** Nearer than this, two scores count as equal: it is what two decimals can show. */
const CLOSE = 0.01;
/** Sums of the same numbers in another order may differ by so much. */
const ROUNDING = 1e-9;

export interface Place {
  /** From 1. Equals share theirs, and the next one is counted behind all of them: 1, 2, 2, 4. */
  rank: number;
  isTied: boolean;
}

/**
 * Ranks scores, the highest first. A tie reaches from its first score down to whatever is less than a hundredth below;
 * so a place never hangs on digits that nobody sees, and a long row of small steps does not become one tie.
 */
export function rank(scores: readonly { id: string; score: number }[]): Map<string, Place> {
  const sorted = scores.toSorted((one, other) => other.score - one.score);
  const places = new Map<string, Place>();
  let first = 0;
  while (first < sorted.length) {
    const top = sorted[first]?.score ?? 0;
    let end = first + 1;
    while (end < sorted.length && top - (sorted[end]?.score ?? 0) < CLOSE - ROUNDING) end += 1;
    for (const { id } of sorted.slice(first, end))
      places.set(id, { rank: first + 1, isTied: end - first > 1 });
    first = end;
  }
  return places;
}
