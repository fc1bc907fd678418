import { type LinearModel } from './linear-model.ts';
import { type SchedulingProblem } from './problem.ts';

/** A variable that says whether a pair meets, with the pair's index. */
export interface MeetingColumn {
  column: number;
  pair: number;
}

/**
 * Writes Σ ln(1 + total) over the participants into a linear model. Totals are whole numbers, so the logarithm is
 * exactly a sum of steps: the k-th unit is worth ln(1 + k) − ln(k), each less than the one before, so that a model that
 * maximises takes them in order by itself.
 */
export function addWelfare(
  model: LinearModel,
  { participants, pairs }: SchedulingProblem,
  meetings: readonly MeetingColumn[],
): void {
  const gained = participants.map(() => ({ columns: [] as number[], values: [] as number[] }));
  for (const { column, pair } of meetings) {
    const { a, b, gains } = pairs[pair] ?? { a: 0, b: 0, gains: [0, 0] };
    gained[a]?.columns.push(column);
    gained[a]?.values.push(-gains[0]);
    gained[b]?.columns.push(column);
    gained[b]?.values.push(-gains[1]);
  }
  participants.forEach((participant, index) => {
    const steps = mostGained(pairs, index, capOf(participant));
    const columns: number[] = [];
    for (let k = 1; k <= steps; k += 1) columns.push(model.column(Math.log1p(k) - Math.log(k), false));
    const own = gained[index];
    if (own) model.row([...columns, ...own.columns], [...columns.map(() => 1), ...own.values], 0);
  });
}

/** How many meetings somebody can have at all. */
export function capOf({ free, most }: SchedulingProblem['participants'][number]): number {
  return Math.min(most, free.filter(Boolean).length);
}

/** The most that somebody can gain: from their best meetings, as many as they can have. */
export function mostGained(pairs: SchedulingProblem['pairs'], person: number, cap: number): number {
  return pairs
    .flatMap(({ a, b, gains }) => (a === person ? [gains[0]] : b === person ? [gains[1]] : []))
    .toSorted((x, y) => y - x)
    .slice(0, cap)
    .reduce((sum, gain) => sum + gain, 0);
}
