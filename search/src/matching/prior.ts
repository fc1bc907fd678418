import type { MatchProfile, PastDeal } from './profile.ts';

/** What a deal is described by. Amounts fall into half-decades, ages into bands. */
export const FIELDS = ['category', 'city', 'region', 'country', 'stage', 'amount', 'age'] as const;
export type Field = (typeof FIELDS)[number];

export type Tally = { counts: Map<string, number>; total: number };
export type Tallies = Record<Field, Tally>;

/** Weight of the population in a personal share, in deals: a profile with three deals counts half for itself. */
const SMOOTHING = 3;
/** Damps lifts of pairs of categories seen only now and then. */
const LIFT_SMOOTHING = 2;
/** Half a pseudo-count keeps unseen values from being impossible; 50 spreads it over a field's usual width. */
const UNSEEN = 0.5;
const UNSEEN_TOTAL = 50;

export function valuesOf(deal: PastDeal): Record<Field, string[]> {
  const year = deal.at === undefined ? undefined : Number(deal.at.slice(0, 4));
  return {
    category: [...new Set([...(deal.industries ?? []), ...(deal.topics ?? [])])],
    city: list(deal.place?.city),
    region: list(deal.place?.region ?? deal.place?.city),
    country: list(deal.place?.country),
    stage: list(deal.stage),
    amount: deal.amountEur ? [String(Math.floor(Math.log10(deal.amountEur) * 2))] : [],
    age: deal.foundedYear && year ? [ageBand(year - deal.foundedYear)] : [],
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
  const { topics, industries, place, stage, foundedYear, text } = profile;
  return {
    topics,
    industries,
    place,
    stage,
    foundedYear,
    text,
    amountEur: profile.raising?.amountEur,
    at: now.toISOString(),
  };
}

export function tally(deals: Iterable<Record<Field, string[]>>): Tallies {
  const tallies = Object.fromEntries(
    FIELDS.map((field) => [field, { counts: new Map(), total: 0 }]),
  ) as Tallies;
  for (const deal of deals)
    for (const field of FIELDS) for (const value of deal[field]) count(tallies[field], value);
  return tallies;
}

function count(to: Tally, value: string): void {
  to.counts.set(value, (to.counts.get(value) ?? 0) + 1);
  to.total++;
}

/** What everybody's past deals say: shares of the population, and which category deals with which. */
export class Prior {
  readonly population: Tallies;
  private readonly pairs = new Map<string, number>();
  private readonly from = new Map<string, number>();
  private readonly to = new Map<string, number>();
  private total = 0;

  constructor(profiles: Iterable<MatchProfile>) {
    const deals: Record<Field, string[]>[] = [];
    for (const profile of profiles) {
      const own = [...profile.industries, ...profile.topics];
      for (const deal of profile.history ?? []) {
        const values = valuesOf(deal);
        deals.push(values);
        for (const a of own) for (const b of values.category) this.see(a, b);
      }
    }
    this.population = tally(deals);
  }

  private see(a: string, b: string): void {
    const key = `${a}\t${b}`;
    this.pairs.set(key, (this.pairs.get(key) ?? 0) + 1);
    this.from.set(a, (this.from.get(a) ?? 0) + 1);
    this.to.set(b, (this.to.get(b) ?? 0) + 1);
    this.total++;
  }

  /** log(observed / expected) of deals of category `a` with category `b`; 0 where nothing was seen. */
  lift(a: string, b: string): number {
    const expected = ((this.from.get(a) ?? 0) * (this.to.get(b) ?? 0)) / (this.total || 1);
    return Math.log(((this.pairs.get(`${a}\t${b}`) ?? 0) + LIFT_SMOOTHING) / (expected + LIFT_SMOOTHING));
  }

  /** Mean over the values of log(personal share / population share), the personal share drawn to the population's. */
  preference(own: Tallies, field: Field, values: string[]): number {
    if (values.length === 0) return 0;
    const mine = own[field];
    const all = this.population[field];
    let sum = 0;
    for (const value of values) {
      const base = ((all.counts.get(value) ?? 0) + UNSEEN) / (all.total + UNSEEN_TOTAL);
      const share = ((mine.counts.get(value) ?? 0) + SMOOTHING * base) / (mine.total + SMOOTHING);
      sum += Math.log(share / base);
    }
    return sum / values.length;
  }
}
