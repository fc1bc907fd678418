import { z } from 'zod';
import { Id, Moment, text } from './text.ts';

/** A client's own id for a message: the same id sent again is the same message, for ever. */
export const ClientId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{16,64}$/, 'must be 16 to 64 letters, digits, - or _');

export const REACTIONS = ['agree', 'thanks', 'great', 'seen', 'done', 'question'] as const;
export const Reaction = z.enum(REACTIONS);
export type Reaction = z.infer<typeof Reaction>;

export const MOST_ATTACHMENTS = 5;
/** So much of what it answers stands in an answer. */
export const QUOTED_LENGTH = 160;

export const Attachment = z.object({
  id: Id,
  name: z.string(),
  type: z.string(),
  size: z.number().int(),
});
export type Attachment = z.infer<typeof Attachment>;

/**
 * One message. `sequence` is its place: 1, 2, 3 … within its conversation without a gap. `change` counts everything
 * that happens in the conversation: being sent, edited, deleted, reacted to or pinned gives a message the next one.
 */
export const Message = z.object({
  id: Id,
  conversationId: Id,
  sequence: z.number().int().min(1),
  change: z.number().int().min(1),
  clientId: ClientId,
  /** `left`: the sender's organisation left the conversation; such a message has no text. */
  kind: z.enum(['text', 'left']),
  /** Who wrote it, and for which organisation. */
  sender: z.object({ id: z.string(), name: z.string(), organisationId: Id }),
  /** Empty once it is deleted. */
  text: z.string(),
  sentAt: Moment,
  /** So long, by the server's clock, who wrote it may change or delete it. */
  changeableUntil: Moment,
  editedAt: Moment.nullable(),
  deletedAt: Moment.nullable(),
  pinnedAt: Moment.nullable(),
  /** What it answers; the text is a beginning. */
  replyTo: z.object({ sequence: z.number().int(), name: z.string(), text: z.string() }).nullable(),
  /** Ids of the people it mentions. */
  mentions: z.array(z.string()),
  attachments: z.array(Attachment),
  reactions: z.array(z.object({ code: Reaction, personIds: z.array(z.string()) })),
});
export type Message = z.infer<typeof Message>;

export const MessageText = text(8000);

/** A message has a text, a file, or both. */
export const SendMessage = z.object({
  clientId: ClientId,
  /** Who wrote it. What waited in a browser is refused where somebody else has signed in there meanwhile. */
  senderId: Id.optional(),
  text: MessageText,
  replyTo: z.number().int().min(1).nullable().default(null),
  mentions: z.array(Id).max(50).default([]),
  attachments: z.array(Id).max(MOST_ATTACHMENTS).default([]),
});
export type SendMessage = z.output<typeof SendMessage>;

/**
 * The state of every message that changed after an offset, in the order of the changes; a `lastChange` below the offset
 * says that it belongs to a history that is not there any more. `now` is the server's clock.
 */
export const Changes = z.object({ items: z.array(Message), lastChange: z.number().int(), now: Moment });
export type Changes = z.infer<typeof Changes>;
