/** Who takes part: in which slots they are free, and how many meetings they want at most. */
export interface Participant {
  free: readonly boolean[];
  most: number;
}

/** Two who may meet, and what each of them gains by it: whole numbers, see `gainOf`. */
export interface Pair {
  a: number;
  b: number;
  gains: readonly [number, number];
}

export interface SchedulingProblem {
  slots: number;
  tables: number;
  participants: readonly Participant[];
  pairs: readonly Pair[];
  /** Slots after which there is a planned break. */
  breaksAfter: readonly number[];
  /** Where each pair sat in the plan that people already have, null where it did not; empty for a first plan. */
  before: readonly (number | null)[];
}

/** The slot of each pair, null where the two do not meet. */
export type Slots = readonly (number | null)[];

export type Want = 'must' | 'gladly' | 'no';

/** What a meeting is worth to somebody who said so; saying nothing is worth nothing but stands against nothing. */
const GAINS: Record<Exclude<Want, 'no'>, number> = { must: 4, gladly: 2 };

/** What two gain by meeting, or null where they may not: one said no, or neither asked. */
export function gainsOf(a: Want | null, b: Want | null): [number, number] | null {
  if (a === 'no' || b === 'no' || (a === null && b === null)) return null;
  return [a ? GAINS[a] : 0, b ? GAINS[b] : 0];
}

/**
 * What moving or dropping one meeting of a plan that people already have costs, in the unit of `valueOf`: a little more
 * than the second meeting of somebody is worth to them, so that a late change helps those without any, and moves few.
 */
export const CHANGE_COST = 0.6;

/**
 * The value of a plan: the logarithm of the Nash welfare, Σ over participants of ln(1 + what they gain in all).
 * Doubling what somebody has little of counts more than adding to what somebody has much of, so it weighs both sides
 * of each meeting and nobody is forgotten for the sake of a sum (Nash 1950; Kaneko and Nakamura 1979, "The Nash Social
 * Welfare Function"; Caragiannis et al. 2019, "The Unreasonable Fairness of Maximum Nash Welfare").
 */
export function valueOf(problem: SchedulingProblem, slots: Slots): number {
  return totalsOf(problem, slots).reduce((sum, total) => sum + Math.log1p(total), 0);
}

/** What each participant gains in all. */
export function totalsOf({ participants, pairs }: SchedulingProblem, slots: Slots): number[] {
  const totals = participants.map(() => 0);
  pairs.forEach(({ a, b, gains }, index) => {
    if ((slots[index] ?? null) === null) return;
    totals[a] = (totals[a] ?? 0) + gains[0];
    totals[b] = (totals[b] ?? 0) + gains[1];
  });
  return totals;
}

/** How many meetings of the former plan are elsewhere or gone. */
export function changesOf({ before }: SchedulingProblem, slots: Slots): number {
  return before.filter((slot, index) => slot !== null && slots[index] !== slot).length;
}

/** What the solver maximises: the value, less the cost of what changes for people. */
export function goalOf(problem: SchedulingProblem, slots: Slots): number {
  return valueOf(problem, slots) - CHANGE_COST * changesOf(problem, slots);
}

/** Everything that is wrong with a plan, in words; nothing for one that can be kept. */
export function faultsOf(problem: SchedulingProblem, slots: Slots): string[] {
  const faults: string[] = [];
  const seats = new Set<string>();
  const load = Array.from({ length: problem.slots }, () => 0);
  const counts = problem.participants.map(() => 0);
  problem.pairs.forEach(({ a, b }, index) => {
    const slot = slots[index] ?? null;
    if (slot === null) return;
    load[slot] = (load[slot] ?? 0) + 1;
    for (const person of [a, b]) {
      counts[person] = (counts[person] ?? 0) + 1;
      if (!problem.participants[person]?.free[slot]) faults.push(`${person} is not free in slot ${slot}`);
      if (seats.has(`${person}:${slot}`)) faults.push(`${person} sits twice in slot ${slot}`);
      seats.add(`${person}:${slot}`);
    }
  });
  load.forEach((count, slot) => {
    if (count > problem.tables) faults.push(`slot ${slot} needs ${count} tables`);
  });
  counts.forEach((count, person) => {
    const most = problem.participants[person]?.most ?? 0;
    if (count > most) faults.push(`${person} has ${count} meetings of ${most}`);
  });
  return faults;
}
