import type { Output } from '@klammer/contracts/endpoint';
import type { registrations } from '@klammer/contracts/registrations';
import type { DoorGuest } from '#lib/offline/kept.ts';
import { ApiProblem } from '#lib/api.ts';

export interface CheckIn {
  ticket: string;
  at: string;
}
export type Outcome = { result: 'done' | 'already' | 'unknown' | 'no-place'; name: string };
export type Told = Output<typeof registrations.checkIn>['items'];

/**
 * What the server knows otherwise. `twice`: another door let the same ticket in at another time; `gone`: it is no valid
 * ticket any more.
 */
export interface Conflict {
  kind: 'twice' | 'gone';
  ticket: string;
  name: string;
  /** When it was let in here, and the time that counts. */
  here: string;
  counts: string | null;
}

interface World {
  eventId: string;
  guests: readonly DoorGuest[];
  send: (items: CheckIn[]) => Promise<Told>;
  store: Pick<Storage, 'getItem' | 'setItem'>;
  /** The moment as it travels. */
  now: () => string;
}

const MOST_AT_ONCE = 500;

/**
 * The door of an event: checks people in by the list that was loaded, and tells the server when it can be reached.
 * What the server does not know yet stays on the device, also when the page is closed.
 */
export class Door {
  guests = $state<DoorGuest[]>([]);
  /** Checked in here and not told yet. */
  waiting = $state<CheckIn[]>([]);
  conflicts = $state<Conflict[]>([]);
  /** Why the server does not take what waits, other than that it is away. */
  refusal = $state<ApiProblem | null>(null);
  readonly #world: World;
  readonly #key: string;
  #sending = false;

  constructor(world: World) {
    this.#world = world;
    this.#key = `klammer-check-ins:${world.eventId}`;
    this.waiting = readWaiting(world.store.getItem(this.#key));
    this.renew(world.guests);
  }

  get expected(): number {
    return this.guests.filter((one) => one.status === 'registered').length;
  }

  get present(): number {
    return this.guests.filter((one) => one.checkedInAt !== null).length;
  }

  /** Takes the list as the server has it now; what it was not told yet stays. */
  renew(guests: readonly DoorGuest[]): void {
    this.guests = guests.map((one) => ({ ...one }));
    for (const { ticket, at } of this.waiting) this.#mark(ticket, at);
  }

  /** By what was scanned or typed: a ticket's address or its code. */
  check(scanned: string): Outcome {
    const ticket = ticketIn(scanned);
    const one = this.guests.find((other) => other.ticket === ticket);

    if (!one) return { result: 'unknown', name: '' };
    if (one.status !== 'registered') return { result: 'no-place', name: one.name };
    if (one.checkedInAt) return { result: 'already', name: one.name };

    const at = this.#world.now();

    this.#mark(ticket, at);
    this.#keep([...this.waiting, { ticket, at }]);

    return { result: 'done', name: one.name };
  }

  /** Tells the server; without a connection everything stays where it is. @returns whether it was told anything */
  async flush(): Promise<boolean> {
    if (this.#sending || this.waiting.length === 0) return false;

    this.#sending = true;

    try {
      const items = this.waiting.slice(0, MOST_AT_ONCE);
      const told = await this.#world.send(items);
      const tickets = items.map((one) => one.ticket);

      this.#keep(this.waiting.filter((one) => !tickets.includes(one.ticket)));
      this.refusal = null;
      this.#compare(items, told);

      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.refusal = error.code === 'unavailable' ? null : error;

      return false;
    } finally {
      this.#sending = false;
    }
  }

  #compare(items: readonly CheckIn[], told: Told): void {
    for (const { ticket, at } of items) {
      const answer = told.find((one) => one.ticket === ticket);
      const guest = this.guests.find((one) => one.ticket === ticket);

      if (!answer || (answer.result !== 'unknown' && answer.checkedInAt === at)) continue;
      if (guest && answer.checkedInAt) guest.checkedInAt = answer.checkedInAt;
      // A time that the server mended is no second door.
      if (answer.result === 'done') continue;

      this.conflicts.push({
        kind: answer.result === 'already' ? 'twice' : 'gone',
        ticket,
        name: answer.name || guest?.name || ticket,
        here: at,
        counts: answer.checkedInAt,
      });
    }
  }

  #mark(ticket: string, at: string): void {
    const one = this.guests.find((other) => other.ticket === ticket);

    if (one) one.checkedInAt ??= at;
  }

  #keep(waiting: CheckIn[]): void {
    this.waiting = waiting;
    this.#world.store.setItem(this.#key, JSON.stringify(waiting));
  }
}

/** What another version left, or somebody wrote there by hand, is none of ours. */
function readWaiting(stored: string | null): CheckIn[] {
  if (stored === null) return [];

  try {
    const list: unknown = JSON.parse(stored);

    return Array.isArray(list) ? list.filter(isCheckIn) : [];
  } catch {
    return [];
  }
}

function isCheckIn(one: unknown): one is CheckIn {
  return typeof one === 'object' && one !== null && 'ticket' in one && 'at' in one;
}

/** The code behind the `#` of a ticket's address, or the code itself; letters that are read wrongly are mended. */
export function ticketIn(scanned: string): string {
  const code = scanned.split('#').at(-1) ?? '';

  return code.trim().toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}
