import { type Message } from '@klammer/contracts/conversations';
import { plainText } from '@klammer/contracts/markup';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { notify } from '../notifications/service.ts';
import { Conversations, Messages, type ConversationDoc, type MessageDoc } from './model.ts';
import { participantsOf } from './people.ts';
import { guardedOf } from './present.ts';
import { mutedBy, readMarksIn } from './seats.ts';

const EXCERPT = 200;
/** Who is there reads a message within this time and need not be told of it elsewhere. */
const WAIT_MS = 4000;

const waiting = new Set<string>();

/**
 * Tells people of what they have not read, a moment after it was said: often several messages at once, and never in
 * the way of sending. After a kill the next start does it, see `reconcileConversations`.
 */
export function announceSoon(deps: Deps, conversationId: string): void {
  if (waiting.has(conversationId)) return;
  waiting.add(conversationId);
  setTimeout(() => {
    waiting.delete(conversationId);
    announceUnread(deps, conversationId).catch((error: unknown) => {
      deps.log.error({ err: error, conversationId }, 'telling of messages failed');
    });
  }, WAIT_MS).unref();
}

/** One notification a person for all they have not read: said again, it is the same one, until they have read. */
export async function announceUnread(deps: Deps, conversationId: string): Promise<void> {
  const conversation = await Conversations.findById(conversationId).lean<ConversationDoc>();
  if (!conversation) return;
  const newest = await Messages.findOne({
    conversationId: conversation._id,
    sequence: conversation.lastSequence,
  }).lean<MessageDoc>();
  if (!newest || newest.deletedAt || newest.kind) return;
  const people = await participantsOf(guardedOf(conversation).organisations);
  const [muted, marks] = await Promise.all([mutedBy(conversationId), readMarksIn(conversationId)]);
  const text = excerpt(newest.text, newest.attachments ?? []);
  for (const { personId, organisationId } of people) {
    const read = marks.get(personId) ?? 0;
    if (read >= newest.sequence || muted.has(personId) || personId === String(newest.senderId)) continue;
    await notify(deps, {
      key: `conversation:${conversationId}:unread-after:${read}`,
      type: 'message-received',
      to: { persons: [personId] },
      organisationId,
      title: { de: `Neue Nachricht von ${newest.senderName}`, en: `New message from ${newest.senderName}` },
      text: { de: text, en: text },
      path: `/messages/${conversationId}`,
    });
  }
}

/** Tells those who are mentioned, also where they have muted the conversation. */
export async function announceMentions(deps: Deps, actor: Person, message: Message): Promise<void> {
  if (message.mentions.length === 0) return;
  const conversation = await Conversations.findById(message.conversationId).lean<ConversationDoc>();
  if (!conversation) return;
  const people = await participantsOf(guardedOf(conversation).organisations);
  const text = excerpt(message.text, message.attachments);
  for (const { personId, organisationId } of people.filter((one) => message.mentions.includes(one.personId)))
    await notify(deps, {
      key: `message:${message.id}:mention`,
      type: 'message-mention',
      to: { persons: [personId] },
      organisationId,
      except: actor.personId,
      title: { de: `${actor.name} hat Sie erwähnt`, en: `${actor.name} mentioned you` },
      text: { de: text, en: text },
      path: `/messages/${message.conversationId}`,
    });
}

function excerpt(text: string, files: readonly { name: string }[]): string {
  const words = plainText(text) || files.map((file) => file.name).join(', ');
  return words.length > EXCERPT ? `${words.slice(0, EXCERPT - 1)}…` : words;
}
