import { type SchedulingProblem, type Slots } from './problem.ts';

/**
 * Gives each meeting a table so that people walk little: in each slot, a meeting takes the table where one of the two
 * sat last, if nobody else has it, else the first that is free. A meeting that stays in its slot keeps its table.
 * @param kept the table each pair had in the plan before, by pair
 * @returns the table of each pair from 0, null where the two do not meet
 */
export function seatAtTables(
  { pairs, slots, tables, before, participants }: SchedulingProblem,
  plan: Slots,
  kept: readonly (number | null)[] = [],
): (number | null)[] {
  const given: (number | null)[] = pairs.map(() => null);
  const last: (number | null)[] = participants.map(() => null);
  for (let slot = 0; slot < slots; slot += 1) {
    const meetings = pairs.map((_, pair) => pair).filter((pair) => plan[pair] === slot);
    const free = new Set(Array.from({ length: tables }, (_, table) => table));
    const give = (pair: number, table: number | null | undefined): void => {
      if (given[pair] !== null || table === null || table === undefined || !free.has(table)) return;
      given[pair] = table;
      free.delete(table);
    };
    for (const pair of meetings) if (before[pair] === slot) give(pair, kept[pair]);
    const seatsOf = (pair: number): (number | null)[] => {
      const ends = pairs[pair];
      return ends ? [last[ends.a] ?? null, last[ends.b] ?? null] : [];
    };
    for (const pair of meetings) {
      const [a, b] = seatsOf(pair);
      if (a === b) give(pair, a);
    }
    for (const pair of meetings) for (const table of seatsOf(pair)) give(pair, table);
    for (const pair of meetings) give(pair, Math.min(...free));
    for (const pair of meetings) {
      const ends = pairs[pair];
      if (ends) for (const person of [ends.a, ends.b]) last[person] = given[pair] ?? null;
    }
  }
  return given;
}
