import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { ProfileFields, ProfileSummary } from './profiles.ts';
import { Id, line } from './text.ts';

/** A reason in plain words in both languages, with the vocabulary codes it speaks of. */
export const Reason = z.object({ code: z.string(), de: z.string(), en: z.string() });
export type Reason = z.infer<typeof Reason>;

export const VERDICTS = ['interested', 'later', 'not-for-us'] as const;
export const Verdict = z.enum(VERDICTS);

/** Why a match is not for us. Those before `no-fit` push alike ones down too; the rest say nothing about others. */
export const FEEDBACK_REASONS = [
  'wrong-topic',
  'wrong-stage',
  'wrong-kind',
  'too-far',
  'no-fit',
  'capacity',
  'known-already',
  'timing',
  'other',
] as const;
export type FeedbackReason = (typeof FEEDBACK_REASONS)[number];

/** A ranked counterpart: what each side wins and why. Scores are 0 to 1. */
export const Match = z.object({
  /** Null where the counterpart is anonymous until they accept. */
  profile: ProfileSummary.extend({ anonymous: z.boolean() }),
  score: z.number().min(0).max(1),
  gainForYou: z.number().min(0).max(1),
  gainForThem: z.number().min(0).max(1),
  reasonsForYou: z.array(Reason),
  reasonsForThem: z.array(Reason),
  verdict: Verdict.nullable(),
  /** The open or past introduction with them, if there is one. */
  introduction: z.object({ id: Id, status: z.string() }).nullable(),
  /** Why your earlier verdicts move it up or down; null where they don't. */
  influence: z
    .object({
      direction: z.enum(['up', 'down']),
      reason: z.enum(FEEDBACK_REASONS).nullable(),
      of: z.string().nullable(),
    })
    .nullable(),
  /** Requests that wait for their answer, and how many they take at once. */
  capacity: z.object({ waiting: z.number().int(), most: z.number().int() }),
  abilities: z.object({ introduce: z.boolean() }),
});
export type Match = z.infer<typeof Match>;

/** One of two organisations that the operator might introduce; a name the other one must not read yet. */
const Side = ProfileSummary.extend({ anonymous: z.boolean() });

/** Two organisations seen by the operator: what each would read about the other, and what there is between them. */
export const Pairing = z.object({
  first: Side,
  second: Side,
  score: z.number().min(0).max(1),
  gainForFirst: z.number().min(0).max(1),
  gainForSecond: z.number().min(0).max(1),
  reasonsForFirst: z.array(Reason),
  reasonsForSecond: z.array(Reason),
  /** What speaks against it, as sentences to the first. */
  obstacles: z.array(Reason),
  /** The latest one between the two. */
  introduction: z.object({ id: Id, status: z.string() }).nullable(),
  /** One of them does not want to meet the other. */
  blocked: z.boolean(),
  abilities: z.object({ mediate: z.boolean() }),
});
export type Pairing = z.infer<typeof Pairing>;

export const matches = {
  list: endpoint({
    method: 'GET',
    path: '/api/matches',
    summary: 'The best counterparts for the organisation you act for, with reasons for both sides',
    access: 'member',
    query: z.object({
      kind: ProfileSummary.shape.kind.optional(),
      verdict: z.enum(['open', ...VERDICTS]).default('open'),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    response: z.object({
      items: z.array(Match),
      /** Why there may be none: the profile is a draft, or too little is filled in. */
      hint: z.enum(['none', 'publish-first', 'add-needs-and-offers']),
    }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/matches/:profileId',
    summary: 'Why this profile fits, or why it does not',
    access: 'member',
    params: z.object({ profileId: Id }),
    response: z.object({ match: Match.nullable(), obstacles: z.array(Reason) }),
  }),
  preview: endpoint({
    method: 'POST',
    path: '/api/matches/preview',
    summary: 'The matches that a profile as typed so far would earn',
    access: 'member',
    body: ProfileFields.partial({ name: true }),
    response: z.object({
      items: z.array(Match),
      /** How many there are that offer what it needs, or need what it offers. */
      total: z.number().int(),
    }),
  }),
  judge: endpoint({
    method: 'PUT',
    path: '/api/matches/:profileId/verdict',
    summary: 'Say whether a match interests you; it changes the ranking',
    access: 'member',
    params: z.object({ profileId: Id }),
    body: z.object({
      verdict: Verdict.nullable(),
      reason: z.enum(FEEDBACK_REASONS).optional(),
      note: line(300).optional(),
    }),
  }),
  suggestions: endpoint({
    method: 'GET',
    path: '/api/operator/matches/:profileId',
    summary: 'Whom the operator could introduce to an organisation: the best it has not met',
    access: 'operator',
    params: z.object({ profileId: Id }),
    response: z.object({ profile: Side, items: z.array(Side.extend({ score: z.number() })) }),
  }),
  between: endpoint({
    method: 'GET',
    path: '/api/operator/matches/:profileId/:otherId',
    summary: 'Why two organisations fit, in the words each side would read',
    access: 'operator',
    params: z.object({ profileId: Id, otherId: Id }),
    response: Pairing,
  }),
};
