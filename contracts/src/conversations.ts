import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { PageQuery, pageOf } from './pages.ts';
import { Kind } from './profiles.ts';
import { Id, Moment, text } from './text.ts';

/** A client's own id for a message: the same id sent again is the same message, for ever. */
export const ClientId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{16,64}$/, 'must be 16 to 64 letters, digits, - or _');

/** One message. `sequence` counts 1, 2, 3 … within its conversation without a gap. */
export const Message = z.object({
  id: Id,
  conversationId: Id,
  sequence: z.number().int().min(1),
  clientId: ClientId,
  /** Who wrote it, and for which organisation. */
  sender: z.object({ id: z.string(), name: z.string(), organisationId: Id }),
  text: z.string(),
  sentAt: Moment,
});
export type Message = z.infer<typeof Message>;

export const Conversation = z.object({
  id: Id,
  organisations: z.array(z.object({ id: Id, name: z.string(), slug: z.string(), kind: Kind })),
  introductionId: Id.nullable(),
  lastMessage: Message.nullable(),
  /** Sequence of the newest message, 0 where there is none. */
  lastSequence: z.number().int(),
  /** Up to where this person has read. */
  readSequence: z.number().int(),
  unread: z.number().int(),
  updatedAt: Moment,
  abilities: z.object({ send: z.boolean() }),
});
export type Conversation = z.infer<typeof Conversation>;

export const SendMessage = z.object({ clientId: ClientId, text: text(8000).min(1) });
const one = z.object({ id: Id });

export const conversations = {
  list: endpoint({
    method: 'GET',
    path: '/api/conversations',
    summary: 'Conversations of the organisation you act for, latest first',
    access: 'member',
    query: PageQuery,
    response: pageOf(Conversation),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/conversations/:id',
    summary: 'Read one conversation',
    access: 'member',
    params: one,
    response: Conversation,
  }),
  messages: endpoint({
    method: 'GET',
    path: '/api/conversations/:id/messages',
    summary: 'Messages in order: after a sequence to catch up, or before one to scroll back',
    access: 'member',
    params: one,
    query: z.object({
      after: z.coerce.number().int().min(0).optional(),
      before: z.coerce.number().int().min(1).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: z.object({ items: z.array(Message), lastSequence: z.number().int() }),
  }),
  send: endpoint({
    method: 'POST',
    path: '/api/conversations/:id/messages',
    summary: 'Send a message; the same clientId again answers with the same message',
    access: 'member',
    params: one,
    body: SendMessage,
    response: Message,
    status: 201,
  }),
  read: endpoint({
    method: 'PUT',
    path: '/api/conversations/:id/read',
    summary: 'Mark as read up to a sequence; never goes back',
    access: 'member',
    params: one,
    body: z.object({ sequence: z.number().int().min(0) }),
  }),
};
