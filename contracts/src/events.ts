import { z } from 'zod';
import { ClientId } from './conversations.ts';
import { endpoint, fileAnswer } from './endpoint.ts';
import { CalendarEvent, EventFields, EVENT_KINDS } from './event-shapes.ts';
import { PageQuery, pageOf } from './pages.ts';
import { Id, line } from './text.ts';
import { TopicCode } from './codes.ts';

export * from './event-shapes.ts';

const one = z.object({ id: Id });
const Series = line(60);
const InTime = PageQuery.extend({ when: z.enum(['next', 'past']).default('next') });

export const events = {
  list: endpoint({
    method: 'GET',
    path: '/api/events',
    summary: 'Events of all organisers that you may see, the next one first, or past ones, the latest first',
    access: 'public',
    scope: 'events:read',
    query: InTime.extend({
      kind: z.enum(EVENT_KINDS).optional(),
      topic: TopicCode.optional(),
      series: Series.optional(),
    }),
    response: pageOf(CalendarEvent).extend({ series: z.array(z.string()) }),
  }),
  own: endpoint({
    method: 'GET',
    path: '/api/events/own',
    summary: 'Events that the organisation you act for organises, latest change first',
    access: 'member',
    scope: 'events:read',
    query: PageQuery,
    response: pageOf(CalendarEvent),
  }),
  mine: endpoint({
    method: 'GET',
    path: '/api/events/mine',
    summary: 'Events you registered for, the next one first, or past ones, the latest first',
    access: 'person',
    query: InTime,
    response: pageOf(CalendarEvent),
  }),
  proposed: endpoint({
    method: 'GET',
    path: '/api/events/proposed',
    summary: 'Events that wait for the operator to let them into the calendar',
    access: 'operator',
    query: PageQuery,
    response: pageOf(CalendarEvent),
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/events',
    summary: 'Draft an event; nobody else sees it yet',
    access: 'member',
    scope: 'events:write',
    body: EventFields.extend({ clientId: ClientId }),
    response: CalendarEvent,
    status: 201,
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/events/:id',
    summary: 'Read an event; the online address only for those who have a place',
    access: 'public',
    scope: 'events:read',
    params: one,
    response: CalendarEvent,
  }),
  update: endpoint({
    method: 'PUT',
    path: '/api/events/:id',
    summary: 'Change an event; who registered is told of a new time or place',
    access: 'member',
    scope: 'events:write',
    params: one,
    body: EventFields.extend({ revision: z.number().int().min(0) }),
    response: CalendarEvent,
  }),
  publish: endpoint({
    method: 'POST',
    path: '/api/events/:id/publish',
    summary: 'Publish it; for organisers that are no partners the operator has to let it in first',
    access: 'member',
    scope: 'events:write',
    params: one,
    response: CalendarEvent,
  }),
  decide: endpoint({
    method: 'POST',
    path: '/api/events/:id/decision',
    summary: 'Let a proposed event into the calendar, or give it back as a draft',
    access: 'operator',
    params: one,
    body: z.object({ accept: z.boolean() }),
  }),
  cancel: endpoint({
    inPerson: true,
    method: 'POST',
    path: '/api/events/:id/cancel',
    summary: 'Call it off; everybody who registered is told',
    access: 'member',
    scope: 'events:write',
    params: one,
    body: z.object({ reason: line(300).default('') }),
    response: CalendarEvent,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/events/:id',
    summary: 'Throw a draft away',
    access: 'member',
    scope: 'events:write',
    params: one,
  }),
  inviteOrganiser: endpoint({
    method: 'POST',
    path: '/api/events/:id/organisers',
    summary: 'Ask another organisation to organise it with you; it is named once it says yes',
    access: 'member',
    params: one,
    body: z.object({ slug: line(160).min(1) }),
    response: CalendarEvent,
  }),
  joinOrganisers: endpoint({
    method: 'PUT',
    path: '/api/events/:id/organisers/own',
    summary: 'Say yes or no to organising it with them, or step back later',
    access: 'member',
    params: one,
    body: z.object({ accept: z.boolean() }),
    response: CalendarEvent,
  }),
  calendar: endpoint({
    method: 'GET',
    path: '/api/calendar.ics',
    summary: 'The public calendar to subscribe to, of all organisers or of one series',
    access: 'public',
    scope: 'events:read',
    query: z.object({ series: Series.optional() }),
    response: fileAnswer,
    gives: 'file',
  }),
  ownCalendar: endpoint({
    method: 'GET',
    path: '/api/calendar/:token',
    summary: 'The events a person registered for, by their secret link',
    access: 'public',
    params: z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) }),
    response: fileAnswer,
    gives: 'file',
  }),
  makeCalendarLink: endpoint({
    inPerson: true,
    method: 'POST',
    path: '/api/calendar/link',
    summary: 'Make the secret link to your own calendar; a former one ends. It is shown once',
    access: 'person',
    response: z.object({ path: z.string() }),
  }),
  removeCalendarLink: endpoint({
    method: 'DELETE',
    path: '/api/calendar/link',
    summary: 'End the secret link to your own calendar',
    access: 'person',
  }),
};
