import type { Prior } from './prior.ts';
import { asDeal, tally, type Tallies, type Values, valuesOf } from './tally.ts';
import { isCurrent, needsOf, offersOf, type MatchProfile, type Urgency, type Wish } from './profile.ts';
import { meanDirection, type Expectation } from './expectation.ts';
import type { TermVector, TextModel, VectorOf } from './text.ts';

const URGENCY: Record<Urgency, number> = { now: 1, soon: 0.7, later: 0.4 };
/** Nearest past deals are looked for among the latest so many. */
const HISTORY_COMPARED = 80;
const DAY_MS = 86_400_000;
const FRESH_DAYS = 180;

/** A profile as features read it: current wishes, sets, terms. Made once per profile and context. */
export interface Prepared {
  profile: MatchProfile;
  /** need code → weight of its urgency */
  needs: Map<string, number>;
  offers: Set<string>;
  categories: Set<string>;
  /** length of the categories' vector, each as long as it is telling */
  categoryNorm: number;
  values: Values;
  vector: Float32Array | undefined;
  /** where in latent space its deals are expected to lie */
  expected: Float32Array | undefined;
  /** how usual its first category and its place are among past deals, as logarithms, and whether its categories rise */
  usual: { category: number; place: number; trend: number };
  /** 1 today, halved every half year without a change */
  fresh: number;
  terms: TermVector;
  history?: History;
}

export interface History {
  size: number;
  tallies: Tallies;
  texts: TermVector[];
  /** mean of all texts, of unit length */
  centre: TermVector;
  /** latent vectors of the latest deals, and their mean of unit length */
  vectors: Float32Array[];
  latentCentre: Float32Array | undefined;
  /** years since the latest deal, 0 if undated */
  idleYears: number;
  regions: [region: string, share: number][];
}

export interface Basis {
  now: Date;
  prior: Prior;
  text: TextModel;
  expectation?: Expectation;
  vectorOf: VectorOf;
}

export function prepare(profile: MatchProfile, basis: Basis): Prepared {
  const categories = new Set([...profile.industries, ...profile.topics]);
  let square = 0;
  for (const code of categories) square += telling(basis.prior, code) ** 2;
  const vector = basis.vectorOf(profile);
  const values = valuesOf(asDeal(profile, basis.now), basis.now);
  return {
    profile,
    vector,
    needs: weigh(needsOf(profile), basis.now),
    offers: new Set(weigh(offersOf(profile), basis.now).keys()),
    categories,
    categoryNorm: Math.sqrt(square) || 1,
    values,
    usual: usualOf(values, basis.prior),
    expected: basis.expectation?.for(vector),
    fresh: 2 ** (-Math.max(0, basis.now.getTime() - Date.parse(profile.updatedAt)) / DAY_MS / FRESH_DAYS),
    terms: basis.text.vector(profile.text),
    history: profile.history?.length ? toHistory(profile.history, basis) : undefined,
  };
}

/** For who states none. */
const HARDLY_EVER = 1e-3;

function usualOf({ fields }: Values, prior: Prior): Prepared['usual'] {
  const [category] = fields.category;
  const [region] = fields.region;
  return {
    category: Math.log(category === undefined ? HARDLY_EVER : prior.share('category', category)),
    place: Math.log(region === undefined ? HARDLY_EVER : prior.share('region', region)),
    trend: prior.trend(fields.category),
  };
}

/** A rare category tells more than one half the region has: the logarithm of one over its share of past deals. */
export function telling(prior: Prior, category: string): number {
  return -Math.log(prior.share('category', category));
}

function toHistory(deals: NonNullable<MatchProfile['history']>, basis: Basis): History {
  const tallies = tally(deals.map((deal) => valuesOf(deal, basis.now)));
  const texts = deals.slice(-HISTORY_COMPARED).map((deal) => basis.text.vector(deal.text ?? ''));
  const vectors = deals.slice(-HISTORY_COMPARED).flatMap((deal) => basis.vectorOf(deal) ?? []);
  const lastYear = Math.max(0, ...deals.map((deal) => Number(deal.at?.slice(0, 4) ?? 0)));
  const { counts, total } = tallies.fields.region;
  return {
    size: deals.length,
    tallies,
    texts,
    centre: basis.text.centre(texts),
    vectors,
    latentCentre: meanDirection(vectors),
    idleYears: lastYear === 0 ? 0 : Math.max(0, basis.now.getUTCFullYear() - lastYear),
    regions: [...counts].map(([region, count]) => [region, count / total]),
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
