import { apply, chainOf, fits } from './chains.ts';
import { type Timetable } from './timetable.ts';

/** More than this many meetings in a row are too many, unless a planned break lies between. */
const MOST_IN_A_ROW = 4;

/**
 * What makes an evening tiring: slots in which somebody is there and waits between two meetings, and meetings beyond
 * so many in a row.
 */
export function discomfortOf(table: Timetable, person: number): { idle: number; long: number } {
  const { slots, breaksAfter } = table.problem;
  let [idle, long, waited, run, seen] = [0, 0, 0, 0, false];
  for (let slot = 0; slot < slots; slot += 1) {
    if (table.seat(person, slot) !== null) {
      run += 1;
      if (run > MOST_IN_A_ROW) long += 1;
      if (seen) idle += waited;
      [waited, seen] = [0, true];
    } else {
      run = 0;
      if (seen && table.isFree(person, slot)) waited += 1;
    }
    if (breaksAfter.includes(slot)) run = 0;
  }
  return { idle, long };
}

const WARMTH = 3;

/**
 * Makes the evening more comfortable at the same value: exchanges slots along chains wherever that brings fewer idle
 * slots and shorter rows. Meetings that people already have stay where they are.
 */
export function makeComfortable(
  table: Timetable,
  options: { random: (below: number) => number; rounds: number; isOver: () => boolean },
): void {
  const { before, slots } = table.problem;
  const seated = table.problem.pairs.map((_, pair) => pair).filter((pair) => table.has(pair));
  const stays = (pair: number): boolean => (before[pair] ?? null) === table.slotOf[pair];
  if (seated.length === 0 || slots < 2) return;
  for (let round = 0; round < options.rounds && !options.isOver(); round += 1) {
    const start = seated[options.random(seated.length)] ?? 0;
    const to = options.random(slots);
    if (to === table.slotOf[start]) continue;
    const chain = chainOf(table, start, to);
    if (!chain || !fits(table, chain, { from: 0, to: 0 }) || chain.pairs.some(stays)) continue;
    const people = [...new Set(chain.pairs.flatMap((pair) => [table.ends(pair).a, table.ends(pair).b]))];
    const cost = (): number =>
      people.reduce((sum, person) => {
        const { idle, long } = discomfortOf(table, person);
        return sum + idle + long;
      }, 0);
    const earlier = cost();
    apply(table, chain);
    // What is no worse is taken too, and at first a little worse, or the search would stand still in every hollow.
    const allowed = Math.floor(WARMTH * (1 - round / options.rounds) * (options.random(1000) / 1000) ** 4);
    if (cost() > earlier + allowed) apply(table, { ...chain, shift: -chain.shift });
  }
}
