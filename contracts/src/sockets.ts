import { z } from 'zod';
import { Changes, Message, SendMessage } from './messages.ts';
import { Notification } from './notifications.ts';
import { type ProblemBody } from './problems.ts';
import { Id } from './text.ts';

/** What a command over the socket is answered with. */
export type Ack<Data> = { ok: true; data: Data } | { ok: false; problem: ProblemBody };

/** Commands a client sends; each is validated, authorised like its HTTP twin, and acknowledged. */
export const commands = {
  'message:send': { input: SendMessage.extend({ conversationId: Id }), output: Message },
  'conversation:read': {
    input: z.object({ conversationId: Id, sequence: z.number().int().min(0) }),
    output: z.null(),
  },
  'conversation:typing': { input: z.object({ conversationId: Id }), output: z.null() },
  /** Everything that was sent or changed after an offset, after a reconnect; at most 200 messages at a time. */
  'conversation:catch-up': {
    input: z.object({ conversationId: Id, after: z.number().int().min(0) }),
    output: Changes,
  },
} as const;
export type CommandName = keyof typeof commands;

/** Facts the server tells; a client that missed one finds the truth over HTTP. */
export const facts = {
  'message:sent': Message,
  /** Edited, deleted, reacted to, pinned: the message as it is now. */
  'message:changed': Message,
  /** The server itself may have missed facts: what is shown has to catch up. */
  'facts:missed': z.object({}),
  'conversation:read': z.object({ conversationId: Id, personId: z.string(), sequence: z.number().int() }),
  'conversation:typing': z.object({ conversationId: Id, personId: z.string(), name: z.string() }),
  'conversation:opened': z.object({ conversationId: Id }),
  /** Muted, archived or left: for the person's own other windows. */
  'conversation:arranged': z.object({ conversationId: Id }),
  'introduction:changed': z.object({ introductionId: Id, status: z.string() }),
  'notification:created': Notification,
  'notifications:read': z.object({ personId: z.string() }),
  'agreement:changed': z.object({ agreementId: Id, revision: z.number().int() }),
  /** Somebody's agenda of meetings, or the organisers' plan of them, may be another one: a place was given back. */
  'meetings:changed': z.object({ eventId: Id }),
  'deals:changed': z.object({ organisationId: Id }),
  /** Contents or grants: whoever has it open asks anew whether they still may. */
  'room:changed': z.object({ roomId: Id }),
  /** Something came in, was reviewed or answered: the board of the organisation that asks shows it. */
  'applications:changed': z.object({ requestId: Id }),
  /** The same of a call: something came in, was scored or answered. */
  'entries:changed': z.object({ callId: Id }),
  'matches:changed': z.object({ organisationId: Id }),
} as const;
export type FactName = keyof typeof facts;

export type ClientToServerEvents = {
  [Name in CommandName]: (
    input: z.input<(typeof commands)[Name]['input']>,
    ack: (answer: Ack<z.output<(typeof commands)[Name]['output']>>) => void,
  ) => void;
};
export type ServerToClientEvents = { [Name in FactName]: (fact: z.output<(typeof facts)[Name]>) => void };
