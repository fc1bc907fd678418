import { Kinship } from './kinship.ts';
import { Lift } from './lift.ts';
import type { MatchProfile } from './profile.ts';
import {
  type Field,
  HALF_LIFE_YEARS,
  tally,
  type Tallies,
  type Tally,
  type Values,
  valuesOf,
} from './tally.ts';

/** Weight of the population in a personal share, in deals: a profile with three deals counts half for itself. */
const SMOOTHING = 3;
/** Half a pseudo-count keeps unseen values from being impossible; 50 spreads it over a field's usual width. */
const UNSEEN = 0.5;
const UNSEEN_TOTAL = 50;
/** Deals that still weigh this much are the last ones: those of eighteen months. */
const LATELY = 2 ** (-1.5 / HALF_LIFE_YEARS);
const TREND_SMOOTHING = 100;

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
