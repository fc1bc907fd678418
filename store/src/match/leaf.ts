import { walk } from '../values/path.ts';
import type { Doc, Value } from '../values/types.ts';
import type { MatchState, Predicate } from './matcher.ts';

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
