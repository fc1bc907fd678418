import { seat } from './filling.ts';
import { type Timetable } from './timetable.ts';

const TRIED_AT_ONCE = 10;
const FORBIDDEN_FOR = 12;

/**
 * Looks for plans with more value: seats a pair that was left out, unseats whoever is in its way, and seats those again
 * where it can (ejection chains with a short memory of what was just seated, Glover 1996). Keeps the best plan it saw.
 * @param pool pairs that may meet, the chosen ones first
 * @param goal value at which nothing better can be found
 * @param isOver whether time is up
 */
export function improve(
  table: Timetable,
  pool: readonly number[],
  options: { random: (below: number) => number; rounds: number; goal: number; isOver: () => boolean },
): void {
  const value = (): number => table.totals.reduce((sum, total) => sum + Math.log1p(total), 0);
  const freeAgain = new Map<number, number>();
  let best = { value: value(), slots: table.snapshot() };
  for (let round = 0; round < options.rounds; round += 1) {
    if (best.value >= options.goal - 1e-9 || options.isOver()) break;
    const move = bestMove(table, pool, options.random, (pair) => (freeAgain.get(pair) ?? 0) > round);
    if (!move) continue;
    for (const pair of move.ejected) table.take(pair);
    table.put(move.pair, move.slot);
    freeAgain.set(move.pair, round + FORBIDDEN_FOR + options.random(FORBIDDEN_FOR));
    for (const pair of move.ejected) seat(table, pair);
    const reached = value();
    if (reached > best.value + 1e-12) best = { value: reached, slots: table.snapshot() };
  }
  table.restore(best.slots);
}

interface Move {
  pair: number;
  slot: number;
  ejected: number[];
}

/** Of some pairs that are left out, the one whose seating gains most or loses least. */
function bestMove(
  table: Timetable,
  pool: readonly number[],
  random: (below: number) => number,
  isForbidden: (pair: number) => boolean,
): Move | null {
  const out = pool.filter((pair) => !table.has(pair));
  if (out.length === 0) return null;
  let best: Move | null = null;
  let most = -Infinity;
  for (let tried = 0; tried < TRIED_AT_ONCE; tried += 1) {
    const pair = out[random(out.length)] ?? 0;
    const worth = table.worth(pair);
    for (let slot = 0; slot < table.problem.slots; slot += 1) {
      const ejected = inTheWay(table, pair, slot);
      if (!ejected || ejected.some(isForbidden)) continue;
      const gain = worth - ejected.reduce((sum, other) => sum + table.loss(other), 0);
      if (gain > most) [most, best] = [gain, { pair, slot, ejected }];
    }
  }
  return best;
}

/** Who has to make way, or null where they are not there themselves. */
function inTheWay(table: Timetable, pair: number, slot: number): number[] | null {
  if (!table.isOpen(pair, slot)) return null;
  const { a, b } = table.ends(pair);
  const ejected = new Set([table.seat(a, slot), table.seat(b, slot)].filter((one) => one !== null));
  for (const person of [a, b]) {
    const own = table.of(person);
    const most = table.problem.participants[person]?.most ?? 0;
    if (own.length < most || own.some((one) => ejected.has(one))) continue;
    const least = cheapest(table, own);
    if (least !== null) ejected.add(least);
  }
  const makesRoom = [...ejected].filter((one) => table.slotOf[one] === slot).length;
  if (table.room(slot) + makesRoom <= 0) {
    const least = cheapest(
      table,
      table.inSlot(slot).filter((one) => !ejected.has(one)),
    );
    if (least === null) return null;
    ejected.add(least);
  }
  return [...ejected];
}

function cheapest(table: Timetable, pairs: readonly number[]): number | null {
  let least: number | null = null;
  let loss = Infinity;
  for (const pair of pairs) {
    const cost = table.loss(pair);
    if (cost < loss) [loss, least] = [cost, pair];
  }
  return least;
}
