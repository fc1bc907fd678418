/** Repeatable randomness: the same seed gives the same region on every machine. */
export interface Chance {
  /** A number from 0 up to but not including 1. */
  next: () => number;
  /** A whole number from min to max, both included. */
  between: (min: number, max: number) => number;
  pick: <T>(list: readonly T[]) => T;
  shuffle: <T>(list: readonly T[]) => T[];
}

/** Mulberry32 by Tommy Ettinger (public domain): 32 bits of state, plenty for picking words. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[Math.floor(next() * list.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  };
  const shuffle = <T>(list: readonly T[]): T[] =>
    list
      .map((one) => ({ one, order: next() }))
      .toSorted((a, b) => a.order - b.order)
      .map(({ one }) => one);
  return { next, between, pick, shuffle };
}
