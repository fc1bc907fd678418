import { createPacer } from '../language/pace.ts';
import { failedGates } from './gates.ts';
import { isCurrent, needsOf, offersOf, type MatchProfile, type Wish } from './profile.ts';

/**
 * How many of some profiles one could be introduced to with something to talk about: no gate is in the way, and one of
 * them offers what the other needs. Takes a fraction of ranking them, and gives the event loop its turns.
 */
export async function countFitting(
  seeker: MatchProfile,
  candidates: Iterable<MatchProfile>,
  now: Date,
): Promise<number> {
  const current = (wishes: Wish[]) => wishes.filter((wish) => isCurrent(wish, now));
  const needs = new Set(current(needsOf(seeker)).map(({ code }) => code));
  const offers = new Set(current(offersOf(seeker)).map(({ code }) => code));
  const pace = createPacer();
  let fitting = 0;
  for (const one of candidates) {
    const shares =
      current(offersOf(one)).some(({ code }) => needs.has(code)) ||
      current(needsOf(one)).some(({ code }) => offers.has(code));
    if (shares && failedGates(seeker, one, now).length === 0) fitting += 1;
    const turn = pace();
    if (turn) await turn;
  }
  return fitting;
}
