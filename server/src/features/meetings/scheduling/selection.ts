import { type Highs } from 'highs';
import { LinearModel } from './linear-model.ts';
import { CHANGE_COST, type SchedulingProblem } from './problem.ts';
import { addWelfare, capOf, mostGained } from './welfare.ts';

/** Closing the last ten-thousandth takes as long as all before. */
const RELATIVE_GAP = 1e-4;

/** Who is to meet whom, without saying when, and a bound on what any plan can reach. */
export interface Selection {
  pairs: number[];
  bound: number;
}

/**
 * Chooses the pairs with the most welfare under what everybody can have in all: their free slots, their own limit,
 * and the tables of the evening. Leaving out *when* makes a far smaller problem, and as every plan is a choice too, no
 * plan can be better than its bound. Where all that was chosen then finds a slot, the plan is optimal.
 */
export function selectPairs(highs: Highs, problem: SchedulingProblem, seconds: number): Selection {
  const { participants, pairs, before } = problem;
  const model = new LinearModel();
  const meetings = pairs.flatMap((pair, index) =>
    canEverMeet(problem, pair)
      ? [{ pair: index, column: model.column((before[index] ?? null) === null ? 0 : CHANGE_COST, true) }]
      : [],
  );
  participants.forEach((participant, person) => {
    const own = meetings.filter(({ pair }) => pairs[pair]?.a === person || pairs[pair]?.b === person);
    const columns = own.map((one) => one.column);
    model.row(
      columns,
      columns.map(() => 1),
      capOf(participant),
    );
  });
  const all = meetings.map((one) => one.column);
  model.row(
    all,
    all.map(() => 1),
    seatsInAll(problem),
  );
  addWelfare(model, problem, meetings);
  const kept = CHANGE_COST * before.filter((slot) => slot !== null).length;
  const { values, bound } = model.solve(highs, seconds, RELATIVE_GAP);
  return {
    pairs: meetings.filter(({ column }) => (values?.[column] ?? 0) > 0.5).map(({ pair }) => pair),
    bound: Math.min(bound - kept, simpleBound(problem)),
  };
}

export function canEverMeet(
  { participants }: SchedulingProblem,
  { a, b }: SchedulingProblem['pairs'][number],
): boolean {
  return participants[a]?.free.some((free, slot) => free && participants[b]?.free[slot]) ?? false;
}

/** How many meetings fit into the evening: per slot no more than tables, nor than half of those who are free. */
function seatsInAll({ slots, tables, participants }: SchedulingProblem): number {
  let seats = 0;
  for (let slot = 0; slot < slots; slot += 1) {
    const there = participants.filter(({ free }) => free[slot]).length;
    seats += Math.min(tables, Math.floor(there / 2));
  }
  return seats;
}

/** Everybody has their best meetings: what holds even where there was no time for more. */
function simpleBound({ participants, pairs }: SchedulingProblem): number {
  return participants.reduce(
    (sum, participant, person) => sum + Math.log1p(mostGained(pairs, person, capOf(participant))),
    0,
  );
}
