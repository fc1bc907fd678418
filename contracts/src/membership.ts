import { z } from 'zod';
import { endpoint, fileAnswer } from './endpoint.ts';
import { ClientId } from './messages.ts';
import { PageQuery, pageOf } from './pages.ts';
import { Day, Id, line, localised, text } from './text.ts';
import { OfferKey, Membership, MembershipOffer, MembershipStatus, PLAN_FAULTS } from './membership-shapes.ts';

export * from './membership-shapes.ts';

const one = z.object({ id: Id });
const booking = one.extend({ key: ClientId });

export const membership = {
  offer: endpoint({
    method: 'GET',
    path: '/api/membership/offer',
    summary: 'The plans and services there are',
    access: 'public',
    scope: 'membership:read',
    response: MembershipOffer.extend({ revision: z.number().int() }),
  }),
  setOffer: endpoint({
    method: 'PUT',
    path: '/api/membership/offer',
    summary: 'Change plans and services; running periods keep what they were decided with',
    access: 'operator',
    body: MembershipOffer.extend({ revision: z.number().int().min(0) }),
    response: MembershipOffer.extend({ revision: z.number().int() }),
  }),
  own: endpoint({
    method: 'GET',
    path: '/api/membership',
    summary: 'Every application and period of the organisation you act for, latest first',
    access: 'member',
    scope: 'membership:read',
    response: z.object({
      items: z.array(Membership),
      /** What stands against each plan, by what the profile says. */
      faults: z.record(z.string(), z.array(z.enum(PLAN_FAULTS))),
      mayApply: z.boolean(),
    }),
  }),
  apply: endpoint({
    inPerson: true,
    method: 'POST',
    path: '/api/membership',
    summary: 'Apply for a plan, or for the period after the running one',
    access: 'member',
    body: z.object({
      clientId: ClientId,
      plan: OfferKey,
      foundedOn: Day.nullable().default(null),
      /** An upload that proves the founding, such as a register extract. */
      proof: Id.nullable().default(null),
      note: text(1000).default(''),
    }),
    response: Membership,
    status: 201,
  }),
  withdraw: endpoint({
    inPerson: true,
    method: 'POST',
    path: '/api/membership/:id/withdraw',
    summary: 'Take an application back before it is decided',
    access: 'member',
    params: one,
    response: Membership,
  }),
  book: endpoint({
    method: 'POST',
    path: '/api/membership/:id/bookings',
    summary: 'Book a service of the running period',
    access: 'member',
    params: one,
    body: z.object({ clientId: ClientId, service: OfferKey, wish: text(500).default('') }),
    response: Membership,
  }),
  cancelBooking: endpoint({
    method: 'DELETE',
    path: '/api/membership/:id/bookings/:key',
    summary: 'Give a booked service back; it counts again',
    access: 'member',
    params: booking,
    response: Membership,
  }),
  card: endpoint({
    method: 'GET',
    path: '/api/membership/:id/card',
    summary: 'The membership card as PDF',
    access: 'member',
    params: one,
    query: z.object({ locale: z.enum(['de', 'en']).default('de') }),
    response: fileAnswer,
    gives: 'file',
  }),
  verify: endpoint({
    method: 'GET',
    path: '/api/membership/cards/:code',
    summary: 'Whether a card is valid today, by the number on it',
    access: 'public',
    params: z.object({ code: z.string().regex(/^[0-9A-Z]{12}$/) }),
    response: z.object({
      valid: z.boolean(),
      organisation: z.string(),
      planName: localised(80),
      startsOn: Day,
      endsOn: Day,
    }),
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/operator/memberships',
    summary: 'Applications and periods, latest change first',
    access: 'operator',
    scope: 'membership:read',
    query: PageQuery.extend({ status: MembershipStatus.optional() }),
    response: pageOf(Membership),
  }),
  check: endpoint({
    method: 'POST',
    path: '/api/operator/memberships/:id/check',
    summary: 'Say that an application is complete and goes to the board',
    access: 'operator',
    params: one,
    body: z.object({ note: text(1000).default('') }),
    response: Membership,
  }),
  decide: endpoint({
    method: 'POST',
    path: '/api/operator/memberships/:id/decision',
    summary: "Enter the board's decision; a period follows the running one without a gap",
    access: 'operator',
    params: one,
    body: z.object({
      accept: z.boolean(),
      /** Day of the board's decision. */
      decidedOn: Day,
      /** First day; without it the decision's day, or the day after the running period. */
      startsOn: Day.nullable().default(null),
      note: text(1000).default(''),
    }),
    response: Membership,
  }),
  end: endpoint({
    method: 'POST',
    path: '/api/operator/memberships/:id/end',
    summary: 'End a period before its time',
    access: 'operator',
    params: one,
    body: z.object({ on: Day, note: text(1000).min(3) }),
    response: Membership,
  }),
  useBooking: endpoint({
    method: 'POST',
    path: '/api/operator/memberships/:id/bookings/:key/use',
    summary: 'Say on which day a booked service was used',
    access: 'operator',
    params: booking,
    body: z.object({ usedOn: Day }),
    response: Membership,
  }),
  report: endpoint({
    method: 'GET',
    path: '/api/operator/memberships/report',
    summary: 'Running, begun and ended periods by plan for each of the last 24 months, and services used',
    access: 'operator',
    scope: 'membership:read',
    response: z.object({
      months: z.array(
        z.object({
          month: z.string(),
          plans: z.array(
            z.object({
              plan: z.string(),
              running: z.number().int(),
              begun: z.number().int(),
              ended: z.number().int(),
            }),
          ),
        }),
      ),
      services: z.array(z.object({ service: z.string(), booked: z.number().int(), used: z.number().int() })),
    }),
  }),
  export: endpoint({
    method: 'GET',
    path: '/api/operator/memberships/export',
    summary: 'All periods as CSV',
    access: 'operator',
    scope: 'membership:read',
    query: z.object({ locale: z.enum(['de', 'en']).default('de') }),
    response: fileAnswer,
    gives: 'file',
  }),
  import: endpoint({
    method: 'POST',
    path: '/api/operator/memberships/import',
    summary:
      'Add periods from a CSV with the columns organisation, plan, from, until; what is there already is left alone',
    access: 'operator',
    body: z.object({ csv: z.string().min(1).max(200_000) }),
    response: z.object({
      added: z.number().int(),
      known: z.number().int(),
      faults: z.array(z.object({ line: z.number().int(), column: line(40), value: z.string() })),
    }),
  }),
};
