import { z } from 'zod';
import { endpoint, fileAnswer } from './endpoint.ts';
import { RegistrationStatus } from './event-shapes.ts';
import { Id, Locale, Moment, text } from './text.ts';

/** The code of a ticket: what the square code holds and what can be typed instead. */
export const Ticket = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{12}$/, 'is no code of a ticket');

/** Your own place at an event. */
export const OwnRegistration = z.object({
  status: RegistrationStatus,
  /** Place in the waiting list, from 1. */
  position: z.number().int().nullable(),
  answers: z.array(z.string()),
  confirmedAt: Moment.nullable(),
  checkedInAt: Moment.nullable(),
  /** Null without a place. `image` is the square code as a data address. */
  ticket: z.object({ code: z.string(), image: z.string() }).nullable(),
  feedback: z.object({ rating: z.number().int(), text: z.string() }).nullable(),
  abilities: z.object({ confirm: z.boolean(), cancel: z.boolean(), giveFeedback: z.boolean() }),
});
export type OwnRegistration = z.infer<typeof OwnRegistration>;

/** Somebody on the organisers' list. */
export const Attendee = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  organisation: z.string(),
  status: RegistrationStatus,
  position: z.number().int().nullable(),
  answers: z.array(z.string()),
  /** The ticket's code, so that check-in goes on without a connection. */
  ticket: z.string(),
  registeredAt: Moment,
  confirmedAt: Moment.nullable(),
  checkedInAt: Moment.nullable(),
});
export type Attendee = z.infer<typeof Attendee>;

const one = z.object({ id: Id });

export const registrations = {
  register: endpoint({
    method: 'POST',
    path: '/api/events/:id/registration',
    summary:
      'Register, or join the waiting list where all places are taken; asking again changes the answers',
    access: 'person',
    params: one,
    body: z.object({ answers: z.array(text(1000)).max(10).default([]) }),
    response: OwnRegistration,
  }),
  own: endpoint({
    method: 'GET',
    path: '/api/events/:id/registration',
    summary: 'Your registration with its ticket',
    access: 'person',
    params: one,
    response: OwnRegistration,
  }),
  cancel: endpoint({
    method: 'DELETE',
    path: '/api/events/:id/registration',
    summary: 'Give your place back; who waits longest gets it',
    access: 'person',
    params: one,
    response: OwnRegistration,
  }),
  confirm: endpoint({
    method: 'POST',
    path: '/api/events/:id/registration/confirm',
    summary: 'Say that you will come, so that your place is kept',
    access: 'person',
    params: one,
    response: OwnRegistration,
  }),
  giveFeedback: endpoint({
    method: 'PUT',
    path: '/api/events/:id/registration/feedback',
    summary: 'Say how it was, once it has begun',
    access: 'person',
    params: one,
    body: z.object({ rating: z.number().int().min(1).max(5), text: text(2000).default('') }),
    response: OwnRegistration,
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/events/:id/registrations',
    summary: 'Who comes and who waits, in the order of registering',
    access: 'member',
    scope: 'registrations:read',
    params: one,
    response: z.object({ items: z.array(Attendee) }),
  }),
  export: endpoint({
    method: 'GET',
    path: '/api/events/:id/registrations/file',
    summary: 'The list of attendance as CSV',
    access: 'member',
    scope: 'registrations:read',
    params: one,
    query: z.object({ locale: Locale.default('de') }),
    response: fileAnswer,
    gives: 'file',
  }),
  checkIn: endpoint({
    method: 'POST',
    path: '/api/events/:id/check-ins',
    summary: 'Check people in by their tickets, also some time after they came; the earliest time counts',
    access: 'member',
    params: one,
    body: z.object({
      items: z
        .array(z.object({ ticket: Ticket, at: Moment }))
        .min(1)
        .max(500),
    }),
    response: z.object({
      items: z.array(
        z.object({
          ticket: z.string(),
          result: z.enum(['done', 'already', 'unknown']),
          name: z.string(),
          /** The time that counts, also where another door had told another one; null for an unknown ticket. */
          checkedInAt: Moment.nullable(),
        }),
      ),
    }),
  }),
  feedback: endpoint({
    method: 'GET',
    path: '/api/events/:id/feedback',
    summary: 'What people said about it, without their names',
    access: 'member',
    params: one,
    response: z.object({
      count: z.number().int(),
      average: z.number().nullable(),
      texts: z.array(z.object({ rating: z.number().int(), text: z.string() })),
    }),
  }),
};
