import type { Me } from '@klammer/contracts/accounts';
import type { CalendarEvent } from '@klammer/contracts/events';
import { ApiProblem, call } from '#lib/api.ts';
import { nameOf } from '#lib/messages/naming.ts';
import { DRAFTS } from './draft.ts';
import { clearKept, keep, type AgendaEvent, type DoorGuest, type KnownConversation } from './kept.ts';

const DAY_MS = 86_400_000;
/** As long as a session lives without being used. */
const KEPT_MS = 14 * DAY_MS;
const MOST_EVENTS = 10;
const MOST = 100;

/** Asks for what the pages without a connection show, and keeps it on this device. */
export async function keepAll(me: Me, now = new Date()): Promise<void> {
  const { person, organisationId } = me;

  if (!person) return;

  const agenda = await readAgenda();
  const contacts = organisationId ? (await call(fetch, 'conversations.contacts')).items : [];
  const conversations = organisationId ? await readConversations(organisationId) : [];
  const entry = {
    personId: person.id,
    at: now.toISOString(),
    until: new Date(now.getTime() + KEPT_MS).toISOString(),
  };

  await keep({ ...entry, name: 'agenda', value: agenda });
  await keep({ ...entry, name: 'contacts', value: contacts });
  await keep({ ...entry, name: 'conversations', value: conversations });
}

async function readAgenda(): Promise<AgendaEvent[]> {
  const { items } = await call(fetch, 'events.mine', { query: { limit: MOST } });
  const coming = items.filter(({ yours }) => standsIn(yours)).slice(0, MOST_EVENTS);

  return Promise.all(coming.map(agendaOf));
}

const standsIn = (yours: CalendarEvent['yours']): boolean =>
  yours?.status === 'registered' || yours?.status === 'waiting';

async function agendaOf(event: CalendarEvent): Promise<AgendaEvent> {
  const { id, title, startsAt, endsAt, venue, isOnline, onlineLink } = event;
  const own = await orNull(call(fetch, 'registrations.own', { params: { id } }));
  const plan = event.hasMeetings ? await orNull(call(fetch, 'meetings.agenda', { params: { id } })) : null;

  return {
    ...{ id, title, startsAt, endsAt, venue, isOnline, onlineLink },
    isOff: event.status === 'cancelled',
    standing: own?.status ?? event.yours?.status ?? 'waiting',
    position: own?.position ?? null,
    ticket: own?.ticket ?? null,
    meetings: plan?.items ?? [],
  };
}

async function readConversations(organisationId: string): Promise<KnownConversation[]> {
  const { items } = await call(fetch, 'conversations.list', { query: { limit: MOST } });

  return items
    .filter(({ abilities }) => abilities.send)
    .map((conversation) => ({ id: conversation.id, name: nameOf(conversation, organisationId) }));
}

/** Null where there is nothing to see for this person; that nobody answers is thrown on. */
async function orNull<Value>(asked: Promise<Value>): Promise<Value | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ApiProblem && (error.code === 'not-found' || error.code === 'forbidden'))
      return null;
    throw error;
  }
}

/** Keeps who comes to an event, for its door, until a day after it; without addresses and answers. @param at as of when */
export async function keepDoor(
  personId: string,
  event: Pick<CalendarEvent, 'id' | 'title' | 'startsAt' | 'endsAt'>,
  guests: readonly DoorGuest[],
  at: string,
): Promise<void> {
  const until = new Date(Date.parse(event.endsAt ?? event.startsAt ?? at) + DAY_MS);

  if (until < new Date()) return;
  await keep({
    name: `door:${event.id}`,
    personId,
    at,
    until: until.toISOString(),
    value: {
      event: { id: event.id, title: event.title, startsAt: event.startsAt, endsAt: event.endsAt },
      guests: guests.map(({ id, name, organisation, status, ticket, checkedInAt }) => {
        return { id, name, organisation, status, ticket, checkedInAt };
      }),
    },
  });
}

/** Prefixes of what else of a person lies in this browser. */
const OF_A_PERSON = ['klammer-check-ins:', DRAFTS];

/** Forgets whatever of a person lies on this device. Unsent messages too, unless told to leave them. */
export async function forgetAll(options: { unsent: boolean }): Promise<void> {
  for (const key of Object.keys(localStorage))
    if (OF_A_PERSON.some((prefix) => key.startsWith(prefix))) localStorage.removeItem(key);
  await clearKept();

  if (!options.unsent) return;

  const { clearOutbox } = await import('#lib/messages/outbox-store.ts');

  await clearOutbox();
}
