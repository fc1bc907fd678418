import { type CalendarEvent, type events } from '@klammer/contracts/events';
import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type PublicPage } from '@klammer/contracts/site';
import { type Actor, type Member, type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { after, toPage, unpackCursor } from '../../http/cursor.ts';
import { notFound } from '../../problem.ts';
import { findProfiles, isGone, listHidden, type ProfileDoc } from '../profiles/service.ts';
import { Events, type EventDoc } from './model.ts';
import { canSee } from './policy.ts';
import { guardedOf, presentEvent, type Shown } from './present.ts';
import { Registrations, type RegistrationDoc } from './places/registration-model.ts';
import { countPlaces, positionOf, statusOf } from './places/standing.ts';

const MOST_SERIES = 60;
const MOST_PAGES = 5000;

/** @throws Problem not-found for what is missing and for what the actor may not see */
export async function readEvent(actor: Actor, id: string): Promise<Shown> {
  const doc = await Events.findById(id).lean<EventDoc>();
  if (!doc) throw notFound();
  const [shown] = await withContext(actor, [doc]);
  if (!shown || !canSee(actor, guardedOf(doc, shown.yours !== null))) throw notFound();
  // Whoever registered still finds it; for all others it is away with who made it.
  if (shown.isAway && !shown.yours && !actor?.operator) throw notFound();
  if (shown.yours?.status === 'waiting' && actor)
    shown.yours = { ...shown.yours, position: await positionOf(id, actor.personId) };
  return shown;
}

/** Adds what belongs to each; organisers that are going away are left out. */
async function withContext(actor: Actor, docs: readonly EventDoc[]): Promise<Shown[]> {
  const ids = docs.map((doc) => doc._id);
  const [profiles, places, mine] = await Promise.all([
    findProfiles([
      ...new Set(docs.flatMap((doc) => [...doc.organiserIds, ...doc.invitedIds]).map((id) => String(id))),
    ]),
    countPlaces(ids),
    actor
      ? Registrations.find({ eventId: { $in: ids }, personId: actor.personId })
          .limit(1000)
          .lean<RegistrationDoc[]>()
      : [],
  ]);
  const profileById = new Map(profiles.map((profile) => [String(profile._id), profile]));
  const mineByEvent = new Map(mine.map((one) => [String(one.eventId), one]));
  const named = (list: EventDoc['organiserIds']): ProfileDoc[] =>
    list
      .map((id) => profileById.get(String(id)))
      .filter((profile): profile is ProfileDoc => profile !== undefined && !isGone(profile));
  return docs.map((doc) => {
    const own = mineByEvent.get(String(doc._id));
    const { taken, waiting } = places.get(String(doc._id)) ?? { taken: 0, waiting: 0 };
    const maker = profileById.get(String(doc.organiserIds[0]));
    return {
      doc,
      isAway: maker !== undefined && isGone(maker),
      organisers: named(doc.organiserIds),
      invited: named(doc.invitedIds),
      taken,
      waiting,
      yours: own ? { status: statusOf(own), position: null } : null,
    };
  });
}

export async function getEvent(deps: Deps, actor: Actor, id: string): Promise<CalendarEvent> {
  return presentEvent(actor, deps.now(), await readEvent(actor, id));
}

/** Filter of what is in the calendar for somebody: not what an organisation made that is out of sight. */
export async function inCalendarOf(actor: Actor): Promise<Record<string, unknown>> {
  return {
    status: 'published',
    ...(!actor?.emailVerified && { audience: 'public' }),
    'organiserIds.0': { $nin: await listHidden() },
  };
}

export async function listEvents(
  deps: Deps,
  actor: Actor,
  { cursor, limit, when, kind, topic, series }: Parsed<typeof events.list>['query'],
): Promise<Output<typeof events.list>> {
  const { part, sort } = inTime(deps, when, cursor);
  const docs = await Events.find({
    $and: [
      await inCalendarOf(actor),
      ...part,
      kind ? { kind } : {},
      topic ? { topics: topic } : {},
      series ? { series } : {},
    ],
  })
    .sort(sort)
    .limit(limit + 1)
    .lean<EventDoc[]>();
  return { ...(await toPageFor(deps, actor, docs, limit, startOf)), series: await listSeries(deps, actor) };
}

/** Names of series with something to come, for the choice above the list. */
async function listSeries(deps: Deps, actor: Actor): Promise<string[]> {
  const names = await Events.distinct('series', {
    ...(await inCalendarOf(actor)),
    endsAt: { $gt: deps.now() },
  });
  return names
    .filter((name) => name !== '')
    .toSorted()
    .slice(0, MOST_SERIES);
}

const startOf = (doc: EventDoc): Date => doc.startsAt ?? doc.createdAt;

/** What comes, the next one first, or what is over, the latest first, from where a page ended. */
function inTime(
  deps: Deps,
  when: Parsed<typeof events.mine>['query']['when'],
  cursor: string | undefined,
): { part: Record<string, unknown>[]; sort: Record<string, 1 | -1> } {
  const now = deps.now();
  return when === 'next'
    ? { part: [{ endsAt: { $gt: now } }, afterAscending(cursor)], sort: { startsAt: 1, _id: 1 } }
    : { part: [{ endsAt: { $lte: now } }, after('startsAt', cursor)], sort: { startsAt: -1, _id: -1 } };
}

/** Everything that comes later than where a page ended. */
function afterAscending(cursor: string | undefined): Record<string, unknown> {
  if (!cursor) return {};
  const { at, id } = unpackCursor(cursor);
  return { $or: [{ startsAt: { $gt: at } }, { startsAt: at, _id: { $gt: id } }] };
}

/** Public events for the site map, past ones too: people look up what was. */
export async function listPublicPages(): Promise<PublicPage[]> {
  const docs = await Events.find(await inCalendarOf(null), { updatedAt: 1 })
    .sort({ startsAt: -1 })
    .limit(MOST_PAGES)
    .lean<Pick<EventDoc, '_id' | 'updatedAt'>[]>();
  return [
    { path: '/events', changedAt: null },
    ...docs.map(({ _id, updatedAt }) => ({
      path: `/events/${String(_id)}`,
      changedAt: updatedAt.toISOString(),
    })),
  ];
}

export async function listOwnEvents(
  deps: Deps,
  actor: Member,
  { cursor, limit }: Parsed<typeof events.own>['query'],
): Promise<Output<typeof events.own>> {
  const own = actor.organisationId;
  const docs = await Events.find({
    $and: [{ $or: [{ organiserIds: own }, { invitedIds: own }] }, after('updatedAt', cursor)],
  })
    .sort({ updatedAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<EventDoc[]>();
  return toPageFor(deps, actor, docs, limit, (doc) => doc.updatedAt);
}

export async function listMyEvents(
  deps: Deps,
  actor: Person,
  { cursor, limit, when }: Parsed<typeof events.mine>['query'],
): Promise<Output<typeof events.mine>> {
  const eventIds = await Registrations.distinct('eventId', { personId: actor.personId, state: 'active' });
  const { part, sort } = inTime(deps, when, cursor);
  const docs = await Events.find({ $and: [{ _id: { $in: eventIds } }, ...part] })
    .sort(sort)
    .limit(limit + 1)
    .lean<EventDoc[]>();
  return toPageFor(deps, actor, docs, limit, startOf);
}

export async function listProposed(
  deps: Deps,
  actor: Person,
  { cursor, limit }: Parsed<typeof events.proposed>['query'],
): Promise<Output<typeof events.proposed>> {
  const docs = await Events.find({ status: 'proposed', ...after('startsAt', cursor) })
    .sort({ startsAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<EventDoc[]>();
  return toPageFor(deps, actor, docs, limit, startOf);
}

async function toPageFor(
  deps: Deps,
  actor: Actor,
  docs: EventDoc[],
  limit: number,
  at: (doc: EventDoc) => Date,
): Promise<{ items: CalendarEvent[]; nextCursor: string | null }> {
  const page = toPage(docs, limit, at, (doc) => doc);
  const shown = await withContext(actor, page.items);
  return { ...page, items: shown.map((one) => presentEvent(actor, deps.now(), one)) };
}
