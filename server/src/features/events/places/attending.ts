import { type FileAnswer, type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type RegistrationStatus } from '@klammer/contracts/events';
import { type Attendee, type registrations } from '@klammer/contracts/registrations';
import { inBothLanguages } from '@klammer/contracts/text';
import { type Locale } from '@klammer/contracts/vocabulary';
import { type Member } from '../../../actor.ts';
import { toCsv } from '../../../csv.ts';
import { type Deps } from '../../../deps.ts';
import { localOf } from '../../../time/local-time.ts';
import { noteAudit } from '../../audit/service.ts';
import { canOrganise } from '../policy.ts';
import { readFor } from '../managing.ts';
import { Registrations, type RegistrationDoc } from './registration-model.ts';
import { statusOf } from './standing.ts';

const MOST_LISTED = 10_000;
const DAY_MS = 86_400_000;

/** Who comes and who waits, in the order of registering. */
export async function listAttendees(deps: Deps, actor: Member, id: string): Promise<{ items: Attendee[] }> {
  await readFor(deps, actor, id, canOrganise);
  return { items: await readAttendees(id) };
}

async function readAttendees(id: string): Promise<Attendee[]> {
  const docs = await Registrations.find({ eventId: id })
    .sort({ queuedAt: 1, _id: 1 })
    .limit(MOST_LISTED)
    .lean<RegistrationDoc[]>();
  let waiting = 0;
  return docs.map((doc) => {
    const status = statusOf(doc);
    return presentAttendee(doc, status === 'waiting' ? (waiting += 1) : null);
  });
}

function presentAttendee(doc: RegistrationDoc, position: number | null): Attendee {
  return {
    id: String(doc._id),
    name: doc.personName,
    email: doc.personEmail,
    organisation: doc.organisationName,
    status: statusOf(doc),
    position,
    answers: doc.answers,
    ticket: doc.ticket,
    registeredAt: doc.queuedAt.toISOString(),
    confirmedAt: doc.confirmedAt?.toISOString() ?? null,
    checkedInAt: doc.checkedInAt?.toISOString() ?? null,
  };
}

const HEADS: Record<Locale, readonly string[]> = {
  de: ['Name', 'E-Mail', 'Organisation', 'Stand', 'Angemeldet', 'Bestätigt', 'Anwesend seit'],
  en: ['Name', 'E-mail', 'Organisation', 'Standing', 'Registered', 'Confirmed', 'Present since'],
};
const STATUSES: Record<Locale, Record<RegistrationStatus, string>> = {
  de: {
    registered: 'angemeldet',
    waiting: 'Warteliste',
    cancelled: 'abgesagt',
    released: 'nicht bestätigt',
  },
  en: { registered: 'registered', waiting: 'waiting', cancelled: 'cancelled', released: 'not confirmed' },
};

/** The list as a file; who took it out is kept. */
export async function exportAttendees(
  deps: Deps,
  actor: Member,
  id: string,
  { locale }: Parsed<typeof registrations.export>['query'],
): Promise<FileAnswer> {
  const { doc } = await readFor(deps, actor, id, canOrganise);
  const attendees = await readAttendees(id);
  const at = (moment: string | null): string => (moment ? localOf(new Date(moment)).replace('T', ' ') : '');
  const rows = attendees.map((one) => [
    one.name,
    one.email,
    one.organisation,
    STATUSES[locale][one.status],
    at(one.registeredAt),
    at(one.confirmedAt),
    at(one.checkedInAt),
    ...doc.questions.map((_, index) => one.answers[index] ?? ''),
  ]);
  const questions = doc.questions.map((one) => inBothLanguages(one)[locale]);
  const detail = { count: String(rows.length) };
  noteAudit(deps, { actor, action: 'event.attendance-exported', subject: { kind: 'event', id }, detail });
  return {
    type: 'text/csv; charset=utf-8',
    name: `attendance-${(doc.start ?? '').slice(0, 10)}.csv`,
    disposition: 'attachment',
    body: toCsv([[...HEADS[locale], ...questions], ...rows]),
  };
}

/**
 * Checks people in, also hours after they came: a phone at the door may have had no connection. The earliest time
 * counts, whichever door tells first; a time outside of the event's days is a wrong clock, and now stands in its place.
 */
export async function checkIn(
  deps: Deps,
  actor: Member,
  id: string,
  { items }: Parsed<typeof registrations.checkIn>['body'],
): Promise<Output<typeof registrations.checkIn>> {
  const { doc } = await readFor(deps, actor, id, canOrganise);
  const now = deps.now();
  const earliest = (doc.startsAt ?? now).getTime() - DAY_MS;
  const done: Output<typeof registrations.checkIn>['items'] = [];
  for (const { ticket, at } of items) {
    const told = new Date(at);
    const checkedInAt = told.getTime() < earliest || told > now ? now : told;
    const valid = { eventId: doc._id, ticket, state: 'active' as const, placedAt: { $ne: null } };
    const { modifiedCount } = await Registrations.updateOne(
      { ...valid, checkedInAt: null },
      { $set: { checkedInAt } },
    );
    if (modifiedCount === 0)
      await Registrations.updateOne(
        { ...valid, checkedInAt: { $gt: checkedInAt } },
        { $set: { checkedInAt } },
      );
    const one = await Registrations.findOne(valid, { personName: 1, checkedInAt: 1 }).lean();
    const result = modifiedCount > 0 ? 'done' : one ? 'already' : 'unknown';
    done.push({
      ticket,
      result,
      name: one?.personName ?? '',
      checkedInAt: one?.checkedInAt?.toISOString() ?? null,
    });
  }
  return { items: done };
}

/** What people said, in no order that tells who. */
export async function readFeedback(
  deps: Deps,
  actor: Member,
  id: string,
): Promise<Output<typeof registrations.feedback>> {
  await readFor(deps, actor, id, canOrganise);
  const docs = await Registrations.find({ eventId: id, feedback: { $ne: null } }, { feedback: 1 })
    .limit(MOST_LISTED)
    .lean<Pick<RegistrationDoc, 'feedback'>[]>();
  const said = docs.map((doc) => doc.feedback).filter((one) => one !== null);
  const texts = said
    .filter(({ text }) => text !== '')
    .toSorted((a, b) => b.rating - a.rating || a.text.localeCompare(b.text))
    .map(({ rating, text }) => ({ rating, text }));
  const sum = said.reduce((total, { rating }) => total + rating, 0);
  return { count: said.length, average: said.length > 0 ? sum / said.length : null, texts };
}
