import { z } from 'zod';
import { listOf, PlaceCode, TopicCode } from './codes.ts';
import { endpoint } from './endpoint.ts';
import { ClientId } from './messages.ts';
import { PageQuery, pageOf } from './pages.ts';
import { Day, Id, line, localised, WebAddress } from './text.ts';
import { INDUSTRY_CODES, KIND_CODES, STAGE_CODES } from './vocabulary/index.ts';

/** After so many months what stands here may no longer hold, and the operator is asked to look again. */
export const FUNDING_STALE_MONTHS = 6;
export const FUNDING_STATUSES = ['draft', 'published'] as const;

/** Whom a programme is for; an empty list means that it does not matter. */
export const FundingFor = z.object({
  kinds: listOf(z.enum(KIND_CODES), 4),
  stages: listOf(z.enum(STAGE_CODES), 7),
  industries: listOf(z.enum(INDUSTRY_CODES), 22),
  topics: listOf(TopicCode, 18),
  /** Seated in one of these, or in a part of it. */
  regions: listOf(PlaceCode, 18),
});
export type FundingFor = z.infer<typeof FundingFor>;

export const FundingFields = z
  .object({
    name: localised(140),
    /** Who gives it. */
    provider: line(160).min(2),
    summary: localised(1200).prefault({}),
    /** In words: "up to …", "a monthly grant". */
    amount: localised(200).prefault({}),
    for: FundingFor.prefault({}),
    /** The day by which one has to apply; null where one can at any time. */
    deadline: Day.nullable().default(null),
    /** The day on which the programme itself ends, where that is known. */
    validUntil: Day.nullable().default(null),
    sourceUrl: WebAddress,
    /** The day on which somebody read this in the source. */
    asOf: Day,
    /** Nobody of the operator has compared it with the source yet. */
    toCheck: z.boolean().default(false),
    status: z.enum(FUNDING_STATUSES).default('draft'),
  })
  .refine(({ name }) => name.de || name.en, { path: ['name'], message: 'is needed in one language' });
export type FundingFields = z.infer<typeof FundingFields>;

const both = z.object({ de: z.string(), en: z.string() });
export const Programme = z.object({
  id: Id,
  slug: z.string(),
  name: both,
  provider: z.string(),
  summary: both,
  amount: both,
  for: FundingFor,
  deadline: Day.nullable(),
  validUntil: Day.nullable(),
  sourceUrl: z.string(),
  asOf: Day,
  toCheck: z.boolean(),
  /** `asOf` is longer ago than FUNDING_STALE_MONTHS. */
  stale: z.boolean(),
  /** Its deadline or its end has passed. */
  over: z.boolean(),
  status: z.enum(FUNDING_STATUSES),
  revision: z.number().int(),
});
export type Programme = z.infer<typeof Programme>;

/** What of a profile makes a programme fit. `codes` are those that both name; the region is the programme's. */
export const FITTING_BY = ['kinds', 'stages', 'industries', 'topics', 'regions'] as const;
export const FittingReason = z.object({ by: z.enum(FITTING_BY), codes: z.array(z.string()) });
export type FittingReason = z.infer<typeof FittingReason>;

const one = z.object({ id: Id });

export const funding = {
  list: endpoint({
    method: 'GET',
    path: '/api/funding',
    summary: 'Funding programmes that one can apply for, by name',
    access: 'public',
    scope: 'funding:read',
    query: z.object({
      kind: z.enum(KIND_CODES).optional(),
      stage: z.enum(STAGE_CODES).optional(),
    }),
    response: z.object({ items: z.array(Programme) }),
  }),
  fitting: endpoint({
    method: 'GET',
    path: '/api/funding/fitting',
    summary: 'Those that fit the profile of the organisation you act for, with the reasons, the best first',
    access: 'member',
    scope: 'funding:read',
    query: z.object({ limit: z.coerce.number().int().min(1).max(50).default(10) }),
    response: z.object({
      items: z.array(z.object({ programme: Programme, reasons: z.array(FittingReason) })),
    }),
  }),
  all: endpoint({
    method: 'GET',
    path: '/api/operator/funding',
    summary: 'Every programme, drafts and past ones too, the latest added first',
    access: 'operator',
    query: PageQuery,
    response: pageOf(Programme),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/operator/funding/:id',
    summary: 'Read one to change it',
    access: 'operator',
    params: one,
    response: Programme,
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/operator/funding',
    summary: 'Add a programme',
    access: 'operator',
    body: FundingFields.safeExtend({ clientId: ClientId }),
    response: Programme,
    status: 201,
  }),
  update: endpoint({
    method: 'PUT',
    path: '/api/operator/funding/:id',
    summary: 'Change a programme',
    access: 'operator',
    params: one,
    body: FundingFields.safeExtend({ revision: z.number().int().min(0) }),
    response: Programme,
  }),
  confirm: endpoint({
    method: 'POST',
    path: '/api/operator/funding/:id/confirmation',
    summary: 'Say that it was compared with its source today',
    access: 'operator',
    params: one,
    response: Programme,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/operator/funding/:id',
    summary: 'Delete a programme',
    access: 'operator',
    params: one,
  }),
};
