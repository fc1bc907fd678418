import { type SchedulingProblem, type Slots } from './problem.ts';

const NONE = -1;

/** Meetings of two in slots, as it is being made: who sits where, how full each slot is, what everybody has gained. */
export class Timetable {
  readonly problem: SchedulingProblem;
  readonly slotOf: Int32Array;
  readonly totals: Float64Array;
  private readonly seats: Int32Array;
  private readonly load: Int32Array;
  private readonly counts: Int32Array;

  constructor(problem: SchedulingProblem) {
    const { participants, pairs, slots } = problem;
    this.problem = problem;
    this.slotOf = new Int32Array(pairs.length).fill(NONE);
    this.totals = new Float64Array(participants.length);
    this.seats = new Int32Array(participants.length * slots).fill(NONE);
    this.load = new Int32Array(slots);
    this.counts = new Int32Array(participants.length);
  }

  ends(pair: number): SchedulingProblem['pairs'][number] {
    const ends = this.problem.pairs[pair];
    if (!ends) throw new Error(`there is no pair ${pair}`);
    return ends;
  }

  has(pair: number): boolean {
    return this.slotOf[pair] !== NONE;
  }

  /** The pair in which somebody sits in a slot, or null. */
  seat(person: number, slot: number): number | null {
    const pair = this.seats[person * this.problem.slots + slot] ?? NONE;
    return pair === NONE ? null : pair;
  }

  isFree(person: number, slot: number): boolean {
    return this.problem.participants[person]?.free[slot] ?? false;
  }

  room(slot: number): number {
    return this.problem.tables - (this.load[slot] ?? 0);
  }

  /** Whether both want one more meeting at all. */
  isWanted(pair: number): boolean {
    const { a, b } = this.ends(pair);
    const wants = (person: number): boolean =>
      (this.counts[person] ?? 0) < (this.problem.participants[person]?.most ?? 0);
    return wants(a) && wants(b);
  }

  /** Whether both could sit there, whoever else does. */
  isOpen(pair: number, slot: number): boolean {
    const { a, b } = this.ends(pair);
    return this.isFree(a, slot) && this.isFree(b, slot);
  }

  canPut(pair: number, slot: number): boolean {
    const { a, b } = this.ends(pair);
    if (!this.isOpen(pair, slot) || this.room(slot) <= 0) return false;
    return this.seat(a, slot) === null && this.seat(b, slot) === null;
  }

  put(pair: number, slot: number): void {
    this.change(pair, slot, 1);
    this.slotOf[pair] = slot;
  }

  take(pair: number): void {
    this.change(pair, this.slotOf[pair] ?? NONE, -1);
    this.slotOf[pair] = NONE;
  }

  private change(pair: number, slot: number, by: 1 | -1): void {
    const { a, b, gains } = this.ends(pair);
    for (const [person, gain] of [
      [a, gains[0]],
      [b, gains[1]],
    ] as const) {
      this.seats[person * this.problem.slots + slot] = by === 1 ? pair : NONE;
      this.counts[person] = (this.counts[person] ?? 0) + by;
      this.totals[person] = (this.totals[person] ?? 0) + by * gain;
    }
    this.load[slot] = (this.load[slot] ?? 0) + by;
  }

  /** What the value gains by one more meeting of a pair that does not sit yet. */
  worth(pair: number): number {
    const { a, b, gains } = this.ends(pair);
    return this.step(a, gains[0]) + this.step(b, gains[1]);
  }

  /** What the value loses without a meeting. */
  loss(pair: number): number {
    const { a, b, gains } = this.ends(pair);
    return -this.step(a, -gains[0]) - this.step(b, -gains[1]);
  }

  private step(person: number, gain: number): number {
    const total = this.totals[person] ?? 0;
    return Math.log1p(total + gain) - Math.log1p(total);
  }

  /** The meetings in a slot. */
  inSlot(slot: number): number[] {
    const found: number[] = [];
    for (let person = 0; person < this.totals.length; person += 1) {
      const pair = this.seat(person, slot);
      if (pair !== null && this.ends(pair).a === person) found.push(pair);
    }
    return found;
  }

  /** The meetings of somebody. */
  of(person: number): number[] {
    const found: number[] = [];
    for (let slot = 0; slot < this.problem.slots; slot += 1) {
      const pair = this.seat(person, slot);
      if (pair !== null) found.push(pair);
    }
    return found;
  }

  snapshot(): Slots {
    return Array.from(this.slotOf, (slot) => (slot === NONE ? null : slot));
  }

  restore(slots: Slots): void {
    this.slotOf.forEach((slot, pair) => {
      if (slot !== NONE) this.take(pair);
    });
    slots.forEach((slot, pair) => {
      if (slot !== null) this.put(pair, slot);
    });
  }
}
