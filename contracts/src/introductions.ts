import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Reason } from './matches.ts';
import { PageQuery, pageOf } from './pages.ts';
import { ProfileSummary } from './profiles.ts';
import { Id, Moment, text } from './text.ts';

export const INTRODUCTION_STATUSES = ['asked', 'accepted', 'declined', 'expired', 'withdrawn'] as const;
export const DECLINE_REASONS = ['not-now', 'no-fit', 'capacity', 'other'] as const;
export const DeclineReason = z.enum(DECLINE_REASONS);

/** One organisation asks another to be introduced; accepting opens a conversation. */
export const Introduction = z.object({
  id: Id,
  status: z.enum(INTRODUCTION_STATUSES),
  /** Seen from the organisation that reads it. */
  direction: z.enum(['incoming', 'outgoing']),
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
  abilities: z.object({ accept: z.boolean(), decline: z.boolean(), withdraw: z.boolean() }),
});
export type Introduction = z.infer<typeof Introduction>;

const one = z.object({ id: Id });

export const introductions = {
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
    body: z.object({ profileId: Id, message: text(1000).min(1) }),
    response: Introduction,
    status: 201,
  }),
  accept: endpoint({
    method: 'POST',
    path: '/api/introductions/:id/accept',
    summary: 'Accept and open the conversation',
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
};
