import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Role } from './organisations.ts';
import { PageQuery, pageOf } from './pages.ts';
import { Kind, Place, Verification } from './profiles.ts';
import { Id, line, Moment, text } from './text.ts';
import { PlaceCode } from './codes.ts';

/** How an organisation stands: its profile's state, unless it is suspended or on its way out. */
export const ORGANISATION_STATES = ['published', 'draft', 'paused', 'suspended', 'leaving'] as const;
export const OrganisationState = z.enum(ORGANISATION_STATES);
export type OrganisationState = z.infer<typeof OrganisationState>;

export const PERSON_STATES = ['confirmed', 'unconfirmed', 'suspended', 'operator'] as const;
export const PersonState = z.enum(PERSON_STATES);
export type PersonState = z.infer<typeof PersonState>;

/** Why somebody is kept out, in words that are told to them too. */
const Reason = text(500).min(3);
const Suspension = z.object({ at: Moment, reason: z.string() });

export const OrganisationRow = z.object({
  id: Id,
  name: z.string(),
  slug: z.string(),
  kind: Kind,
  logo: Id.nullable(),
  place: Place.nullable(),
  state: OrganisationState,
  verification: Verification,
  demonstration: z.boolean(),
  members: z.number().int(),
  createdAt: Moment,
});
export type OrganisationRow = z.infer<typeof OrganisationRow>;

/** Everything but what is private: no messages, no deals, no files. */
export const OrganisationFile = OrganisationRow.extend({
  website: z.string(),
  suspension: Suspension.nullable(),
  /** Until then its own people can keep it. */
  leavingUntil: Moment.nullable(),
  /** Of 100. */
  completeness: z.number().int(),
  confirmedAt: Moment,
  verifiedAt: Moment.nullable(),
  people: z.array(
    z.object({ personId: Id, name: z.string(), email: z.string(), role: Role, joinedAt: Moment.nullable() }),
  ),
  invitations: z.number().int(),
  /** Periods of membership in the association, the latest first. */
  memberships: z.array(
    z.object({
      plan: z.object({ de: z.string(), en: z.string() }),
      status: z.string(),
      from: z.string().nullable(),
      until: z.string().nullable(),
    }),
  ),
  /** How much waits for it, by what it is; the words are those of `home`. */
  waiting: z.array(z.object({ code: z.string(), count: z.number().int() })),
  /** When anybody of it was last there. */
  lastSeenAt: Moment.nullable(),
  abilities: z.object({ suspend: z.boolean(), lift: z.boolean() }),
});
export type OrganisationFile = z.infer<typeof OrganisationFile>;

export const PersonRow = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  state: PersonState,
  organisations: z.array(z.object({ id: Id, name: z.string(), kind: Kind, role: Role })),
  createdAt: Moment.nullable(),
});
export type PersonRow = z.infer<typeof PersonRow>;

export const PersonFile = PersonRow.extend({
  locale: z.string().nullable(),
  demonstration: z.boolean(),
  suspension: Suspension.nullable(),
  twoFactor: z.boolean(),
  sessions: z.number().int(),
  lastSeenAt: Moment.nullable(),
  /** Messages of theirs that somebody reported, and reports they made. */
  reports: z.object({ about: z.number().int(), by: z.number().int() }),
  /** When the account will be erased, where they asked for it. */
  erasedOn: Moment.nullable(),
  abilities: z.object({ suspend: z.boolean(), lift: z.boolean() }),
});
export type PersonFile = z.infer<typeof PersonFile>;

/** What waits for the operator to decide, one by one. The words and the acts are the client's. */
export const QUEUE_CODES = ['report', 'membership', 'event', 'verification', 'call', 'stall'] as const;
export const QueueCode = z.enum(QUEUE_CODES);
export type QueueCode = z.infer<typeof QueueCode>;
export const Queued = z.object({
  code: QueueCode,
  /** Id of what is decided on. */
  id: Id,
  /** In the words of who made it. */
  about: z.object({ de: z.string(), en: z.string() }),
  who: z.object({ name: z.string(), kind: Kind.nullable(), logo: Id.nullable() }).nullable(),
  since: Moment,
  /** The page where all of it can be seen. */
  path: z.string(),
});
export type Queued = z.infer<typeof Queued>;

const one = z.object({ id: Id });
const search = PageQuery.extend({ q: line(100).default('') });

export const operator = {
  queue: endpoint({
    method: 'GET',
    path: '/api/operator/queue',
    summary: 'What waits for a decision of the operator, the oldest first',
    access: 'operator',
    response: z.object({
      items: z.array(Queued),
      /** How many there are of each, listed or not. */
      counts: z.partialRecord(QueueCode, z.number().int()),
    }),
  }),
  organisations: endpoint({
    method: 'GET',
    path: '/api/operator/organisations',
    summary: 'All organisations, newest first, by name, website or a member’s name or address',
    access: 'operator',
    query: search.extend({
      kind: Kind.optional(),
      region: PlaceCode.optional(),
      state: OrganisationState.optional(),
    }),
    response: pageOf(OrganisationRow),
  }),
  organisation: endpoint({
    method: 'GET',
    path: '/api/operator/organisations/:id',
    summary: 'What the operator may know of an organisation; nothing it keeps or says in private',
    access: 'operator',
    params: one,
    response: OrganisationFile,
  }),
  suspendOrganisation: endpoint({
    method: 'PUT',
    path: '/api/operator/organisations/:id/suspension',
    summary: 'Take an organisation out of the region for now; its people are told why',
    access: 'operator',
    params: one,
    body: z.object({ reason: Reason }),
  }),
  liftOrganisation: endpoint({
    method: 'DELETE',
    path: '/api/operator/organisations/:id/suspension',
    summary: 'Bring a suspended organisation back as it was',
    access: 'operator',
    params: one,
  }),
  people: endpoint({
    method: 'GET',
    path: '/api/operator/people',
    summary: 'Everybody with an account, newest first, by name or address',
    access: 'operator',
    query: search.extend({ state: PersonState.optional() }),
    response: pageOf(PersonRow),
  }),
  person: endpoint({
    method: 'GET',
    path: '/api/operator/people/:id',
    summary: 'What the operator may know of a person',
    access: 'operator',
    params: one,
    response: PersonFile,
  }),
  suspendPerson: endpoint({
    method: 'PUT',
    path: '/api/operator/people/:id/suspension',
    summary: 'Sign a person out everywhere and keep them out; they are told why',
    access: 'operator',
    params: one,
    body: z.object({ reason: Reason }),
  }),
  liftPerson: endpoint({
    method: 'DELETE',
    path: '/api/operator/people/:id/suspension',
    summary: 'Let a suspended person sign in again',
    access: 'operator',
    params: one,
  }),
};
