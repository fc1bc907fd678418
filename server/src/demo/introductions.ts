import { SHOWCASE } from './accounts.ts';
import { MEDIATIONS } from './mediations.ts';
import { type DemoOrganisation } from './organisations.ts';
import { pairOf, type Pair } from './pairs.ts';
import { type DemoPerson } from './people.ts';
import { type Chance } from './seeded.ts';
import { talkOf, type DemoMessage } from './talk.ts';
import { open } from './threads/open.ts';
import { threads } from './threads/written.ts';
import { askingOf, DECLINES, EXCHANGES } from './wording/asking.ts';

/** An introduction and, where it was accepted, the conversation that followed. Organisations by name, people by address. */
export interface DemoIntroduction {
  from: string;
  to: string;
  status: 'asked' | 'accepted' | 'declined' | 'withdrawn' | 'expired';
  message: string;
  askedBy: string;
  askedAt: Date;
  /** Null while open, and for one that expired: the store knows when that was. */
  answeredAt: Date | null;
  answeredBy: string | null;
  declineReason: (typeof DECLINES)[number]['reason'] | null;
  declineNote: string;
  messages: DemoMessage[];
  /** How many messages each person has read. */
  read: { email: string; sequence: number }[];
}

export interface DemoVerdict {
  organisation: string;
  about: string;
  verdict: 'interested' | 'later' | 'not-for-us';
  by: string;
  at: Date;
}

const HOUR_MS = 3600 * 1000;
const DAY_MS = 24 * HOUR_MS;
const OTHERS: readonly (readonly [DemoIntroduction['status'], number])[] = [
  ['accepted', 4],
  ['declined', 6],
  ['withdrawn', 3],
  ['expired', 4],
];
/** They have answered often enough for figures of how they answer. */
const ANSWERING = ['Rheinfuge Terminalgesellschaft', 'Pegelstand Ventures'];
const ANSWERED_EARLIER = 4;
const VERDICTS_OF_EACH_SHOWCASE = ['interested', 'interested', 'later', 'not-for-us'] as const;

export function introductionsOf(
  organisations: readonly DemoOrganisation[],
  people: readonly DemoPerson[],
  chance: Chance,
  now: Date,
): { introductions: DemoIntroduction[]; verdicts: DemoVerdict[] } {
  const stage = { organisations, people, chance, now, met: new Set<string>() };
  for (const { from, to } of MEDIATIONS) markMet(stage, from, to);
  const written = threads.map((thread) => {
    markMet(stage, thread.from, thread.to);
    return accepted(stage, thread.from, thread.to, thread.ask, thread.lines);
  });
  const asked = open.map((one) => {
    markMet(stage, one.from, one.to);
    return unanswered(stage, one.from, one.to, one.ask, 'asked');
  });
  const rest = OTHERS.flatMap(([status, count]) =>
    choose(stage, count, () => true).map((pair) => introduce(stage, pair, status)),
  );
  const verdicts = SHOWCASE.flatMap(({ organisation }) =>
    choose(stage, VERDICTS_OF_EACH_SHOWCASE.length, (pair) => pair.from.fields.name === organisation).map(
      (pair, index): DemoVerdict => ({
        organisation,
        about: pair.to.fields.name,
        verdict: VERDICTS_OF_EACH_SHOWCASE[index] ?? 'later',
        by: ownerOf(stage, organisation),
        at: before(stage, 1, 20),
      }),
    ),
  );
  const earlier = ANSWERING.flatMap((name) =>
    choose(stage, ANSWERED_EARLIER, (pair) => pair.to.fields.name === name).map((pair) =>
      introduce(stage, pair, 'declined'),
    ),
  );
  return { introductions: [...written, ...asked, ...rest, ...earlier], verdicts };
}

interface Stage {
  organisations: readonly DemoOrganisation[];
  people: readonly DemoPerson[];
  chance: Chance;
  now: Date;
  /** Pairs that have met, so that none meets twice. */
  met: Set<string>;
}

const pairKey = (a: string, b: string): string => [a, b].toSorted().join(':');
const markMet = (stage: Stage, a: string, b: string): Set<string> => stage.met.add(pairKey(a, b));

