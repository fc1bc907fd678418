import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Day, Id, line, localised, Moment, WebAddress } from './text.ts';
import {
  INDUSTRY_CODES,
  INSTRUMENT_CODES,
  KIND_CODES,
  NEED_CODES,
  REGION_CODES,
  STAGE_CODES,
  TOPIC_CODES,
  URGENCY_CODES,
} from './vocabulary/index.ts';

export const Kind = z.enum(KIND_CODES);
export type Kind = z.infer<typeof Kind>;

/** A coded need or offer, with words of one's own. */
export const Need = z.object({
  code: z.enum(NEED_CODES),
  note: line(200).default(''),
  urgency: z.enum(URGENCY_CODES).default('soon'),
  validUntil: Day.nullable().default(null),
});
export type Need = z.infer<typeof Need>;

export const Stage = z.enum(STAGE_CODES);
const amount = z.number().int().min(0).max(1_000_000_000);
const unique = (codes: readonly string[]) => new Set(codes).size === codes.length;
const codes = <const T extends [string, ...string[]]>(all: T, max: number) =>
  z.array(z.enum(all)).max(max).refine(unique, 'names a code twice').default([]);
const needs = z
  .array(Need)
  .max(12)
  .refine((list) => unique(list.map((need) => need.code)), 'names a code twice')
  .default([]);

/** Where the organisation sits; `region` is the finest code that fits. */
export const Place = z.object({ region: z.enum(REGION_CODES), city: line(80).default('') });

/** What a start-up raises. Amounts are in whole euros. */
export const Raising = z.object({
  amountEur: amount.min(1),
  instruments: codes(INSTRUMENT_CODES, 9),
  until: Day.nullable().default(null),
});

/** How an investor invests. Amounts are in whole euros per ticket. */
export const Investing = z
  .object({
    ticketMinEur: amount,
    ticketMaxEur: amount,
    stages: codes(STAGE_CODES, 7),
    instruments: codes(INSTRUMENT_CODES, 9),
    regions: codes(REGION_CODES, 18),
    thesis: localised(1000).prefault({}),
    excludes: localised(500).prefault({}),
  })
  .refine((value) => value.ticketMinEur <= value.ticketMaxEur, {
    path: ['ticketMaxEur'],
    error: 'must not be below the smallest ticket',
  });

/** How a company works with start-ups. Amounts are in whole euros. */
export const Sourcing = z.object({
  programmes: localised(1000).prefault({}),
  procurement: localised(1000).prefault({}),
  budgetMinEur: amount.nullable().default(null),
  budgetMaxEur: amount.nullable().default(null),
});

export const ProfileStatus = z.enum(['draft', 'published', 'paused']);
/** `public`: everybody; `members`: signed-in people; `anonymous`: matched, but named only once they accept. */
export const Visibility = z.enum(['public', 'members', 'anonymous']);

/** Everything an owner or editor can write about their organisation. */
export const ProfileFields = z.object({
  name: line(120).min(2),
  headline: localised(140).prefault({}),
  description: localised(4000).prefault({}),
  needs,
  offers: needs,
  topics: codes(TOPIC_CODES, 8),
  industries: codes(INDUSTRY_CODES, 5),
  stage: Stage.nullable().default(null),
  teamSize: z.number().int().min(1).max(1_000_000).nullable().default(null),
  foundedYear: z.number().int().min(1500).max(2100).nullable().default(null),
  place: Place.nullable().default(null),
  website: z.union([WebAddress, z.literal('')]).default(''),
  traction: localised(500).prefault({}),
  raising: Raising.nullable().default(null),
  investing: Investing.nullable().default(null),
  sourcing: Sourcing.nullable().default(null),
  visibility: Visibility.default('public'),
});
export type ProfileFields = z.infer<typeof ProfileFields>;

