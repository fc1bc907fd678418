import type { StringOrder } from '../values/compare.ts';
import type { Doc, Value } from '../values/types.ts';

/** What a match leaves behind: where in an array the positional `$` points. */
export interface MatchState {
  position: number;
}

export type Matcher = (doc: Doc, state?: MatchState) => boolean;

export interface MatchOptions {
  /** String order of a collation. */
  strings?: StringOrder;
  /** Variables for `$expr`. */
  variables?: Doc;
}

/** True where all are. */
export function all(tests: Matcher[]): Matcher {
  const [first, second] = tests;
  if (!first) return () => true;
  if (!second) return first;
  return (doc, state) => tests.every((test) => test(doc, state));
}

/** One operator on the values of one path. */
export interface Predicate {
  /** `undefined` is a missing value. */
  test: (value: Value | undefined) => boolean;
  /** Whether the items of an array are asked too, not only the array itself. */
  expand: boolean;
  negate?: boolean;
  /** Where in an array value the match stands, for the positional `$`. */
  position?: (value: Value) => number;
  /** Asks the whole document instead of one path's values. */
  whole?: Matcher;
}
