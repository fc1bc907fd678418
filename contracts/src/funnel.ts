import { z } from 'zod';
import { endpoint, fileAnswer } from './endpoint.ts';
import { Kind } from './profiles.ts';
import { Day, Id, Locale, Moment } from './text.ts';
import { TopicCode } from './codes.ts';

/** The way of a pair of organisations, step by step; whoever is further on has come past the earlier ones. */
export const FUNNEL_STEPS = ['matched', 'introduced', 'conversing', 'agreed', 'kept'] as const;
export type FunnelStep = (typeof FUNNEL_STEPS)[number];

/** How many pairs came how far. */
export const FunnelCounts = z.object({
  /** Somebody said something of the match, or asked for the introduction. */
  matched: z.number().int(),
  /** An introduction was asked for. */
  introduced: z.number().int(),
  /** Both agreed, and somebody has written. */
  conversing: z.number().int(),
  /** Both have signed an agreement. */
  agreed: z.number().int(),
  /** A side says it was kept, and neither that it was not worth it. */
  kept: z.number().int(),
  /** Of those introduced, how many wait for an answer: they may still go on. */
  open: z.number().int(),
});
export type FunnelCounts = z.infer<typeof FunnelCounts>;

/** Periods that people choose from. */
export const FUNNEL_MONTHS = [3, 6, 12, 24] as const;

/** Of fewer than this, one more or less would say too much. */
export const ENOUGH_FOR_SHARE = 20;

/** Which share of the one are the other; null where there are too few to say. */
export function shareOf(part: number, of: number): number | null {
  return of < ENOUGH_FOR_SHARE ? null : part / of;
}

/** Where pairs stay behind: not answered in time, agreed and silent, gone quiet, not signed, late. */
export const STALL_CODES = ['unanswered', 'silent', 'quiet', 'unsigned', 'late'] as const;
const Named = z.object({ id: Id, slug: z.string(), kind: Kind, name: z.string() });
export const Stall = z.object({
  code: z.enum(STALL_CODES),
  sides: z.tuple([Named, Named]),
  since: Moment,
});
export type Stall = z.infer<typeof Stall>;

const FunnelQuery = z.object({
  months: z.coerce.number().int().min(1).max(24).default(12),
  /** Pairs with at least one side of this kind, or with this topic. */
  kind: Kind.optional(),
  topic: TopicCode.optional(),
});
export type FunnelQuery = z.infer<typeof FunnelQuery>;

export const Funnel = z.object({
  /** The first day that counts. A pair belongs to the month in which it first came up. */
  since: Day,
  total: FunnelCounts,
  months: z.array(z.object({ month: z.string(), counts: FunnelCounts })),
  kinds: z.array(z.object({ kinds: z.tuple([Kind, Kind]), counts: FunnelCounts })),
  /** A pair counts for every topic of either side. */
  topics: z.array(z.object({ topic: TopicCode, counts: FunnelCounts })),
});
export type Funnel = z.infer<typeof Funnel>;

export const funnel = {
  read: endpoint({
    method: 'GET',
    path: '/api/operator/funnel',
    summary: 'How many pairs get from match over introduction and conversation to an agreement that is kept',
    access: 'operator',
    scope: 'figures:read',
    query: FunnelQuery,
    response: Funnel,
  }),
  export: endpoint({
    method: 'GET',
    path: '/api/operator/funnel/export',
    summary: 'The same figures as a table; no cell is taken for a formula',
    access: 'operator',
    scope: 'figures:read',
    query: FunnelQuery.extend({ locale: Locale.default('de') }),
    gives: 'file',
    response: fileAnswer,
  }),
  stalls: endpoint({
    method: 'GET',
    path: '/api/operator/funnel/stalls',
    summary: 'Pairs that stay behind, the longest first, so that the operator can mediate',
    access: 'operator',
    query: z.object({ code: z.enum(STALL_CODES).optional() }),
    response: z.object({ items: z.array(Stall) }),
  }),
};
