import { asDeal, tally, valuesOf, type Field, type Prior, type Tallies } from './prior.ts';
import { isCurrent, needsOf, offersOf, type MatchProfile, type Urgency, type Wish } from './profile.ts';
import type { TermVector, TextModel } from './text.ts';

const URGENCY: Record<Urgency, number> = { now: 1, soon: 0.7, later: 0.4 };
/** Nearest past deals are looked for among the latest so many. */
const HISTORY_COMPARED = 80;

/** A profile as features read it: current wishes, sets, terms. Made once per profile and context. */
export interface Prepared {
  profile: MatchProfile;
  /** need code → weight of its urgency */
  needs: Map<string, number>;
  offers: Set<string>;
  categories: Set<string>;
  values: Record<Field, string[]>;
  terms: TermVector;
  history?: { size: number; tallies: Tallies; texts: TermVector[]; lastYear: number };
}

export interface Basis {
  now: Date;
  prior: Prior;
  text: TextModel;
}

export function prepare(profile: MatchProfile, basis: Basis): Prepared {
  const deals = profile.history ?? [];
  const values = deals.map(valuesOf);
  return {
    profile,
    needs: weigh(needsOf(profile), basis.now),
    offers: new Set(weigh(offersOf(profile), basis.now).keys()),
    categories: new Set([...profile.industries, ...profile.topics]),
    values: valuesOf(asDeal(profile, basis.now)),
    terms: basis.text.vector(profile.text),
    history: deals.length
      ? {
          size: deals.length,
          tallies: tally(values),
          texts: deals.slice(-HISTORY_COMPARED).map((deal) => basis.text.vector(deal.text ?? '')),
          lastYear: Math.max(...deals.map((deal) => Number(deal.at?.slice(0, 4) ?? 0))),
        }
      : undefined,
  };
}

function weigh(wishes: Wish[], now: Date): Map<string, number> {
  const weights = new Map<string, number>();
  for (const wish of wishes) {
    if (!isCurrent(wish, now)) continue;
    weights.set(wish.code, Math.max(weights.get(wish.code) ?? 0, URGENCY[wish.urgency ?? 'soon']));
  }
  return weights;
}
