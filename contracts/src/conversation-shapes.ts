import { z } from 'zod';
import { Message } from './messages.ts';
import { Kind } from './profiles.ts';
import { Id, Moment } from './text.ts';

export const CONVERSATION_KINDS = ['introduction', 'group', 'agreement'] as const;
export const REPORT_REASONS = ['spam', 'abuse', 'fraud', 'confidential', 'other'] as const;

export const Conversation = z.object({
  id: Id,
  kind: z.enum(CONVERSATION_KINDS),
  /** Of a group; empty where the other side's name says it. */
  title: z.string(),
  organisations: z.array(
    z.object({ id: Id, name: z.string(), slug: z.string(), kind: Kind, logo: Id.nullable() }),
  ),
  introductionId: Id.nullable(),
  lastMessage: Message.nullable(),
  /** Sequence of the newest message, 0 where there is none. */
  lastSequence: z.number().int(),
  /** Offset of the newest change. */
  lastChange: z.number().int(),
  /** Up to where this person has read. */
  readSequence: z.number().int(),
  unread: z.number().int(),
  /** What this person has written but not sent, on whichever device. */
  draft: z.string(),
  muted: z.boolean(),
  /** Put away by this person; a new message brings it back. */
  archived: z.boolean(),
  updatedAt: Moment,
  abilities: z.object({ send: z.boolean(), leave: z.boolean() }),
});
export type Conversation = z.infer<typeof Conversation>;

/** Somebody who takes part. `online` is null where they do not show it, or the asking person does not show theirs. */
export const Participant = z.object({
  id: z.string(),
  name: z.string(),
  organisationId: Id,
  readSequence: z.number().int(),
  online: z.boolean().nullable(),
});
export type Participant = z.infer<typeof Participant>;

/** Somebody of another organisation one talks with, and what they do there, where its profile says so to the asker. */
export const Contact = z.object({
  personId: z.string(),
  name: z.string(),
  role: z.string(),
  organisation: z.object({ name: z.string(), kind: Kind, slug: z.string(), city: z.string() }),
  conversationId: Id,
});
export type Contact = z.infer<typeof Contact>;

/** A group as the operator sees it. */
export const Group = Conversation.pick({ id: true, title: true, organisations: true }).extend({
  openedAt: Moment,
});
export type Group = z.infer<typeof Group>;

export const MessageReport = z.object({
  id: Id,
  conversationId: Id,
  reason: z.enum(REPORT_REASONS),
  note: z.string(),
  reportedBy: z.object({ id: z.string(), name: z.string() }),
  reportedAt: Moment,
  /** The reported message's place. */
  sequence: z.number().int(),
  /** What was said around it when it was reported; later changes do not touch it. */
  context: z.array(
    z.object({ sequence: z.number().int(), name: z.string(), text: z.string(), sentAt: Moment }),
  ),
  status: z.enum(['open', 'settled']),
  outcome: z.string(),
  settledAt: Moment.nullable(),
});
export type MessageReport = z.infer<typeof MessageReport>;
