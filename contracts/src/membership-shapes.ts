import { z } from 'zod';
import { Kind } from './profiles.ts';
import { PlaceCode } from './codes.ts';
import { Day, Id, localised, Moment } from './text.ts';

export const OfferKey = z.string().regex(/^[a-z0-9-]{1,40}$/, 'must be 1 to 40 small letters, digits or -');

/** A plan: what it costs, for how long, for whom, and how often each service may be used in one period. */
export const MembershipPlan = z.object({
  key: OfferKey,
  name: localised(80),
  text: localised(600),
  /** Whole euros a year; 0 is free of charge. */
  feeEurPerYear: z.number().int().min(0).max(1_000_000),
  months: z.number().int().min(1).max(120),
  kinds: z.array(Kind).min(1).max(4),
  /** Only for those seated in one of these places; without any, for all. */
  places: z.array(PlaceCode).max(20),
  /** Only for those founded at most so many years ago. */
  youngerThanYears: z.number().int().min(1).max(50).nullable(),
  needsProof: z.boolean(),
  services: z
    .array(z.object({ service: OfferKey, quota: z.number().int().min(1).max(1000).nullable() }))
    .max(20),
});
export type MembershipPlan = z.infer<typeof MembershipPlan>;

export const MembershipService = z.object({ key: OfferKey, name: localised(80), text: localised(300) });
export type MembershipService = z.infer<typeof MembershipService>;

const distinct = <Part extends { key: string }>(parts: readonly Part[]) =>
  new Set(parts.map(({ key }) => key)).size === parts.length;
export const MembershipOffer = z.object({
  plans: z.array(MembershipPlan).min(1).max(12).refine(distinct, 'each key may be there once'),
  services: z.array(MembershipService).max(30).refine(distinct, 'each key may be there once'),
});
export type MembershipOffer = z.infer<typeof MembershipOffer>;

/** `active` is a period that was decided on; whether it runs today follows from its days. */
export const MEMBERSHIP_STATUSES = [
  'applied',
  'checked',
  'active',
  'declined',
  'withdrawn',
  'ended',
] as const;
export const MembershipStatus = z.enum(MEMBERSHIP_STATUSES);
export type MembershipStatus = z.infer<typeof MembershipStatus>;
/** Why a plan is not for an organisation. */
export const PLAN_FAULTS = ['kind', 'place', 'age', 'founded-missing', 'proof-missing'] as const;
export type PlanFault = (typeof PLAN_FAULTS)[number];

export const BOOKING_STATUSES = ['booked', 'used', 'cancelled'] as const;
const Booking = z.object({
  key: z.string(),
  service: z.string(),
  wish: z.string(),
  status: z.enum(BOOKING_STATUSES),
  at: Moment,
  by: z.string(),
  usedOn: Day.nullable(),
});

export const Membership = z.object({
  id: Id,
  organisation: z.object({ id: Id, name: z.string(), slug: z.string() }),
  plan: z.string(),
  planName: localised(80),
  feeEurPerYear: z.number().int(),
  status: MembershipStatus,
  foundedOn: Day.nullable(),
  proof: z.object({ id: Id, name: z.string() }).nullable(),
  note: z.string(),
  startsOn: Day.nullable(),
  endsOn: Day.nullable(),
  /** Whether today lies in the period. */
  runs: z.boolean(),
  /** Number of the card; null before the decision. */
  code: z.string().nullable(),
  services: z.array(
    z.object({ service: z.string(), quota: z.number().int().nullable(), left: z.number().int().nullable() }),
  ),
  bookings: z.array(Booking),
  steps: z.array(z.object({ status: MembershipStatus, at: Moment, by: z.string(), note: z.string() })),
  abilities: z.object({ withdraw: z.boolean(), book: z.boolean(), decide: z.boolean() }),
});
export type Membership = z.infer<typeof Membership>;
