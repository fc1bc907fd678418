import { type Highs } from 'highs';
import { LinearModel } from './linear-model.ts';
import { CHANGE_COST, type SchedulingProblem, type Slots } from './problem.ts';
import { addWelfare } from './welfare.ts';

/** More variables than this do not close in time. */
const MOST_COLUMNS = 2500;

/** Every pair in every slot in which both are there. */
function openings({ pairs, participants, slots }: SchedulingProblem): { pair: number; slot: number }[] {
  return pairs.flatMap(({ a, b }, pair) =>
    Array.from({ length: slots }, (_, slot) => ({ pair, slot })).filter(
      ({ slot }) => participants[a]?.free[slot] && participants[b]?.free[slot],
    ),
  );
}

export function isSmall(problem: SchedulingProblem): boolean {
  return openings(problem).length <= MOST_COLUMNS;
}

/**
 * The whole problem at once: a variable for each pair in each slot. Where it is solved to the end, the plan is the best
 * there is; cut off, it still gives a bound.
 */
export function solveExactly(
  highs: Highs,
  problem: SchedulingProblem,
  seconds: number,
): { slots: Slots | null; bound: number } {
  const { participants, pairs, before, tables } = problem;
  const model = new LinearModel();
  const cells = openings(problem).map(({ pair, slot }) => ({
    pair,
    slot,
    column: model.column(before[pair] === slot ? CHANGE_COST : 0, true),
  }));
  const atMost = (own: typeof cells, most: number): void =>
    model.row(
      own.map((one) => one.column),
      own.map(() => 1),
      most,
    );
  for (const own of Map.groupBy(cells, (one) => one.pair).values()) atMost(own, 1);
  for (const own of Map.groupBy(cells, (one) => one.slot).values()) atMost(own, tables);
  participants.forEach(({ most }, person) => {
    const own = cells.filter(({ pair }) => pairs[pair]?.a === person || pairs[pair]?.b === person);
    atMost(own, most);
    for (const there of Map.groupBy(own, (one) => one.slot).values()) atMost(there, 1);
  });
  addWelfare(model, problem, cells);
  const kept = CHANGE_COST * before.filter((slot) => slot !== null).length;
  const { values, bound } = model.solve(highs, seconds);
  if (!values) return { slots: null, bound: bound - kept };
  const slots: (number | null)[] = pairs.map(() => null);
  for (const { pair, slot, column } of cells) if ((values[column] ?? 0) > 0.5) slots[pair] = slot;
  return { slots, bound: bound - kept };
}
