import { type FileAnswer } from '@klammer/contracts/endpoint';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { notFound } from '../../problem.ts';
import { createToken, hashToken } from '../../secrets/token.ts';
import { suspensionOf } from '../accounts/service.ts';
import { listHidden } from '../profiles/service.ts';
import { CalendarLinks, Events, type EventDoc } from './model.ts';
import { Registrations } from './places/registration-model.ts';

const MOST_ENTRIES = 1000;
const PAST_MS = 180 * 86_400_000;
const REFRESH_SECONDS = 3600;

/** The public calendar, of everything or of one series; what was called off stays in it and says so. */
export async function calendarOf(deps: Deps, series: string | undefined): Promise<FileAnswer> {
  const docs = await Events.find({
    status: { $in: ['published', 'cancelled'] },
    audience: 'public',
    'organiserIds.0': { $nin: await listHidden() },
    startsAt: { $ne: null },
    endsAt: { $gt: new Date(deps.now().getTime() - PAST_MS) },
    ...(series && { series }),
  })
    .sort({ startsAt: 1 })
    .limit(MOST_ENTRIES)
    .lean<EventDoc[]>();
  return asFile(deps, series ?? 'Klammer', docs, new Set());
}

/** Makes the secret link; the path is told this once, the store keeps its hash. */
export async function makeCalendarLink(deps: Deps, actor: Person): Promise<{ path: string }> {
  const token = createToken();
  await CalendarLinks.updateOne(
    { personId: actor.personId },
    { $set: { hash: hashToken(token), createdAt: deps.now() } },
    { upsert: true },
  );
  return { path: `/api/calendar/${token}` };
}

export async function removeCalendarLink(actor: Person): Promise<void> {
  await CalendarLinks.deleteOne({ personId: actor.personId });
}

/** @throws Problem not-found for a link that is none, or none any more */
export async function ownCalendar(deps: Deps, token: string): Promise<FileAnswer> {
  const link = await CalendarLinks.findOne({ hash: hashToken(token) }).lean();
  // Nobody is signed in here, so that a suspension has to be asked for.
  if (!link || (await suspensionOf(String(link.personId))) !== null) throw notFound();
  const registered = await Registrations.find(
    { personId: link.personId, state: 'active' },
    { eventId: 1, placedAt: 1 },
  )
    .sort({ createdAt: -1 })
    .limit(MOST_ENTRIES)
    .lean();
  const placed = new Set(registered.flatMap(({ eventId, placedAt }) => (placedAt ? [String(eventId)] : [])));
  const docs = await Events.find({
    _id: { $in: registered.map((one) => one.eventId) },
    status: { $in: ['published', 'cancelled'] },
    startsAt: { $ne: null },
  })
    .limit(MOST_ENTRIES)
    .lean<EventDoc[]>();
  return asFile(deps, 'Klammer', docs, placed);
}

/** @param placed ids of events that the reader has a place at, who may know where to listen in */
function asFile(
  deps: Deps,
  name: string,
  docs: readonly EventDoc[],
  placed: ReadonlySet<string>,
): FileAnswer {
  const calendar = ical({ name, method: ICalCalendarMethod.PUBLISH, ttl: REFRESH_SECONDS });
  calendar.prodId({ company: 'Klammer', product: 'Events', language: 'DE' });
  for (const doc of docs) {
    const { title, text, venue, startsAt, endsAt } = doc;
    if (!startsAt) continue;
    const url = `${deps.publicUrl}/events/${String(doc._id)}`;
    const onlineLink = placed.has(String(doc._id)) ? doc.onlineLink : '';
    calendar.createEvent({
      id: `${String(doc._id)}@klammer`,
      start: startsAt,
      end: endsAt,
      stamp: doc.updatedAt,
      lastModified: doc.updatedAt,
      sequence: doc.revision,
      summary: title.de || title.en,
      description: [text.de || text.en, onlineLink, url].filter(Boolean).join('\n\n'),
      location: [venue.name, venue.street, venue.city].filter(Boolean).join(', ') || 'Online',
      url,
      status: doc.status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return {
    type: 'text/calendar; charset=utf-8',
    name: 'klammer.ics',
    disposition: 'attachment',
    body: Buffer.from(calendar.toString()),
  };
}
