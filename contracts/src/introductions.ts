import { z } from 'zod';
import { endpoint, inPerson } from './endpoint.ts';
import { Reason } from './matches.ts';
import { PageQuery, pageOf } from './pages.ts';
import { ProfileSummary } from './profiles.ts';
import { Id, Moment, text } from './text.ts';

export const INTRODUCTION_STATUSES = ['asked', 'accepted', 'declined', 'expired', 'withdrawn'] as const;
export const DECLINE_REASONS = ['not-now', 'no-fit', 'capacity', 'other'] as const;
export const DeclineReason = z.enum(DECLINE_REASONS);
/** Where an introduction comes from; `id` is the request's where it is one. */
export const INTRODUCTION_SOURCES = ['match', 'profile', 'request', 'operator'] as const;
export const IntroductionSource = z.object({ kind: z.enum(INTRODUCTION_SOURCES), id: Id.nullable() });
export const DEFAULT_CAPACITY = 5;

/** One organisation asks another to be introduced, or the operator asks both; when both agree a conversation opens. */
export const Introduction = z.object({
  id: Id,
  status: z.enum(INTRODUCTION_STATUSES),
  /** Seen from the organisation that reads it; incoming is what asks for its answer. */
  direction: z.enum(['incoming', 'outgoing']),
  /** Whether the operator proposed it: then both sides are asked. */
  mediated: z.boolean(),
  youAgreed: z.boolean(),
  source: IntroductionSource,
  counterpart: ProfileSummary,
  message: z.string(),
  reasonsForYou: z.array(Reason),
  reasonsForThem: z.array(Reason),
  declineReason: DeclineReason.nullable(),
  declineNote: z.string(),
  askedAt: Moment,
  answeredAt: Moment.nullable(),
  /** When it lapses without an answer: ten working days after it was asked. */
  expiresAt: Moment,
  conversationId: Id.nullable(),
  abilities: z.object({
    accept: z.boolean(),
    decline: z.boolean(),
    withdraw: z.boolean(),
    /** May block the counterpart in the name of the organisation. */
    block: z.boolean(),
  }),
});
export type Introduction = z.infer<typeof Introduction>;

/** An introduction as the operator who proposed it sees it. */
export const MediatedIntroduction = Introduction.pick({
  id: true,
  status: true,
  message: true,
  declineReason: true,
  declineNote: true,
  askedAt: true,
  expiresAt: true,
}).extend({ sides: z.array(ProfileSummary.extend({ agreed: z.boolean() })) });
export type MediatedIntroduction = z.infer<typeof MediatedIntroduction>;

/** How an organisation answers what it is asked; the figures are null until there are enough of them. */
export const ReplyRecord = z.object({
  answered: z.number().int(),
  asked: z.number().int(),
  rate: z.number().min(0).max(1).nullable(),
  medianHours: z.number().nullable(),
});
export type ReplyRecord = z.infer<typeof ReplyRecord>;

/** How many open requests an organisation takes at a time; 0 is a pause. */
const Most = z.number().int().min(0).max(50);
const Capacity = z.object({
  most: Most,
  open: z.number().int(),
  abilities: z.object({ change: z.boolean() }),
});

/** How the organisation you act for stands with another: what there is between them, and whether you may ask. */
export const Standing = z.object({
  /** The latest one; accepted, its id is the conversation's. */
  introduction: Introduction.pick({ id: true, status: true, direction: true }).nullable(),
  /** Requests that wait for their answer, and how many they take at once. */
  capacity: z.object({ waiting: z.number().int(), most: Most }),
  /** Whether you blocked them. */
  blocked: z.boolean(),
  abilities: z.object({ ask: z.boolean() }),
});
export type Standing = z.infer<typeof Standing>;

const one = z.object({ id: Id });

export const introductions = inPerson(
  {
    list: endpoint({
      method: 'GET',
      path: '/api/introductions',
      summary: 'Introductions of the organisation you act for, newest first',
      access: 'member',
      query: PageQuery.extend({
        direction: z.enum(['incoming', 'outgoing']).optional(),
        status: z.enum(INTRODUCTION_STATUSES).optional(),
      }),
      response: pageOf(Introduction),
    }),
    capacity: endpoint({
      method: 'GET',
      path: '/api/introductions/capacity',
      summary: 'How many open requests your organisation takes at a time, and how many there are',
      access: 'member',
      response: Capacity,
    }),
    setCapacity: endpoint({
      method: 'PUT',
      path: '/api/introductions/capacity',
      summary: 'Choose how many open requests your organisation takes at a time; 0 takes none',
      access: 'member',
      body: z.object({ most: Most }),
      response: Capacity,
    }),
    get: endpoint({
      method: 'GET',
      path: '/api/introductions/:id',
      summary: 'Read one introduction',
      access: 'member',
      params: one,
      response: Introduction,
    }),
    ask: endpoint({
      method: 'POST',
      path: '/api/introductions',
      summary: 'Ask for an introduction; asking again while one is open answers with the open one',
      access: 'member',
      body: z.object({
        profileId: Id,
        message: text(1000).min(1),
        source: IntroductionSource.extend({ kind: z.enum(['match', 'profile', 'request']) }).default({
          kind: 'match',
          id: null,
        }),
      }),
      response: Introduction,
      status: 201,
    }),
    accept: endpoint({
      method: 'POST',
      path: '/api/introductions/:id/accept',
      summary: 'Accept; when both sides have, the conversation opens',
      access: 'member',
      params: one,
      response: Introduction,
    }),
    decline: endpoint({
      method: 'POST',
      path: '/api/introductions/:id/decline',
      summary: 'Decline with a reason and, if you like, a kind sentence',
      access: 'member',
      params: one,
      body: z.object({ reason: DeclineReason, note: text(500).default('') }),
      response: Introduction,
    }),
    withdraw: endpoint({
      method: 'POST',
      path: '/api/introductions/:id/withdraw',
      summary: 'Take back what you asked',
      access: 'member',
      params: one,
      response: Introduction,
    }),
    replies: endpoint({
      method: 'GET',
      path: '/api/profiles/:id/replies',
      summary: 'How quickly and how often an organisation answers introductions',
      access: 'public',
      params: one,
      response: ReplyRecord,
    }),
    standing: endpoint({
      method: 'GET',
      path: '/api/profiles/:id/introduction',
      summary: 'How you stand with an organisation: what is open between you, and whether you may ask',
      access: 'member',
      params: one,
      response: Standing,
    }),
    mediate: endpoint({
      method: 'POST',
      path: '/api/operator/introductions',
      summary: 'Propose two organisations to each other; both are asked',
      access: 'operator',
      body: z.object({ firstId: Id, secondId: Id, message: text(1000).min(1) }),
      response: MediatedIntroduction,
      status: 201,
    }),
    mediated: endpoint({
      method: 'GET',
      path: '/api/operator/introductions',
      summary: 'Introductions the operator proposed, newest first',
      access: 'operator',
      query: PageQuery.extend({ status: z.enum(INTRODUCTION_STATUSES).optional() }),
      response: pageOf(MediatedIntroduction),
    }),
    callOff: endpoint({
      method: 'POST',
      path: '/api/operator/introductions/:id/withdraw',
      summary: 'Call off an introduction the operator proposed',
      access: 'operator',
      params: one,
      response: MediatedIntroduction,
    }),
  },
  ['list', 'get', 'standing', 'capacity', 'setCapacity', 'mediated'],
);
