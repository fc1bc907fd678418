import { type Message, type SendMessage } from '@klammer/contracts/conversations';
import mongoose from 'mongoose';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { notFound, Problem } from '../../problem.ts';
import { announceMentions, announceSoon } from './announcing.ts';
import { append, isSame, type Appended, type NewMessage } from './appending.ts';
import { withAttachments } from './attachments.ts';
import { ended } from './ending.ts';
import { Messages, type ConversationDoc, type MessageDoc } from './model.ts';
import { participantsOf } from './people.ts';
import { canSee, sendingFor } from './policy.ts';
import { guardedOf, presentMessage } from './present.ts';
import { readConversation } from './reading.ts';

const ANSWER_WITHIN_MS = 5000;

/**
 * Stores a message exactly once and tells everybody concerned. Membership is checked anew, on the conversation as it
 * is when the message is stored.
 * @throws Problem unauthenticated where somebody else wrote it | not-found | forbidden | invalid-input | not-possible-now where one side has blocked the other | conflict when this clientId was used for another message |
 * unavailable where the store does not answer in time: it may still be stored, and is then told; the same clientId
 * again is the same message
 */
export async function sendMessage(
  deps: Deps,
  actor: Person,
  id: string,
  input: SendMessage,
): Promise<Message> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Problem('unavailable', undefined, { retryAfterSeconds: 1 })),
      ANSWER_WITHIN_MS,
    );
  });
  return Promise.race([storeAndTell(deps, actor, id, input), tooLate]).finally(() => clearTimeout(timer));
}

async function storeAndTell(deps: Deps, actor: Person, id: string, input: SendMessage): Promise<Message> {
  if (input.senderId !== undefined && input.senderId !== actor.personId) throw new Problem('unauthenticated');
  if (input.text === '' && input.attachments.length === 0)
    throw new Problem('invalid-input', undefined, {
      issues: [{ path: ['text'], code: 'too_small', message: 'write something or attach a file' }],
    });
  const extras = await readExtras(actor, id, input);
  const store = (attachments?: MessageDoc['attachments']) =>
    append(id, (found, isEnded) => {
      if (!found || !canSee(actor, guardedOf(found))) throw notFound();
      if (isEnded) throw ended();
      return composeMessage(deps, actor, found, input, { ...extras, ...(attachments && { attachments }) });
    });
  const stored =
    input.attachments.length > 0 ? withAttachments(deps, actor, id, input.attachments, store) : store();
  const { doc, conversation } = await stored.catch((error: unknown) => storedBefore(actor, id, input, error));
  const message = presentMessage(doc, await originalOf(doc));
  // All of it for a resend too: a kill may have come between storing the message and this. Nobody is told twice:
  // clients know a fact by its number, notifications by their key.
  deps.publish({ organisations: [...guardedOf(conversation).organisations] }, 'message:sent', message);
  announceSoon(deps, id);
  await announceMentions(deps, actor, message);
  return message;
}

/**
 * What was stored before the conversation ended is acknowledged all the same: its answer may have been lost.
 * @throws what it was refused for, where it was not stored
 */
async function storedBefore(
  actor: Person,
  id: string,
  { clientId, text, replyTo, attachments }: SendMessage,
  refusal: unknown,
): Promise<Appended> {
  if (!(refusal instanceof Problem) || refusal.code !== 'not-possible-now') throw refusal;
  const [conversation, doc] = await Promise.all([
    readConversation(actor, id),
    Messages.findOne({ senderId: actor.personId, clientId }).lean<MessageDoc>(),
  ]);
  const again = { text, replyTo, attachments: attachments.map((file) => ({ id: file })) };
  if (!doc || !isSame(doc, id, again)) throw refusal;
  return { doc, conversation };
}

type Extras = Pick<NewMessage, 'replyTo' | 'mentions' | 'attachments'>;

function composeMessage(
  deps: Deps,
  actor: Person,
  conversation: ConversationDoc,
  { clientId, text }: SendMessage,
  extras: Extras,
): NewMessage {
  const organisationId = sendingFor(actor, guardedOf(conversation));
  if (!organisationId) throw new Problem('forbidden');
  return {
    clientId,
    senderId: new mongoose.Types.ObjectId(actor.personId),
    senderName: actor.name,
    organisationId: new mongoose.Types.ObjectId(organisationId),
    text,
    sentAt: deps.now(),
    ...extras,
  };
}

/** What only few messages have; most need no further read. */
async function readExtras(actor: Person, id: string, input: SendMessage): Promise<Extras> {
  const { replyTo, mentions } = input;
  if (replyTo === null && mentions.length === 0 && input.attachments.length === 0) return {};
  const conversation = await readConversation(actor, id);
  const original = replyTo !== null && (await Messages.exists({ conversationId: id, sequence: replyTo }));
  if (replyTo !== null && !original)
    throw new Problem('invalid-input', 'What it answers is not in this conversation.');
  const people = mentions.length > 0 ? await participantsOf(guardedOf(conversation).organisations) : [];
  const taking = new Set(people.map((person) => person.personId));
  const mentioned = mentions.filter((personId) => taking.has(personId));
  return {
    ...(replyTo !== null && { replyTo }),
    ...(mentioned.length > 0 && { mentions: mentioned.map((one) => new mongoose.Types.ObjectId(one)) }),
  };
}

/** The message that one answers; undefined where it answers none. */
export async function originalOf(doc: MessageDoc): Promise<MessageDoc | undefined> {
  if (doc.replyTo === undefined) return undefined;
  const original = await Messages.findOne({
    conversationId: doc.conversationId,
    sequence: doc.replyTo,
  }).lean<MessageDoc>();
  return original ?? undefined;
}
