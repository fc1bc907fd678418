import {
  gainsOf,
  type Pair,
  type SchedulingProblem,
  type Slots,
  type Want,
} from '../../server/src/features/meetings/scheduling/problem.ts';
import { randomOf } from '../../server/src/features/meetings/scheduling/random.ts';

/** An evening: two sides (or one, where everybody may meet everybody), and how many pairs wish to meet. */
export interface Size {
  name: string;
  sides: readonly [number, number];
  wishes: number;
  slots: number;
  tables: number;
  most: number;
}

export const SIZES: readonly Size[] = [
  { name: '90 wishes', sides: [69, 0], wishes: 90, slots: 8, tables: 25, most: 8 },
  { name: '435 wishes', sides: [135, 69], wishes: 435, slots: 12, tables: 40, most: 10 },
  { name: '1,500 wishes', sides: [220, 130], wishes: 1500, slots: 20, tables: 70, most: 16 },
  { name: '1,500 wishes, crowded', sides: [220, 130], wishes: 1500, slots: 14, tables: 60, most: 12 },
];

/**
 * Draws an evening. Some are asked for more than others (popularity falls like 1 / rank, as at real events), a fifth
 * comes late or leaves early, and one in ten is away in the middle.
 */
export function drawProblem({ sides, wishes, slots, tables, most }: Size, seed = 7): SchedulingProblem {
  const random = randomOf(seed);
  const [left, right] = sides;
  const people = left + right;
  const participants = Array.from({ length: people }, () => {
    const free = Array.from({ length: slots }, () => true);
    const away = random(10);
    if (away === 0) free.fill(false, 0, random(Math.ceil(slots / 3)) + 1);
    if (away === 1) free.fill(false, slots - 1 - random(Math.ceil(slots / 3)));
    if (away === 2) free[1 + random(slots - 2)] = false;
    return { free, most };
  });
  const pick = (from: number, count: number): number =>
    from + Math.min(count - 1, Math.floor(count ** (random(1000) / 1000)) - 1 + random(Math.ceil(count / 2)));
  const pairs = new Map<string, Pair>();
  while (pairs.size < wishes) {
    const a = right > 0 ? pick(0, left) : random(people);
    const b = right > 0 ? pick(left, right) : pick(0, people);
    const key = `${Math.min(a, b)}:${Math.max(a, b)}`;
    if (a === b || pairs.has(key)) continue;
    const gains = gainsOf(WANTS[random(WANTS.length)] ?? null, WANTS[random(WANTS.length)] ?? null);
    if (gains) pairs.set(key, { a, b, gains });
  }
  return {
    slots,
    tables,
    participants,
    pairs: [...pairs.values()],
    breaksAfter: [slots / 2 - 1],
    before: [],
  };
}

const WANTS: readonly (Want | null)[] = ['must', 'gladly', 'gladly', null];

/** The same evening an hour before: three people do not come. */
export function someoneLeaves(problem: SchedulingProblem, plan: Slots): SchedulingProblem {
  const random = randomOf(3);
  const gone = new Set([0, 1, 2].map(() => random(problem.participants.length)));
  return {
    ...problem,
    participants: problem.participants.map((one, person) =>
      gone.has(person) ? { ...one, free: one.free.map(() => false) } : one,
    ),
    before: plan,
  };
}
