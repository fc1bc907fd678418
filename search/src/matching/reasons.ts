import { INDEX } from './feature-names.ts';
import type { Gate } from './gates.ts';
import { distanceKm, same } from './place.ts';
import type { Prepared } from './prepare.ts';

/**
 * One statement to the reader ("you") about the counterpart ("they"). Codes inside `params` are vocabulary codes,
 * so a reason can be stored, counted and shown in either language.
 */
export type Reason =
  | { code: 'need-met' | 'their-need'; params: { needs: string[] } }
  | { code: 'shared'; params: { categories: string[] } }
  | { code: 'complement'; params: { yours: string; theirs: string } }
  | { code: 'your-record' | 'their-record'; params: { category: string; deals: number } }
  | { code: 'stage'; params: { stage: string } }
  | { code: 'ticket'; params: { amountEur: number } }
  | { code: 'near'; params: { city?: string; region?: string; km?: number } }
  | { code: 'similar'; params: Record<string, never> }
  | { code: 'responsive'; params: { percent: number } }
  | { code: 'outcomes'; params: { good: number; all: number } }
  | { code: 'obstacle'; params: { gate: Gate } }
  | { code: 'weak'; params: { side: 'you' | 'they'; what: Weakness } };

export type Weakness = 'needs' | 'categories' | 'distance' | 'stale' | 'replies' | 'stage' | 'ticket';

const SHOWN = 4;
/** Codes named in one sentence. */
const NAMED = 3;
/** From here on a feature is worth a sentence. */
const ALIKE = 0.6;
const LIFTED = 0.5;
const NEAR_KM = 30;
const RELIABLE = 0.8;
const FEW_DEALS = 2;

/** Why `b` is good for the reader `a`, strongest first, at most four. `x` are the features of a looking at b. */
export function reasonsFor(a: Prepared, b: Prepared, x: Float64Array, lift: Lift): Reason[] {
  return [
    ...wishReasons(a, b),
    ...categoryReasons(a, b, lift),
    ...moneyReasons(a, b, x),
    ...placeReasons(a, b),
    ...trustReasons(b),
    ...((x[INDEX.latent] ?? 0) >= ALIKE ? [{ code: 'similar', params: {} } as const] : []),
  ].slice(0, SHOWN);
}

export type Lift = (a: string, b: string) => number;

/** What the reader gets; what it gives where it gets nothing, for the counterpart's list has that too. */
function wishReasons(a: Prepared, b: Prepared): Reason[] {
  const met = metBy(a, b);
  if (met.length > 0) return [{ code: 'need-met', params: { needs: met } }];
  const given = metBy(b, a);
  return given.length > 0 ? [{ code: 'their-need', params: { needs: given } }] : [];
}

/** The most urgent needs that the other one's offers meet. */
function metBy(seeker: Prepared, giver: Prepared): string[] {
  return [...seeker.needs]
    .filter(([code]) => giver.offers.has(code))
    .sort((one, other) => other[1] - one[1])
    .slice(0, NAMED)
    .map(([code]) => code);
}

function categoryReasons(a: Prepared, b: Prepared, lift: Lift): Reason[] {
  const reasons: Reason[] = [];
  // Topics first: what both are about says more than the branch of trade they are counted in.
  const mine = new Set([...a.profile.topics, ...a.profile.industries]);
  const shared = [...mine].filter((code) => b.categories.has(code));
  if (shared.length > 0) reasons.push({ code: 'shared', params: { categories: shared.slice(0, NAMED) } });
  const yours = record(a, b);
  if (yours) reasons.push({ code: 'your-record', params: yours });
  const theirs = record(b, a);
  if (theirs) reasons.push({ code: 'their-record', params: theirs });
  const pair = bestPair(a, b, lift);
  if (pair) reasons.push({ code: 'complement', params: pair });
  return reasons;
}

