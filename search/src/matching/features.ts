import { FEATURES, INDEX } from './feature-names.ts';
import { moneyFit, stageFit } from './money.ts';
import { nearness, same } from './place.ts';
import { telling, type Basis, type Prepared } from './prepare.ts';
import type { Prior } from './prior.ts';
import type { Field } from './tally.ts';
import { recordFeatures } from './record.ts';
import { latentCosine } from './text.ts';

/** Reply and outcome shares start from these until a few answers are in. */
const USUAL_REPLY = 0.6;
const USUAL_OUTCOME = 0.5;
const OUTCOME_WEIGHT = 4;
/** Decimal logarithm of a middling round in euros, for who states none. */
const USUAL_ROUND = 5.5;

export function features(a: Prepared, b: Prepared, basis: Basis): Float64Array {
  const x = new Float64Array(FEATURES.length);
  needs(a, b, x);
  categories(a, b, basis, x);
  x[INDEX.words] = Math.log1p(basis.text.bm25(a.terms, b.terms));
  x[INDEX.latent] = latentCosine(a.vector, b.vector);
  x[INDEX.latentExpected] = latentCosine(a.expected, b.vector);
  x[INDEX.stage] = stageFit(a.profile, b.profile);
  x[INDEX.ticket] = moneyFit(a.profile, b.profile);
  places(a, b, basis, x);
  trust(a, b, x);
  general(b, x);
  if (a.history) recordFeatures(a.history, b, basis, x);
  return x;
}

function needs(a: Prepared, b: Prepared, x: Float64Array): void {
  let met = 0;
  let best = 0;
  let all = 0;
  for (const [code, weight] of a.needs) {
    all += weight;
    if (!b.offers.has(code)) continue;
    met += weight;
    best = Math.max(best, weight);
  }
  x[INDEX.needsMet] = all === 0 ? 0 : met / all;
  x[INDEX.needsMetBest] = best;
}

function categories(a: Prepared, b: Prepared, basis: Basis, x: Float64Array): void {
  if (a.categories.size === 0 || b.categories.size === 0) return;
  let shared = 0;
  let sum = 0;
  let best = -Infinity;
  for (const mine of a.categories) {
    if (b.categories.has(mine)) shared += telling(basis.prior, mine) ** 2;
    for (const theirs of b.categories) {
      const lift = basis.prior.categories.of(mine, theirs);
      sum += lift;
      best = Math.max(best, lift);
    }
  }
  x[INDEX.categoryOverlap] = shared / (a.categoryNorm * b.categoryNorm);
  x[INDEX.complement] = sum / (a.categories.size * b.categories.size);
  x[INDEX.complementBest] = best;
}

function places(a: Prepared, b: Prepared, basis: Basis, x: Float64Array): void {
  const [mine, theirs] = [a.profile.place, b.profile.place];
  x[INDEX.near] = nearness(mine, theirs);
  if (!mine || !theirs) return;
  x[INDEX.rareCity] = rare('city', mine.city, theirs.city, basis.prior);
  x[INDEX.rareRegion] = rare('region', mine.region, theirs.region, basis.prior);
  x[INDEX.rareCountry] = rare('country', mine.country, theirs.country, basis.prior);
  x[INDEX.sameCity] = same(mine.city, theirs.city) ? 1 : 0;
  x[INDEX.sameRegion] = same(mine.region, theirs.region) ? 1 : 0;
  x[INDEX.sameState] = same(mine.state, theirs.state) ? 1 : 0;
  x[INDEX.sameCountry] = same(mine.country, theirs.country) ? 1 : 0;
  const [home, there] = [mine.region ?? mine.city, theirs.region ?? theirs.city];
  if (home !== undefined && there !== undefined) x[INDEX.regionLift] = basis.prior.regions.of(home, there);
}

/** To be from one small town says more than to be from one capital. */
function rare(field: Field, mine: string | undefined, theirs: string | undefined, prior: Prior): number {
  return mine !== undefined && mine === theirs ? -Math.log(prior.share(field, mine)) : 0;
}

function trust(a: Prepared, b: Prepared, x: Float64Array): void {
  x[INDEX.fresh] = b.fresh;
  x[INDEX.responsive] = b.profile.replyRate ?? USUAL_REPLY;
  const { goodOutcomes = 0, outcomes = 0 } = b.profile;
  x[INDEX.outcomes] = (goodOutcomes + USUAL_OUTCOME * OUTCOME_WEIGHT) / (outcomes + OUTCOME_WEIGHT);
  x[INDEX.experience] = Math.log1p(b.history?.size ?? 0);
  x[INDEX.appetite] = Math.log1p(a.history?.size ?? 0);
  x[INDEX.idle] = a.history?.idleYears ?? 0;
}

/** What makes `b` a likely counterpart for anybody. */
function general(b: Prepared, x: Float64Array): void {
  x[INDEX.roundSize] = b.values.amount ?? USUAL_ROUND;
  x[INDEX.earlierRound] = b.profile.hadEarlierRound ? 1 : 0;
  x[INDEX.usualCategory] = b.usual.category;
  x[INDEX.usualPlace] = b.usual.place;
  x[INDEX.trend] = b.usual.trend;
  x[INDEX.breadth] = Math.log1p(b.categories.size);
  x[INDEX.detail] = Math.log1p(b.terms.length);
}
