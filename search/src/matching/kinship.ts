import { Lift } from './lift.ts';
import type { Tally } from './tally.ts';

/** Weight of "nothing goes together" in one record, in deals, as for a record's shares. */
const SMOOTHING = 3;

/**
 * Which values stand together in one portfolio: whoever financed in Essen financed in Bochum too, more often than chance
 * has it, so a record in Essen says something of Bochum.
 */
export class Kinship {
  private readonly together = new Lift();
  /** A record meets the same few values again and again. */
  private readonly known = new WeakMap<Tally, Map<string, number>>();

  /**
   * Takes in one portfolio. Of each deal, every other one beside it counts in all as one, however many there are.
   * @param deals the values of each deal
   */
  see(deals: string[][]): void {
    const counts = new Map<string, number>();
    const within = new Map<string, Map<string, number>>();
    for (const values of deals)
      for (const a of values) {
        counts.set(a, (counts.get(a) ?? 0) + 1);
        const row = within.get(a) ?? new Map<string, number>();
        within.set(a, row);
        for (const b of values) row.set(b, (row.get(b) ?? 0) + 1);
      }
    for (const [a, n] of counts)
      for (const [b, m] of counts) {
        const apart = n * m - (within.get(a)?.get(b) ?? 0);
        if (apart > 0) this.together.see(a, b, apart / (deals.length - 1));
      }
  }

  /** Mean over the values of log(how often a record like this one leads there / how often any does). */
  of(record: Tally, values: string[]): number {
    if (values.length === 0) return 0;
    const known = this.known.get(record) ?? new Map<string, number>();
    this.known.set(record, known);
    let sum = 0;
    for (const value of values) {
      const one = known.get(value) ?? this.measure(record, value);
      known.set(value, one);
      sum += one;
    }
    return sum / values.length;
  }

  private measure({ counts, total }: Tally, value: string): number {
    let mass = SMOOTHING;
    for (const [mine, count] of counts) mass += count * this.together.ratio(mine, value);
    return Math.log(mass / (total + SMOOTHING));
  }
}
