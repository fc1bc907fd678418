import { z } from 'zod';
import { listOf, NeedCode, PlaceCode, TopicCode } from './codes.ts';
import { Day, Id, line, localised, name, WebAddress } from './text.ts';
import {
  INDUSTRY_CODES,
  INSTRUMENT_CODES,
  KIND_CODES,
  STAGE_CODES,
  URGENCY_CODES,
} from './vocabulary/index.ts';

export const Kind = z.enum(KIND_CODES);
export type Kind = z.infer<typeof Kind>;

/** A coded need or offer, with words of one's own. */
export const Need = z.object({
  code: NeedCode,
  note: localised(200).prefault({}),
  urgency: z.enum(URGENCY_CODES).default('soon'),
  validUntil: Day.nullable().default(null),
});
export type Need = z.infer<typeof Need>;

export const Stage = z.enum(STAGE_CODES);
const amount = z.number().int().min(0).max(1_000_000_000);
const unique = (codes: readonly string[]) => new Set(codes).size === codes.length;
const needs = z
  .array(Need)
  .max(12)
  .refine((list) => unique(list.map((need) => need.code)), 'names a code twice')
  .default([]);

/** Where the organisation sits; `region` is the finest code that fits. */
export const Place = z.object({ region: PlaceCode, city: line(80).default('') });

/** What a start-up raises. Amounts are in whole euros. */
export const Raising = z.object({
  amountEur: amount.min(1),
  instruments: listOf(z.enum(INSTRUMENT_CODES), 9),
  until: Day.nullable().default(null),
});

/** How an investor invests. Amounts are in whole euros per ticket. */
export const Investing = z
  .object({
    ticketMinEur: amount,
    ticketMaxEur: amount,
    stages: listOf(Stage, 7),
    instruments: listOf(z.enum(INSTRUMENT_CODES), 9),
    regions: listOf(PlaceCode, 40),
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

/** Who may see a field: everybody who sees the profile, signed-in people, or who was introduced. */
export const AUDIENCES = ['public', 'members', 'introduced'] as const;
export const Audience = z.enum(AUDIENCES);
export type Audience = z.infer<typeof Audience>;
/** Fields with an audience of their own. */
export const GUARDED_FIELDS = ['raising', 'traction', 'team', 'deck'] as const;
export type GuardedField = (typeof GUARDED_FIELDS)[number];
export const Audiences = z.object({ raising: Audience, traction: Audience, team: Audience, deck: Audience });
export const DEFAULT_AUDIENCES: Readonly<z.infer<typeof Audiences>> = {
  raising: 'public',
  traction: 'public',
  team: 'public',
  deck: 'introduced',
};

/** Somebody of the team, as the organisation names them. */
export const TeamMember = z.object({ name: line(80).min(1), role: line(80).default('') });
export type TeamMember = z.infer<typeof TeamMember>;

/** Everything an owner or editor can write about their organisation. */
export const ProfileFields = z.object({
  name: line(120).min(2),
  headline: localised(140).prefault({}),
  description: localised(4000).prefault({}),
  needs,
  offers: needs,
  topics: listOf(TopicCode, 8),
  industries: listOf(z.enum(INDUSTRY_CODES), 5),
  stage: Stage.nullable().default(null),
  teamSize: z.number().int().min(1).max(1_000_000).nullable().default(null),
  foundedYear: z.number().int().min(1500).max(2100).nullable().default(null),
  place: Place.nullable().default(null),
  website: z.union([WebAddress, z.literal('')]).default(''),
  traction: localised(500).prefault({}),
  raising: Raising.nullable().default(null),
  investing: Investing.nullable().default(null),
  sourcing: Sourcing.nullable().default(null),
  team: z.array(TeamMember).max(12).default([]),
  /** Uploads of the purposes `logo` and `deck`. */
  logo: Id.nullable().default(null),
  deck: Id.nullable().default(null),
  visibility: Visibility.default('public'),
  audiences: Audiences.default({ ...DEFAULT_AUDIENCES }),
});
export type ProfileFields = z.infer<typeof ProfileFields>;

/** All fields optional and without defaults: a change names only what it changes. */
export function partialFields() {
  const shape = ProfileFields.shape;

  return z.object({
    // Stricter than what is read: older names stay.
    name: name(120).min(2).optional(),
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
    team: shape.team.unwrap().optional(),
    logo: shape.logo.unwrap().optional(),
    deck: shape.deck.unwrap().optional(),
    visibility: shape.visibility.unwrap().optional(),
    audiences: shape.audiences.unwrap().optional(),
  });
}
