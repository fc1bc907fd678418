import { type Waiting as WaitingOut } from '@klammer/contracts/home';
import { type Queued as QueuedOut } from '@klammer/contracts/operator';
import { type Member, type Person } from '../actor.ts';
import { type Deps } from '../deps.ts';

/** Something that waits for somebody; how urgent it is follows from its day. */
export type Waiting = Omit<WaitingOut, 'urgency'>;

/** One thing for the operator's queue. */
export type Queued = Omit<QueuedOut, 'since'> & { since: Date };
/** The oldest things a feature has for the operator's queue, at most a page, and how many there are. */
export interface Queue {
  items: Queued[];
  count: number;
}

/** What a feature knows to be waiting, at most a page of it: all of it ends in one list. */
export interface WaitingFor {
  /** For somebody who acts for an organisation: only what they may do. */
  member?: (deps: Deps, actor: Member) => Promise<Waiting[]>;
  /** For whoever runs the region, with or without an organisation. */
  operator?: (deps: Deps, actor: Person) => Promise<Waiting[]>;
  /** The same one by one, for what the operator decides on. */
  queue?: (deps: Deps, actor: Person) => Promise<Queue>;
}

/** The most one feature puts forward. */
export const MOST_WAITING = 20;
const EXCERPT = 120;

/** One thing that waits; what is not said is not there. */
export function waiting(
  code: Waiting['code'],
  path: string,
  {
    about = '',
    who = null,
    count = 1,
    dueOn = null,
  }: Partial<Pick<Waiting, 'who' | 'count' | 'dueOn'>> & {
    about?: string | Waiting['about'];
  } = {},
): Waiting {
  const words = typeof about === 'string' ? { de: about, en: about } : about;
  return { code, path, about: { de: shorten(words.de), en: shorten(words.en) }, who, count, dueOn };
}

/** One of those that are counted only; none where there is nothing. */
export function waitingCount(code: Waiting['code'], path: string, count: number): Waiting[] {
  return count > 0 ? [waiting(code, path, { count })] : [];
}

/** The beginning of a text in one line. */
export function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > EXCERPT ? `${line.slice(0, EXCERPT - 1).trimEnd()}…` : line;
}
