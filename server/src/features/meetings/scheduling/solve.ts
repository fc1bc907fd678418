import { type Highs } from 'highs';
import { discomfortOf, makeComfortable } from './comfort.ts';
import { isSmall, solveExactly } from './exact.ts';
import { fill } from './filling.ts';
import { improve } from './improving.ts';
import { faultsOf, goalOf, changesOf, valueOf, type SchedulingProblem, type Slots } from './problem.ts';
import { randomOf } from './random.ts';
import { seatAtTables } from './seating.ts';
import { canEverMeet, selectPairs } from './selection.ts';
import { Timetable } from './timetable.ts';

/** A plan with what is proven about it. */
export interface Solution {
  slots: Slots;
  tables: (number | null)[];
  value: number;
  /** The value less the cost of changes; the same as the value for a first plan. */
  goal: number;
  /** No plan at all has a greater goal. */
  bound: number;
  /** Share of the bound that may be missing; 0 is proven to be the best. */
  gap: number;
  method: 'exact' | 'heuristic';
  changed: number;
  idle: number;
  long: number;
  seconds: number;
}

const SEED = 20_261_127;
/** What is nearer to the bound than this is the bound, with the tolerances of the solver. */
const CLOSED = 2e-4;

/**
 * Plans meetings of two. First HiGHS chooses who meets whom, which proves a bound; then the chosen are seated by chains
 * and, where some find no slot, by a search. Where that leaves a gap and the problem is small, HiGHS solves the whole.
 * The same input gives the same plan, unless time runs out.
 */
export function solve(
  highs: Highs,
  problem: SchedulingProblem,
  options: { seconds: number; tablesBefore?: readonly (number | null)[] },
): Solution {
  const startedAt = performance.now();
  const spent = (): number => (performance.now() - startedAt) / 1000;
  const left = (share: number): number => share * options.seconds - spent();
  const selection = selectPairs(highs, problem, left(0.4));
  const random = randomOf(SEED);
  const table = new Timetable(problem);
  const rest = problem.pairs.map((_, pair) => pair).filter((pair) => canSit(problem, pair));
  keepBefore(table, selection.pairs);
  fill(table, selection.pairs);
  fill(table, rest);
  // A plan that people have is mended, not made anew.
  const isFirst = problem.before.every((slot) => slot === null);
  if (isFirst)
    improve(table, rest, {
      random,
      rounds: 40 * rest.length,
      goal: selection.bound,
      isOver: () => left(0.7) <= 0,
    });
  let slots = table.snapshot();
  let bound = selection.bound;
  if (gapOf(goalOf(problem, slots), bound) > CLOSED && isSmall(problem)) {
    const exact = solveExactly(highs, problem, left(0.9));
    bound = Math.min(bound, exact.bound);
    if (exact.slots && goalOf(problem, exact.slots) > goalOf(problem, slots)) slots = exact.slots;
  }
  table.restore(slots);
  makeComfortable(table, { random, rounds: 400 * rest.length, isOver: () => left(1) <= 0 });
  return judge(problem, table, bound, options.tablesBefore, spent());
}

const canSit = (problem: SchedulingProblem, pair: number): boolean => {
  const ends = problem.pairs[pair];
  return ends !== undefined && canEverMeet(problem, ends);
};

/** What people have and is still wanted and possible stays where it is. */
function keepBefore(table: Timetable, chosen: readonly number[]): void {
  for (const pair of chosen) {
    const slot = table.problem.before[pair] ?? null;
    if (slot !== null && table.isWanted(pair) && table.canPut(pair, slot)) table.put(pair, slot);
  }
}

function gapOf(goal: number, bound: number): number {
  return bound <= 0 ? 0 : Math.max(0, (bound - goal) / bound);
}

function judge(
  problem: SchedulingProblem,
  table: Timetable,
  bound: number,
  tablesBefore: readonly (number | null)[] | undefined,
  seconds: number,
): Solution {
  const slots = table.snapshot();
  const faults = faultsOf(problem, slots);
  if (faults.length > 0) throw new Error(`the plan cannot be kept: ${faults.slice(0, 5).join('; ')}`);
  const goal = goalOf(problem, slots);
  // The solver's own tolerance may put its bound a hair below what is there.
  const proven = Math.max(bound, goal);
  const gap = gapOf(goal, proven);
  const comfort = problem.participants.map((_, person) => discomfortOf(table, person));
  return {
    slots,
    tables: seatAtTables(problem, slots, tablesBefore),
    value: valueOf(problem, slots),
    goal,
    bound: proven,
    gap,
    method: gap <= CLOSED ? 'exact' : 'heuristic',
    changed: changesOf(problem, slots),
    idle: comfort.reduce((sum, one) => sum + one.idle, 0),
    long: comfort.reduce((sum, one) => sum + one.long, 0),
    seconds,
  };
}
