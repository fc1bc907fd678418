import { apply, roomFor, type Chain } from './chains.ts';
import { CHANGE_COST } from './problem.ts';
import { type Timetable } from './timetable.ts';

/** So little that it only decides between chains that are equal otherwise: the shorter one. */
const LENGTH_COST = 1e-6;

/**
 * Seats pairs one after the other, the hardest first: where both are free and there is a table; else by exchanging slots
 * along a chain. Whoever cannot be seated is left out.
 * @returns the pairs that found no slot
 */
export function fill(table: Timetable, pairs: readonly number[]): number[] {
  const choices = (pair: number): number => slotsOf(table, pair).length;
  const order = pairs
    .filter((pair) => !table.has(pair))
    .toSorted((x, y) => choices(x) - choices(y) || table.worth(y) - table.worth(x));
  return order.filter((pair) => !seat(table, pair));
}

/** Whether the pair sits now. */
export function seat(table: Timetable, pair: number): boolean {
  if (!table.isWanted(pair)) return false;
  const slot = bestSlot(table, pair);
  if (slot !== null) {
    table.put(pair, slot);
    return true;
  }
  return seatByChain(table, pair);
}

function slotsOf(table: Timetable, pair: number): number[] {
  return Array.from({ length: table.problem.slots }, (_, slot) => slot).filter((slot) =>
    table.isOpen(pair, slot),
  );
}

/** Where there is most room, so that no slot fills up before the others. */
function bestSlot(table: Timetable, pair: number): number | null {
  const open = slotsOf(table, pair).filter((slot) => table.canPut(pair, slot));
  return open.toSorted((x, y) => table.room(y) - table.room(x))[0] ?? null;
}

/** Moves meetings of the plan that people have only where the new one is worth it. */
function seatByChain(table: Timetable, pair: number): boolean {
  let best: { slot: number; chain: Chain; cost: number } | null = null;
  let least = table.worth(pair);
  for (const slot of slotsOf(table, pair)) {
    const chain = roomFor(table, pair, slot, (one) => costOf(table, one), least);
    if (!chain) continue;
    least = costOf(table, chain);
    best = { slot, chain, cost: least };
  }
  if (!best) return false;
  apply(table, best.chain);
  table.put(pair, best.slot);
  return true;
}

/** What people notice of a chain: meetings that leave the slot they had. */
function costOf(table: Timetable, chain: Chain): number {
  const { before } = table.problem;
  let moved = 0;
  for (const pair of chain.pairs) {
    const had = before[pair] ?? null;
    if (had === null) continue;
    const now = table.slotOf[pair];
    const then = now === chain.from ? chain.to : chain.from;
    if (now === had) moved += 1;
    if (then === had) moved -= 1;
  }
  return CHANGE_COST * moved + LENGTH_COST * chain.pairs.length;
}
