import { nearness } from './place.ts';
import type { Basis, Prepared } from './prepare.ts';
import type { MatchProfile } from './profile.ts';
import { cosine, latentCosine } from './text.ts';

/**
 * What `a` gets from `b`, one number each, seen from `a`: the order is the order of every weight vector.
 * `record*` read a's own past deals, so they are 0 for a newcomer.
 */
export const FEATURES = [
  'needsMet',
  'needsMetBest',
  'categoryOverlap',
  'complement',
  'complementBest',
  'words',
  'latent',
  'stage',
  'ticket',
  'near',
  'fresh',
  'responsive',
  'outcomes',
  'experience',
  'recordCategory',
  'recordCity',
  'recordRegion',
  'recordCountry',
  'recordStage',
  'recordAmount',
  'recordAge',
  'recordText',
  'recordNearest',
] as const;
export type Feature = (typeof FEATURES)[number];
export const INDEX = Object.fromEntries(FEATURES.map((name, i) => [name, i])) as Record<Feature, number>;

const DAY_MS = 86_400_000;
/** A profile untouched for half a year counts half as fresh. */
const FRESH_DAYS = 180;
/** Reply and outcome shares start from these until a few answers are in. */
const USUAL_REPLY = 0.6;
const USUAL_OUTCOME = 0.5;
const OUTCOME_WEIGHT = 4;

export function features(a: Prepared, b: Prepared, basis: Basis): Float64Array {
  const x = new Float64Array(FEATURES.length);
  needs(a, b, x);
  categories(a, b, basis, x);
  x[INDEX.words] = Math.log1p(basis.text.bm25(a.terms, b.terms));
  x[INDEX.latent] = latentCosine(a.profile.vector, b.profile.vector);
  x[INDEX.stage] = stageFit(a.profile, b.profile);
  x[INDEX.ticket] = ticketFit(a.profile, b.profile);
  x[INDEX.near] = nearness(a.profile.place, b.profile.place);
  x[INDEX.fresh] =
    2 ** (-Math.max(0, basis.now.getTime() - Date.parse(b.profile.updatedAt)) / DAY_MS / FRESH_DAYS);
  x[INDEX.responsive] = b.profile.replyRate ?? USUAL_REPLY;
  const { goodOutcomes = 0, outcomes = 0 } = b.profile;
  x[INDEX.outcomes] = (goodOutcomes + USUAL_OUTCOME * OUTCOME_WEIGHT) / (outcomes + OUTCOME_WEIGHT);
  x[INDEX.experience] = Math.log1p(b.history?.size ?? 0);
  record(a, b, basis, x);
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
  let shared = 0;
  let sum = 0;
  let best = -Infinity;
  for (const mine of a.categories) {
    if (b.categories.has(mine)) shared++;
    for (const theirs of b.categories) {
      const lift = basis.prior.lift(mine, theirs);
      sum += lift;
      best = Math.max(best, lift);
    }
  }
  const pairs = a.categories.size * b.categories.size;
  x[INDEX.categoryOverlap] = pairs === 0 ? 0 : shared / (a.categories.size + b.categories.size - shared);
  x[INDEX.complement] = pairs === 0 ? 0 : sum / pairs;
  x[INDEX.complementBest] = pairs === 0 ? 0 : best;
}

function record(a: Prepared, b: Prepared, basis: Basis, x: Float64Array): void {
  const history = a.history;
  if (!history) return;
  const fits = (field: keyof Prepared['values']): number =>
    basis.prior.preference(history.tallies, field, b.values[field]);
  x[INDEX.recordCategory] = fits('category');
  x[INDEX.recordCity] = fits('city');
  x[INDEX.recordRegion] = fits('region');
  x[INDEX.recordCountry] = fits('country');
  x[INDEX.recordStage] = fits('stage');
  x[INDEX.recordAmount] = fits('amount');
  x[INDEX.recordAge] = fits('age');
  const likeness = history.texts.map((text) => cosine(text, b.terms));
  x[INDEX.recordText] = likeness.reduce((sum, value) => sum + value, 0) / (likeness.length || 1);
  x[INDEX.recordNearest] = Math.max(0, ...likeness);
}

/** Money fits are symmetric: they say the two sides' figures agree. 0.5 where one side is silent. */
function stageFit(a: MatchProfile, b: MatchProfile): number {
  const [investor, firm] = a.kind === 'investor' ? [a, b] : [b, a];
  if (investor.kind !== 'investor' || !investor.stages?.length || !firm.stage) return 0.5;
  return investor.stages.includes(firm.stage) ? 1 : 0;
}

function ticketFit(a: MatchProfile, b: MatchProfile): number {
  const [investor, firm] = a.kind === 'investor' ? [a, b] : [b, a];
  const amount = firm.raising?.amountEur;
  if (investor.kind !== 'investor' || !investor.ticket || amount === undefined || amount <= 0) return 0.5;
  const { minEur = 0, maxEur = Infinity } = investor.ticket;
  if (amount >= minEur && amount <= maxEur) return 1;
  const decades = Math.abs(Math.log10(amount / (amount < minEur ? minEur : maxEur)));
  return Math.max(0, 1 - decades);
}
