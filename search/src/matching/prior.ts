import { Density } from './density.ts';
import { Kinship } from './kinship.ts';
import { Lift } from './lift.ts';
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

/** Weight of the population in a personal share, in deals: a profile with three deals counts half for itself. */
const SMOOTHING = 3;
/** Half a pseudo-count keeps unseen values from being impossible; 50 spreads it over a field's usual width. */
const UNSEEN = 0.5;
const UNSEEN_TOTAL = 50;
/** A deal this old counts half: what somebody looks for moves on. */
const HALF_LIFE_YEARS = 4;
/** Deals that still weigh this much are the last ones: those of eighteen months. */
const LATELY = 2 ** (-1.5 / HALF_LIFE_YEARS);
const TREND_SMOOTHING = 100;
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

/** What everybody's past deals say: shares of the population, and what deals with what. */
export class Prior {
  readonly population: Tallies;
  private readonly lately: Tally;
  readonly categories = new Lift();
  readonly regions = new Lift();
  readonly kin = { category: new Kinship(), region: new Kinship() };

  constructor(profiles: Iterable<MatchProfile>, now: Date) {
    const deals: Values[] = [];
    for (const profile of profiles) {
      const own = [...profile.industries, ...profile.topics];
      const history = (profile.history ?? []).map((deal) => valuesOf(deal, now));
      deals.push(...history);
      const home = profile.place?.region ?? profile.place?.city;
      this.kin.category.see(history.map(({ fields }) => fields.category));
      this.kin.region.see(history.map(({ fields }) => fields.region));
      for (const { fields } of history) {
        for (const a of own) for (const b of fields.category) this.categories.see(a, b);
        if (home !== undefined) for (const b of fields.region) this.regions.see(home, b);
      }
    }
    this.population = tally(deals);
    this.lately = tally(deals.filter(({ weight }) => weight > LATELY)).fields.category;
  }

  /** Mean over the categories of log(share of the last deals / share of all): above 0 for what is on the rise. */
  trend(categories: string[]): number {
    let sum = 0;
    for (const category of categories) {
      const base = this.share('category', category);
      const count = this.lately.counts.get(category) ?? 0;
      sum += Math.log((count + TREND_SMOOTHING * base) / (this.lately.total + TREND_SMOOTHING) / base);
    }
    return categories.length === 0 ? 0 : sum / categories.length;
  }

  share(field: Field, value: string): number {
    const { counts, total } = this.population.fields[field];
    return ((counts.get(value) ?? 0) + UNSEEN) / (total + UNSEEN_TOTAL);
  }

  /** Mean over the values of log(personal share / population share), the personal share drawn to the population's. */
  preference(own: Tallies, field: Field, values: string[]): number {
    if (values.length === 0) return 0;
    const mine = own.fields[field];
    let sum = 0;
    for (const value of values) {
      const base = this.share(field, value);
      const share = ((mine.counts.get(value) ?? 0) + SMOOTHING * base) / (mine.total + SMOOTHING);
      sum += Math.log(share / base);
    }
    return sum / values.length;
  }

  /** The same for an amount, with densities in the place of shares. */
  amountPreference(own: Tallies, amount: number | undefined): number {
    if (amount === undefined) return 0;
    const base = this.population.amounts.at(amount);
    return Math.log((own.amounts.mass(amount) + SMOOTHING * base) / (own.amounts.total + SMOOTHING) / base);
  }
}