/** Pairs whose asker needs what the other offers, the closest first and equal ones by chance; marked as met. */
function choose(stage: Stage, count: number, fits: (pair: Pair) => boolean): Pair[] {
  const pairs = stage.chance
    .shuffle(stage.organisations.flatMap((from) => stage.organisations.flatMap((to) => pairOf(from, to))))
    .filter(fits)
    .toSorted((a, b) => b.closeness - a.closeness);
  const chosen: Pair[] = [];
  const asked = new Set<string>();
  for (const pair of pairs) {
    const [from, to] = [pair.from.fields.name, pair.to.fields.name];
    if (chosen.length === count) break;
    // One shop window for many: outside the showcase nobody is asked twice in one list.
    if (stage.met.has(pairKey(from, to)) || (asked.has(from) && asked.has(to))) continue;
    markMet(stage, from, to);
    asked.add(from).add(to);
    chosen.push(pair);
  }
  return chosen;
}

function introduce(stage: Stage, pair: Pair, status: DemoIntroduction['status']): DemoIntroduction {
  const { chance } = stage;
  const [from, to] = [pair.from.fields.name, pair.to.fields.name];
  const message = askingOf(chance, { ...pair, asker: from, other: to });
  if (status === 'accepted') return accepted(stage, from, to, message, chance.pick(EXCHANGES));
  return unanswered(stage, from, to, message, status);
}

/** One that led to no conversation, or has not yet. */
function unanswered(
  stage: Stage,
  from: string,
  to: string,
  message: string,
  status: Exclude<DemoIntroduction['status'], 'accepted'>,
): DemoIntroduction {
  const { chance } = stage;
  const askedAt = status === 'asked' ? before(stage, 1, 6) : before(stage, 18, 70);
  const answered = status === 'declined' || status === 'withdrawn';
  const decline = status === 'declined' ? chance.pick(DECLINES) : null;
  return {
    from,
    to,
    status,
    message,
    askedBy: ownerOf(stage, from),
    askedAt,
    answeredAt: answered ? new Date(askedAt.getTime() + chance.between(5, 120) * HOUR_MS) : null,
    answeredBy: answered ? ownerOf(stage, status === 'declined' ? to : from) : null,
    declineReason: decline?.reason ?? null,
    declineNote: decline?.note ?? '',
    messages: [],
    read: [],
  };
}

function accepted(
  stage: Stage,
  from: string,
  to: string,
  message: string,
  lines: readonly string[],
): DemoIntroduction {
  const [askedBy, answeredBy] = [ownerOf(stage, from), ownerOf(stage, to)];
  const askedAt = before(stage, 12 + lines.length, 30 + lines.length * 2);
  const answeredAt = new Date(askedAt.getTime() + stage.chance.between(3, 90) * HOUR_MS);
  const isShown = SHOWCASE.some((one) => one.organisation === from || one.organisation === to);
  const end = before(stage, 0, isShown ? 1 : 6);
  const messages = talkOf(stage.chance, lines, { asking: askedBy, asked: answeredBy }, answeredAt, end);
  return {
    from,
    to,
    status: 'accepted',
    message,
    askedBy,
    askedAt,
    answeredAt,
    answeredBy,
    declineReason: null,
    declineNote: '',
    messages,
    read: [askedBy, answeredBy].map((email) => ({ email, sequence: readBy(email, messages) })),
  };
}

/** People of the showcase have not yet read what came after their own last message; all others have read everything. */
function readBy(email: string, messages: readonly DemoMessage[]): number {
  if (!SHOWCASE.some((one) => one.email === email)) return messages.length;
  return messages.findLastIndex((message) => message.sender === email) + 1;
}

function ownerOf(stage: Stage, organisation: string): string {
  const owner = stage.people.find((one) => one.organisation === organisation && one.role === 'owner');
  if (!owner) throw new Error(`${organisation} has no owner`);
  return owner.email;
}

/** A moment between so many days ago, never less than ten minutes ago. */
function before({ chance, now }: Stage, least: number, most: number): Date {
  return new Date(now.getTime() - 600_000 - chance.between(least * DAY_MS, most * DAY_MS));
}
