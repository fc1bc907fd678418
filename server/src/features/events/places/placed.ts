import { type Person } from '../../../actor.ts';
import { type Deps } from '../../../deps.ts';
import { notFound } from '../../../problem.ts';
import { Events, type EventDoc } from '../model.ts';
import { readEvent } from '../reading.ts';
import { Registrations, type RegistrationDoc } from './registration-model.ts';
import { statusOf } from './standing.ts';

const MOST_PLACED = 2000;

/** Somebody who has a place at an event, for features that plan with them. `id` is their registration. */
export interface Placed {
  id: string;
  personId: string;
  name: string;
  organisationId: string | null;
  organisationName: string;
}

function asPlaced(one: RegistrationDoc): Placed {
  return {
    id: String(one._id),
    personId: String(one.personId),
    name: one.personName,
    organisationId: one.organisationId ? String(one.organisationId) : null,
    organisationName: one.organisationName,
  };
}

/** Everybody with a place, in the order of registering. */
export async function listPlaced(eventId: string): Promise<Placed[]> {
  const docs = await Registrations.find({ eventId, state: 'active', placedAt: { $ne: null } })
    .sort({ queuedAt: 1, _id: 1 })
    .limit(MOST_PLACED)
    .lean<RegistrationDoc[]>();
  return docs.map(asPlaced);
}

/** An event with somebody's own place at it. @throws Problem not-found for who has none */
export async function placeOf(actor: Person, eventId: string): Promise<{ doc: EventDoc; place: Placed }> {
  const { doc } = await readEvent(actor, eventId);
  const own = await Registrations.findOne({ eventId, personId: actor.personId }).lean<RegistrationDoc>();
  if (!own || statusOf(own) !== 'registered') throw notFound();
  return { doc, place: asPlaced(own) };
}

/** What somebody has a place at and that is still to come, where people meet in twos. */
export async function listComingWithMeetings(
  { now }: Pick<Deps, 'now'>,
  personId: string,
): Promise<EventDoc[]> {
  const own = { personId, state: 'active' as const, placedAt: { $ne: null } };
  return Events.find({
    _id: { $in: await Registrations.distinct('eventId', own) },
    status: 'published',
    hasMeetings: true,
    startsAt: { $gt: now() },
  })
    .limit(20)
    .lean<EventDoc[]>();
}

/** People with a place can ask for meetings from now on. */
export async function openMeetings(eventId: string): Promise<void> {
  await Events.updateOne({ _id: eventId }, { $set: { hasMeetings: true } }, {
    skipSearchMark: true,
  } as object);
}
