import { z } from 'zod';
import { Message, SendMessage } from './conversations.ts';
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
  /** Everything after a sequence, for catching up after a reconnect; at most 200 messages at a time. */
  'conversation:catch-up': {
    input: z.object({ conversationId: Id, after: z.number().int().min(0) }),
    output: z.object({ items: z.array(Message), lastSequence: z.number().int() }),
  },
} as const;
export type CommandName = keyof typeof commands;

/** Facts the server tells; a client that missed one finds the truth over HTTP. */
export const facts = {
  'message:sent': Message,
  'conversation:read': z.object({ conversationId: Id, personId: z.string(), sequence: z.number().int() }),
  'conversation:typing': z.object({ conversationId: Id, personId: z.string(), name: z.string() }),
  'conversation:opened': z.object({ conversationId: Id }),
  'introduction:changed': z.object({ introductionId: Id, status: z.string() }),
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