/** The category of `b` in which `a` has the most past deals, when there are enough to speak of a record. */
function record({ profile }: Prepared, b: Prepared): { category: string; deals: number } | undefined {
  let best = { category: '', deals: FEW_DEALS - 1 };
  for (const category of b.categories) {
    const deals = (profile.history ?? []).filter(
      ({ industries, topics }) => industries?.includes(category) || topics?.includes(category),
    ).length;
    if (deals > best.deals) best = { category, deals };
  }
  return best.category === '' ? undefined : best;
}

function bestPair(a: Prepared, b: Prepared, lift: Lift): { yours: string; theirs: string } | undefined {
  let best: { yours: string; theirs: string } | undefined;
  let bestLift = LIFTED;
  for (const yours of a.categories)
    for (const theirs of b.categories) {
      const value = yours === theirs ? 0 : lift(yours, theirs);
      if (value > bestLift) [best, bestLift] = [{ yours, theirs }, value];
    }
  return best;
}

function moneyReasons(a: Prepared, b: Prepared, x: Float64Array): Reason[] {
  const firm = a.profile.kind === 'investor' ? b.profile : a.profile;
  const reasons: Reason[] = [];
  const amountEur = firm.raising?.amountEur;
  if (x[INDEX.ticket] === 1 && amountEur) reasons.push({ code: 'ticket', params: { amountEur } });
  if (x[INDEX.stage] === 1 && firm.stage) reasons.push({ code: 'stage', params: { stage: firm.stage } });
  return reasons;
}

function placeReasons({ profile: a }: Prepared, { profile: b }: Prepared): Reason[] {
  if (!a.place || !b.place) return [];
  const km = distanceKm(a.place, b.place);
  if (km !== undefined) return km <= NEAR_KM ? [{ code: 'near', params: { km: Math.round(km) } }] : [];
  const { city, region } = a.place;
  if (city && same(city, b.place.city)) return [{ code: 'near', params: { city } }];
  return region && same(region, b.place.region) ? [{ code: 'near', params: { region } }] : [];
}

function trustReasons({ profile }: Prepared): Reason[] {
  const reasons: Reason[] = [];
  const { goodOutcomes = 0, outcomes = 0, replyRate = 0 } = profile;
  if (goodOutcomes > 0) reasons.push({ code: 'outcomes', params: { good: goodOutcomes, all: outcomes } });
  if (replyRate >= RELIABLE)
    reasons.push({ code: 'responsive', params: { percent: Math.round(replyRate * 100) } });
  return reasons;
}

/** True of both sides alike, so it is said once. */
const MUTUAL: ReadonlySet<Weakness> = new Set(['categories', 'stage', 'ticket', 'distance']);

/**
 * What speaks against the pair: what is weak for you, then for them, most weighty first.
 * @param aboutCapital whether one of them seeks capital, without which stage and amount are beside the point
 */
export function weaknessesOf(forYou: Float64Array, forThem: Float64Array, aboutCapital: boolean): Reason[] {
  const yours = weakIn(forYou, aboutCapital);
  const theirs = weakIn(forThem, aboutCapital).filter((what) => !MUTUAL.has(what) || !yours.includes(what));
  const told = (side: 'you' | 'they') => (what: Weakness) =>
    ({ code: 'weak', params: { side, what } }) as const;
  return [...yours.map(told('you')), ...theirs.map(told('they'))];
}

function weakIn(x: Float64Array, aboutCapital: boolean): Weakness[] {
  const weak: [Weakness, boolean][] = [
    ['needs', x[INDEX.needsMet] === 0],
    ['categories', x[INDEX.categoryOverlap] === 0 && (x[INDEX.complementBest] ?? 0) <= 0],
    ['stage', aboutCapital && x[INDEX.stage] === 0],
    ['ticket', aboutCapital && x[INDEX.ticket] === 0],
    ['distance', (x[INDEX.near] ?? 0) < 0.3],
    ['stale', (x[INDEX.fresh] ?? 0) < 0.25],
    ['replies', (x[INDEX.responsive] ?? 0) < 0.4],
  ];
  return weak.filter(([, is]) => is).map(([what]) => what);
}
