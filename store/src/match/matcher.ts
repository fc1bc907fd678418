import type { StringOrder } from '../values/compare.ts';
import { references, walk } from '../values/path.ts';
import { type Doc, firstField, type Value } from '../values/types.ts';
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

/** Asks a predicate of every value its path reaches; the position of the match goes to `state`. */
export function leafTest(parts: string[], predicate: Predicate): (doc: Doc, state?: MatchState) => boolean {
  const { test, expand, position, whole } = predicate;
  if (whole) return whole;
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) {
    return (doc, state) => visit(doc.get(only), -1, state);
  }
  return (doc, state) => walk(doc, parts, (leaf, index) => visit(leaf, index, state));

  function visit(leaf: Value | undefined, index: number, state?: MatchState): boolean {
    if (test(leaf)) {
      if (state) note(state, index >= 0 ? index : position ? position(leaf ?? null) : -1);
      return true;
    }
    if (!expand || !Array.isArray(leaf)) return false;
    const found = leaf.findIndex((item) => test(item));
    if (found < 0) return false;
    if (state) note(state, index >= 0 ? index : found);
    return true;
  }
}

function note(state: MatchState, index: number): void {
  if (index >= 0) state.position = index;
}

/** What no filter may ask, and what to use instead. */
export const refusedOperators = new Map<string, string>([
  ['$where', 'write the condition with query operators or $expr'],
  ['$text', 'use the search index'],
]);

/** True for `{$gt: 1}`, false for a document that is itself the value looked for. */
export function isOperatorDoc(value: Value): value is Doc {
  const [first] = firstField(value);
  return first.startsWith('$') && !references.has(first);
}
