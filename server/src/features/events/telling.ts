import { type NotificationType } from '@klammer/contracts/notifications';
import { inBothLanguages, type Localised } from '@klammer/contracts/text';
import { type Deps } from '../../deps.ts';
import { wordsOf } from '../../time/local-time.ts';
import { type News, type Recipient } from '../../tell.ts';
import { notify } from '../notifications/service.ts';
import { Events, type EventDoc } from './model.ts';
import { Registrations, type RegistrationDoc } from './places/registration-model.ts';

const MOST_TOLD = 10_000;

type Told = Pick<EventDoc, '_id' | 'title' | 'startsAt'>;

/** What an event is called in both languages. */
export function titleOf({ title }: Pick<EventDoc, 'title'>): Localised {
  return inBothLanguages(title);
}

function say(
  deps: Deps,
  event: Told,
  news: { about: string; type: NotificationType; to: News['to']; title: Localised; path?: string },
): Promise<number> {
  const at = event.startsAt ? wordsOf(event.startsAt) : { de: '', en: '' };
  const name = titleOf(event);
  const id = String(event._id);
  return notify(deps, {
    key: `event:${id}:${news.about}`,
    type: news.type,
    to: news.to,
    title: news.title,
    text: { de: `${name.de} · ${at.de}`, en: `${name.en} · ${at.en}` },
    path: news.path ?? `/events/${id}`,
  });
}

type Registered = Pick<RegistrationDoc, 'personId' | 'organisationId'>;

/** Who registered, for the organisation they come for. */
function recipientOf({ personId, organisationId }: Registered): Recipient {
  return { personId: String(personId), organisationId: organisationId && String(organisationId) };
}

/** Everybody who has a place or waits for one. */
async function registeredFor(event: Told, filter: Record<string, unknown> = {}): Promise<News['to']> {
  const active = { eventId: event._id, state: 'active' as const, ...filter };
  const found = await Registrations.find(active, { personId: 1, organisationId: 1 })
    .limit(MOST_TOLD)
    .lean<Registered[]>();
  return { each: found.map(recipientOf) };
}

export async function tellPlaced(deps: Deps, event: Told, one: RegistrationDoc): Promise<void> {
  await say(deps, event, {
    about: `placed:${one.queuedAt.getTime()}`,
    type: 'event-place',
    to: { each: [recipientOf(one)] },
    title: { de: 'Ein Platz ist für Sie frei geworden', en: 'A place has become free for you' },
  });
}

/** Of a new time or place; a change of words is no news. */
export async function tellChanged(deps: Deps, before: EventDoc, now: EventDoc): Promise<void> {
  const where = (doc: EventDoc): string => JSON.stringify([doc.venue.name, doc.venue.street, doc.venue.city]);
  if (before.start === now.start && before.end === now.end && where(before) === where(now)) return;
  await say(deps, now, {
    about: `changed:${now.revision}`,
    type: 'event-changed',
    to: await registeredFor(now),
    title: { de: 'Neue Zeit oder neuer Ort', en: 'A new time or place' },
  });
}

/** The mark comes after the deed, so that a job tells what a kill kept from being told: nobody is to come. */
export async function tellCancelled(deps: Deps, event: EventDoc): Promise<void> {
  await say(deps, event, {
    about: 'cancelled',
    type: 'event-cancelled',
    to: await registeredFor(event),
    title: { de: 'Eine Veranstaltung fällt aus', en: 'An event was called off' },
  });
  const told = { $set: { cancelToldAt: deps.now() } };
  await Events.updateOne({ _id: event._id }, told, { skipSearchMark: true } as object);
}

/** Whose meetings may have fallen away: their open pages, and those of the organisers, look again by themselves. */
export async function stirMeetings(deps: Deps, event: EventDoc): Promise<void> {
  if (!event.hasMeetings) return;
  const eventId = String(event._id);
  const persons = await Registrations.distinct('personId', {
    eventId: event._id,
    state: 'active',
    placedAt: { $ne: null },
  });
  deps.publish({ persons: persons.map(String) }, 'meetings:changed', { eventId });
  deps.publish({ organisations: event.organiserIds.map(String) }, 'meetings:changed', { eventId });
}

export async function tellDecided(deps: Deps, event: EventDoc, accepted: boolean): Promise<void> {
  await say(deps, event, {
    about: `decided:${event.revision}`,
    type: 'event-decided',
    to: { organisations: event.organiserIds.map(String) },
    title: accepted
      ? { de: 'Ihre Veranstaltung steht im Kalender', en: 'Your event is in the calendar' }
      : {
          de: 'Ihre Veranstaltung ist wieder ein Entwurf',
          en: 'Your event is a draft again',
        },
  });
}

export async function tellInvited(deps: Deps, event: EventDoc, organisationId: string): Promise<void> {
  await say(deps, event, {
    about: `organiser:${organisationId}`,
    type: 'event-organiser',
    to: { organisations: [organisationId] },
    title: { de: 'Organisieren Sie mit?', en: 'Will you organise this with us?' },
  });
}

export async function tellSoon(deps: Deps, event: EventDoc): Promise<void> {
  await say(deps, event, {
    about: `soon:${event.start ?? ''}`,
    type: 'event-reminder',
    to: await registeredFor(event, { placedAt: { $ne: null } }),
    title: event.confirmation
      ? {
          de: 'Kommen Sie? Bitte bestätigen Sie Ihren Platz',
          en: 'Are you coming? Please confirm your place',
        }
      : { de: 'Bald ist es so weit', en: 'Coming up soon' },
  });
}

export async function tellReleased(
  deps: Deps,
  event: EventDoc,
  released: readonly Registered[],
): Promise<void> {
  await say(deps, event, {
    about: `released:${event.start ?? ''}`,
    type: 'event-released',
    to: { each: released.map(recipientOf) },
    title: {
      de: 'Ihr Platz wurde nicht bestätigt und ist freigegeben',
      en: 'Your place was not confirmed and has been released',
    },
  });
}

export async function askOpinions(deps: Deps, event: EventDoc): Promise<void> {
  const came = await Registrations.exists({ eventId: event._id, checkedInAt: { $ne: null } });
  await say(deps, event, {
    about: `feedback:${event.start ?? ''}`,
    type: 'event-feedback',
    // Where nobody was checked in, everybody with a place may have come.
    to: await registeredFor(event, came ? { checkedInAt: { $ne: null } } : { placedAt: { $ne: null } }),
    title: { de: 'Wie war es?', en: 'How was it?' },
  });
}
