import { Density } from './density.ts';
import type { MatchProfile, PastDeal } from './profile.ts';

/** What a deal is described by; ages fall into bands, `round` tells first from follow-up financing. */
export const FIELDS = ['category', 'city', 'region', 'state', 'country', 'stage', 'age', 'round'] as const;
export type Field = (typeof FIELDS)[number];

/** Values of each field, with the amount's decimal logarithm apart: it is a number, not a name. */
export interface Values {
  fields: Record<Field, string[]>;
  amount?: number;
  /** how much the deal counts; recent ones count more */
  weight: number;
}

export interface Tally {
  counts: Map<string, number>;
  total: number;
}
export interface Tallies {
  fields: Record<Field, Tally>;
  amounts: Density;
}

/** A deal this old counts half: what somebody looks for moves on. */
export const HALF_LIFE_YEARS = 4;
const YEAR_MS = 365.25 * 86_400_000;

export function valuesOf(deal: PastDeal, now: Date): Values {
  const at = deal.at === undefined ? NaN : Date.parse(deal.at);
  const year = deal.at === undefined ? undefined : Number(deal.at.slice(0, 4));
  const { place } = deal;
  return {
    weight: Number.isNaN(at) ? 0.5 : 2 ** (-Math.max(0, now.getTime() - at) / YEAR_MS / HALF_LIFE_YEARS),
    amount: deal.amountEur ? Math.log10(deal.amountEur) : undefined,
    fields: {
      category: [...new Set([...(deal.industries ?? []), ...(deal.topics ?? [])])],
      city: list(place?.city),
      region: list(place?.region ?? place?.city),
      state: list(place?.state),
      country: list(place?.country),
      stage: list(deal.stage),
      age: deal.foundedYear && year ? [ageBand(year - deal.foundedYear)] : [],
      round: deal.followUp === undefined ? [] : [deal.followUp ? 'follow-up' : 'first'],
    },
  };
}

function list(value: string | undefined): string[] {
  return value === undefined ? [] : [value];
}

function ageBand(years: number): string {
  if (years <= 1) return 'newborn';
  if (years <= 3) return 'young';
  return years <= 7 ? 'grown' : 'old';
}

/** A profile as the deal it would be, should it come about now. */
export function asDeal(profile: MatchProfile, now: Date): PastDeal {
  const { topics, industries, place, stage, foundedYear, text, hadEarlierRound } = profile;
  return {
    topics,
    industries,
    place,
    stage,
    foundedYear,
    text,
    amountEur: profile.raising?.amountEur,
    at: now.toISOString(),
    followUp: hadEarlierRound,
  };
}

export function tally(deals: Iterable<Values>): Tallies {
  const fields = Object.fromEntries(
    FIELDS.map((field) => [field, { counts: new Map(), total: 0 }]),
  ) as unknown as Record<Field, Tally>;
  const amounts = new Density();
  for (const deal of deals) {
    for (const field of FIELDS)
      for (const value of deal.fields[field]) count(fields[field], value, deal.weight);
    if (deal.amount !== undefined) amounts.add(deal.amount, deal.weight);
  }
  return { fields, amounts };
}

function count(to: Tally, value: string, weight: number): void {
  to.counts.set(value, (to.counts.get(value) ?? 0) + weight);
  to.total += weight;
}