/** What is still missing, best next step first: `field` names it, `gain` is its share of completeness. */
export const Completeness = z.object({
  percent: z.number().int().min(0).max(100),
  missing: z.array(z.object({ field: z.string(), gain: z.number().int() })),
});

/** A profile as others see it. */
export const Profile = ProfileFields.extend({
  id: Id,
  slug: z.string(),
  kind: Kind,
  status: ProfileStatus,
  /** An invented organisation of the demonstration region. */
  demonstration: z.boolean(),
  verification: z.enum(['none', 'domain', 'operator']),
  confirmedAt: Moment,
  updatedAt: Moment,
  /** Counts up with every change; send it back to change what you have seen. */
  revision: z.number().int(),
  abilities: z.object({ edit: z.boolean(), publish: z.boolean(), introduce: z.boolean() }),
});
export type Profile = z.infer<typeof Profile>;

/** A profile in a list. */
export const ProfileSummary = z.object({
  id: Id,
  slug: z.string(),
  kind: Kind,
  name: z.string(),
  headline: z.object({ de: z.string(), en: z.string() }),
  needs: z.array(z.enum(NEED_CODES)),
  offers: z.array(z.enum(NEED_CODES)),
  topics: z.array(z.enum(TOPIC_CODES)),
  industries: z.array(z.enum(INDUSTRY_CODES)),
  stage: Stage.nullable(),
  place: Place.nullable(),
  demonstration: z.boolean(),
  verification: z.enum(['none', 'domain', 'operator']),
});
export type ProfileSummary = z.infer<typeof ProfileSummary>;

export const profiles = {
  get: endpoint({
    method: 'GET',
    path: '/api/profiles/:slug',
    summary: 'Read a profile by its slug or id',
    access: 'public',
    params: z.object({ slug: z.string().min(1).max(160) }),
    response: Profile,
  }),
  mine: endpoint({
    method: 'GET',
    path: '/api/profile',
    summary: 'Read the profile of the organisation you act for',
    access: 'member',
    response: z.object({ profile: Profile, completeness: Completeness }),
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/api/profiles/:id',
    summary: 'Change fields of a profile; a revision seen too long ago is answered with 409',
    access: 'member',
    params: z.object({ id: Id }),
    body: partialFields().extend({ revision: z.number().int().min(0) }),
    response: z.object({ profile: Profile, completeness: Completeness }),
  }),
  setStatus: endpoint({
    method: 'PUT',
    path: '/api/profiles/:id/status',
    summary: 'Publish, pause or take back a profile',
    access: 'member',
    params: z.object({ id: Id }),
    body: z.object({ status: ProfileStatus }),
    response: z.object({ profile: Profile, completeness: Completeness }),
  }),
  newest: endpoint({
    method: 'GET',
    path: '/api/profiles',
    summary: 'The newest public profiles',
    access: 'public',
    query: z.object({ limit: z.coerce.number().int().min(1).max(24).default(6) }),
    response: z.object({ items: z.array(ProfileSummary) }),
  }),
};

/** All fields optional and without defaults: a change names only what it changes. */
function partialFields() {
  const shape = ProfileFields.shape;

  return z.object({
    name: shape.name.optional(),
    headline: shape.headline.unwrap().optional(),
    description: shape.description.unwrap().optional(),
    needs: shape.needs.unwrap().optional(),
    offers: shape.offers.unwrap().optional(),
    topics: shape.topics.unwrap().optional(),
    industries: shape.industries.unwrap().optional(),
    stage: shape.stage.unwrap().optional(),
    teamSize: shape.teamSize.unwrap().optional(),
    foundedYear: shape.foundedYear.unwrap().optional(),
    place: shape.place.unwrap().optional(),
    website: shape.website.unwrap().optional(),
    traction: shape.traction.unwrap().optional(),
    raising: shape.raising.unwrap().optional(),
    investing: shape.investing.unwrap().optional(),
    sourcing: shape.sourcing.unwrap().optional(),
    visibility: shape.visibility.unwrap().optional(),
  });
}
