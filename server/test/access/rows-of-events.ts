import { type EventFields } from '@klammer/contracts/events';
import { fillEvents } from '../../src/features/events/service.ts';
import { planFor, register } from '../../src/features/events/testing.ts';
import { call } from '../app.ts';
import {
  ACTING,
  EDITORS,
  EVERYBODY,
  MEMBERS,
  nothing,
  OPERATOR,
  PEOPLE,
  row,
  SELF,
  type Row,
} from './row.ts';
import { type World } from './world.ts';

const DAY_MS = 86_400_000;
const { clientId: _, ...PLAN } = planFor({});
const FIELDS: Omit<EventFields, 'start' | 'end' | 'registerUntil'> = {
  kind: 'pitch',
  title: { de: 'Veranstaltung', en: 'Event' },
  text: { de: 'Abend', en: 'Evening' },
  series: '',
  topics: [],
  venue: { name: 'Pumpwerk', street: '', city: '' },
  onlineLink: '',
  agenda: [],
  speakers: [],
  capacity: null,
  audience: 'public',
  confirmation: false,
  questions: [],
};

/** An event of an organisation's own, whatever kind it is. */
async function filled(
  organisationId: string,
  status: 'draft' | 'proposed' | 'published' = 'published',
): Promise<string> {
  const startsAt = new Date(Date.now() + 30 * DAY_MS);
  const [event] = await fillEvents([
    {
      organiserIds: [organisationId],
      fields: FIELDS,
      status,
      startsAt,
      endsAt: new Date(startsAt.getTime() + DAY_MS),
      createdAt: new Date(),
      registrations: [],
    },
  ]);
  return event?.id ?? '';
}

const ofOwner = async (w: World, status?: 'draft' | 'proposed') => ({
  params: { id: await filled(w.owner.organisationId, status) },
});
const open = (w: World) => w.once('event:open', () => ofOwner(w));

/** An event of the partner's that the owner registered for. */
const registered = async (w: World) => {
  const id = await filled(w.partner.organisationId);
  await register(w.app, w.owner, id);
  return { params: { id } };
};
/** An event that the owner's organisation is asked to organise too. */
const invited = async (w: World) => {
  const id = await filled(w.partner.organisationId);
  const input = { params: { id }, body: { slug: w.owner.slug } };
  await call(w.app, 'events.inviteOrganiser', input, w.partner.cookie);
  return { params: { id }, body: { accept: true } };
};
const SETTINGS = { from: '18:00', to: '20:00', slotMinutes: 15, tables: 5 };
/** An event of the owner's organisation with meetings. */
const withMeetings = (w: World) =>
  w.once('event:meetings', async () => {
    const input = await ofOwner(w);
    await call(w.app, 'meetings.setUp', { ...input, body: SETTINGS }, w.owner.cookie);
    return input;
  });
/** One at which the owner has a place. */
const takingPart = (w: World) =>
  w.once('event:taking-part', async () => {
    const input = await ofOwner(w);
    await call(w.app, 'meetings.setUp', { ...input, body: SETTINGS }, w.owner.cookie);
    await register(w.app, w.owner, input.params.id);
    return input;
  });
/** What is published everybody sees, and only its organisers change. */
const ORGANISERS = { ...EDITORS, foreign: 403 } as const;

export const EVENT_ROWS: Row[] = [
  row('events.list', EVERYBODY, nothing),
  row('events.own', MEMBERS, nothing),
  row('events.mine', PEOPLE, nothing),
  row('events.proposed', OPERATOR, nothing),
  row('events.create', ACTING, () => ({ body: planFor({}) })),
  row('events.get', EVERYBODY, open, 'published'),
  row('site.eventPicture', EVERYBODY, open),
  row(
    'events.get',
    { ...EVERYBODY, stranger: 404, bare: 404, foreign: 404, operator: 404 },
    (w) => w.once('event:draft', () => ofOwner(w, 'draft')),
    'draft',
  ),
  row(
    'events.get',
    { ...EVERYBODY, stranger: 404, bare: 404, foreign: 404 },
    (w) => w.once('event:proposed', () => ofOwner(w, 'proposed')),
    'proposed',
  ),
  row('events.update', EDITORS, async (w) => ({
    ...(await ofOwner(w, 'draft')),
    body: { ...PLAN, revision: 0 },
  })),
  row('events.publish', EDITORS, (w) => ofOwner(w, 'draft')),
  row('events.decide', OPERATOR, async (w) => ({
    ...(await ofOwner(w, 'proposed')),
    body: { accept: true },
  })),
  row('events.cancel', ORGANISERS, async (w) => ({ ...(await ofOwner(w)), body: {} })),
  row('events.remove', EDITORS, (w) => ofOwner(w, 'draft')),
  row('events.inviteOrganiser', ORGANISERS, async (w) => ({
    ...(await ofOwner(w)),
    body: { slug: w.partner.slug },
  })),
  row('events.joinOrganisers', ORGANISERS, invited),
  row('events.calendar', EVERYBODY, nothing),
  row('events.ownCalendar', EVERYBODY, async (w) => {
    const { body } = await call(w.app, 'events.makeCalendarLink', {}, w.owner.cookie);
    return { params: { token: body.path.split('/').at(-1) ?? '' } };
  }),
  row('events.makeCalendarLink', PEOPLE, nothing),
  row('events.removeCalendarLink', PEOPLE, nothing),

  row('registrations.register', PEOPLE, async (w) => ({ ...(await open(w)), body: {} })),
  row('registrations.own', SELF, registered),
  row('registrations.cancel', SELF, registered),
  row('registrations.confirm', SELF, registered),
  row('registrations.giveFeedback', SELF, async (w) => ({ ...(await registered(w)), body: { rating: 4 } })),
  row('registrations.list', ORGANISERS, open),
  row('registrations.export', ORGANISERS, open),
  row('registrations.checkIn', ORGANISERS, async (w) => ({
    ...(await open(w)),
    body: { items: [{ ticket: '0123456789AB', at: new Date().toISOString() }] },
  })),
  row('registrations.feedback', ORGANISERS, open),

  row('meetings.planning', ORGANISERS, withMeetings),
  row('meetings.setUp', ORGANISERS, async (w) => ({ ...(await ofOwner(w)), body: SETTINGS })),
  row('meetings.plan', ORGANISERS, async (w) => ({ ...(await ofOwner(w)), body: {} })),
  row('meetings.publish', ORGANISERS, withMeetings),
  row('meetings.wishes', SELF, takingPart),
  row('meetings.wish', SELF, async (w) => ({ ...(await takingPart(w)), body: { takesPart: true } })),
  row('meetings.agenda', SELF, takingPart),
];
