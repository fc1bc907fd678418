import { type Timetable } from './timetable.ts';

/**
 * Exchanges two slots along a chain. Take one meeting in slot s: if it goes to slot t, whoever sat with one of the two
 * in t has to go to s, and so on. What hangs together this way (a Kempe chain of edge colouring, Vizing 1964) can
 * change its slots as a whole, and nobody outside of it notices:
 *
 *        slot s   slot t                 slot s   slot t
 *        A – B                                     A – B
 *                 B – C         →        B – C
 *        C – D                                     C – D
 */
export interface Chain {
  pairs: readonly number[];
  /** How many more meetings sit in `to` afterwards. */
  shift: number;
  from: number;
  to: number;
}

/** The chain of a meeting towards another slot, or null where somebody in it is not free there. */
export function chainOf(table: Timetable, start: number, to: number): Chain | null {
  const from = table.slotOf[start] ?? -1;
  const seen = new Set([start]);
  const queue = [start];
  let shift = 0;
  for (let pair = queue.pop(); pair !== undefined; pair = queue.pop()) {
    const goesTo = table.slotOf[pair] === from ? to : from;
    if (!table.isOpen(pair, goesTo)) return null;
    shift += goesTo === to ? 1 : -1;
    const { a, b } = table.ends(pair);
    for (const person of [a, b]) {
      const next = table.seat(person, goesTo);
      if (next === null || seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
  return { pairs: [...seen], shift, from, to };
}

/** Whether there are tables for it, with some kept back in either slot. */
export function fits(table: Timetable, chain: Chain, keep: { from: number; to: number }): boolean {
  return table.room(chain.to) - chain.shift >= keep.to && table.room(chain.from) + chain.shift >= keep.from;
}

export function apply(table: Timetable, { pairs, from, to }: Chain): void {
  const slots = pairs.map((pair) => table.slotOf[pair]);
  for (const pair of pairs) table.take(pair);
  pairs.forEach((pair, index) => table.put(pair, slots[index] === from ? to : from));
}

/**
 * Finds the chain that makes room for a pair in a slot: moves away the one meeting in the way, or, where only a table
 * is missing, any that brings the slot one meeting less.
 * @param costOf what changing a chain costs; the cheapest is taken, none at more than `most`
 */
export function roomFor(
  table: Timetable,
  pair: number,
  slot: number,
  costOf: (chain: Chain) => number,
  most: number,
): Chain | null {
  const { a, b } = table.ends(pair);
  if (!table.isOpen(pair, slot)) return null;
  const inTheWay = [table.seat(a, slot), table.seat(b, slot)].filter((one) => one !== null);
  if (inTheWay.length > 1) return null;
  const starts = inTheWay.length > 0 ? inTheWay : table.inSlot(slot);
  let best: Chain | null = null;
  let least = most;
  for (const start of starts)
    for (let other = 0; other < table.problem.slots; other += 1) {
      if (other === slot) continue;
      const chain = chainOf(table, start, other);
      if (!chain || !leavesRoom(table, chain, [a, b], slot)) continue;
      const cost = costOf(chain);
      if (cost < least || (cost === least && best === null)) [best, least] = [chain, cost];
    }
  return best;
}

/** Afterwards there is a table in the slot, and neither of the two has come into it with the chain. */
function leavesRoom(table: Timetable, chain: Chain, people: readonly number[], slot: number): boolean {
  if (!fits(table, chain, { from: 1, to: 0 })) return false;
  const comesIn = chain.pairs.filter((pair) => table.slotOf[pair] !== slot);
  return comesIn.every((pair) => {
    const { a, b } = table.ends(pair);
    return !people.includes(a) && !people.includes(b);
  });
}
