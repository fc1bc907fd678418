import { z } from 'zod';
import { ClientId } from './conversations.ts';
import { endpoint } from './endpoint.ts';
import { PageQuery, pageOf } from './pages.ts';
import { ProfileSummary } from './profiles.ts';
import { Id, isPlannable, localised, Moment, writtenLine } from './text.ts';
import { listOf, NeedCode, TopicCode } from './codes.ts';
import { STAGE_CODES } from './vocabulary/index.ts';

/** A question to solve, a paid trial, or a look at what the market has (Markterkundung), which is for all equally. */
export const REQUEST_KINDS = ['challenge', 'pilot', 'market-exploration'] as const;
export const RequestKind = z.enum(REQUEST_KINDS);
export type RequestKind = z.infer<typeof RequestKind>;

export const REQUEST_AUDIENCES = ['public', 'members', 'startups'] as const;
export const RequestAudience = z.enum(REQUEST_AUDIENCES);
export type RequestAudience = z.infer<typeof RequestAudience>;

/** Where a request stands: `reviewing` once the deadline is over, `closed` once everybody has an answer. */
export const REQUEST_PHASES = ['draft', 'open', 'reviewing', 'closed', 'withdrawn'] as const;
export const RequestPhase = z.enum(REQUEST_PHASES);
export type RequestPhase = z.infer<typeof RequestPhase>;

/** Where an application stands. `submitted` waits for its answer. */
export const APPLICATION_STATUSES = ['draft', 'submitted', 'declined', 'chosen'] as const;
export const ApplicationStatus = z.enum(APPLICATION_STATUSES);
export type ApplicationStatus = z.infer<typeof ApplicationStatus>;

/** A moment as clocks in the region show it: `2026-12-01T12:00`. */
export const LocalMoment = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, 'must be a date and a time like 2026-12-01T12:00')
  // Dates that there are not, such as 30 February, are read as later ones by some and refused by others.
  .refine((value) => {
    const at = new Date(`${value}:00Z`);
    return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value) && isPlannable(value);
  }, 'is no moment of the calendar');

const amountEur = z.number().int().min(0).max(100_000_000).nullable().default(null);

/** What the publishing organisation writes. Amounts are whole euros. */
export const RequestFields = z.object({
  kind: RequestKind,
  title: localised(120).prefault({}),
  problem: localised(4000).prefault({}),
  gives: localised(2000).prefault({}),
  budgetMinEur: amountEur,
  budgetMaxEur: amountEur,
  /** Codes of what is given: data, a test bed, a first customer. */
  offers: listOf(NeedCode, 8),
  /** Codes of what is looked for. */
  seeks: listOf(NeedCode, 8),
  topics: listOf(TopicCode, 6),
  stages: listOf(z.enum(STAGE_CODES), 7),
  questions: z.array(writtenLine(300)).max(10).default([]),
  deadline: LocalMoment.nullable().default(null),
  audience: RequestAudience.default('public'),
  /** The organisation stays unnamed until it introduces itself to an applicant. */
  anonymous: z.boolean().default(false),
});
export type RequestFields = z.infer<typeof RequestFields>;

export const Request = RequestFields.extend({
  id: Id,
  phase: RequestPhase,
  /** Who asks; null where it stays unnamed to the reader. */
  from: ProfileSummary.nullable(),
  isOwn: z.boolean(),
  deadlineAt: Moment.nullable(),
  publishedAt: Moment.nullable(),
  /** How many applications came in and wait for an answer; null for all but the organisation itself. */
  counts: z.object({ submitted: z.number().int(), waiting: z.number().int() }).nullable(),
  yourApplication: z.object({ id: Id, status: ApplicationStatus }).nullable(),
  revision: z.number().int(),
  abilities: z.object({
    edit: z.boolean(),
    publish: z.boolean(),
    postpone: z.boolean(),
    withdraw: z.boolean(),
    close: z.boolean(),
    remove: z.boolean(),
    /** May read the applications. */
    review: z.boolean(),
    apply: z.boolean(),
  }),
});
export type Request = z.infer<typeof Request>;

const one = z.object({ id: Id });

export const requests = {
  list: endpoint({
    method: 'GET',
    path: '/api/requests',
    summary: 'Open requests that you may see, newest first',
    access: 'public',
    scope: 'requests:read',
    query: PageQuery.extend({
      kind: RequestKind.optional(),
      topic: TopicCode.optional(),
    }),
    response: pageOf(Request),
  }),
  own: endpoint({
    method: 'GET',
    path: '/api/requests/own',
    summary: 'Requests of the organisation you act for, latest change first',
    access: 'member',
    scope: 'requests:read',
    query: PageQuery,
    response: pageOf(Request),
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/requests',
    summary: 'Draft a request; nobody else sees it yet',
    access: 'member',
    body: RequestFields.extend({ clientId: ClientId }),
    response: Request,
    status: 201,
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/requests/:id',
    summary: 'Read a request',
    access: 'public',
    scope: 'requests:read',
    params: one,
    response: Request,
  }),
  update: endpoint({
    method: 'PUT',
    path: '/api/requests/:id',
    summary: 'Write a draft anew. What is published stays as everybody read it',
    access: 'member',
    params: one,
    body: RequestFields.extend({ revision: z.number().int().min(0) }),
    response: Request,
  }),
  publish: endpoint({
    method: 'POST',
    path: '/api/requests/:id/publish',
    summary: 'Publish it to its audience; start-ups that fit are told',
    access: 'member',
    params: one,
    response: Request,
  }),
  postpone: endpoint({
    method: 'POST',
    path: '/api/requests/:id/deadline',
    summary: 'Give everybody more time: a later deadline while the present one is not over',
    access: 'member',
    params: one,
    body: z.object({ deadline: LocalMoment }),
    response: Request,
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/api/requests/:id/withdraw',
    summary: 'Take a published request back; every applicant is told',
    access: 'member',
    params: one,
    response: Request,
  }),
  close: endpoint({
    method: 'POST',
    path: '/api/requests/:id/close',
    summary: 'Close it once every applicant has an answer',
    access: 'member',
    params: one,
    response: Request,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/requests/:id',
    summary: 'Throw a draft away',
    access: 'member',
    params: one,
  }),
};
