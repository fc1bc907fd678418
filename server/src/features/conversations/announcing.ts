import { setTimeout as pause } from 'node:timers/promises';
import { type Message } from '@klammer/contracts/conversations';
import { plainText } from '@klammer/contracts/markup';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { type News } from '../../tell.ts';
import { forgetNotifications, notify, notifyAll, rewordNotifications } from '../notifications/service.ts';
import { notCopied } from './copying.ts';
import { Conversations, Messages, type ConversationDoc, type MessageDoc, type SeatDoc } from './model.ts';
import { participantsOf, participantsOfEach, type Participating } from './people.ts';
import { guardedOf } from './present.ts';
import { seatsIn } from './seats.ts';

const EXCERPT = 200;
/** Who is there reads a message within this time and need not be told of it elsewhere. */
const WAIT_MS = 4000;

/** More are told of in several goes, so that sending gets its turn in between. */
const MOST_AT_ONCE = 50;
/** What falls due within this time is told together: under load most of the work is common to all. */
const GATHERED_MS = 250;

/** When each conversation falls due, by app; in the order of time, because all wait equally long. */
const waiting = new WeakMap<Deps, Map<string, number>>();

/**
 * Tells people of what they have not read, a moment after it was said: often several messages at once, and never in
 * the way of sending. After a kill the next start does it, see `reconcileConversations`.
 */
export function announceSoon(deps: Deps, conversationId: string): void {
  const known = waiting.get(deps);
  if (known?.has(conversationId)) return;
  const dueAt = (known ?? new Map<string, number>()).set(conversationId, Date.now() + WAIT_MS);
  if (known) return;
  waiting.set(deps, dueAt);
  void announceDue(deps, dueAt);
}

/** Goes on until nothing waits any more. */
async function announceDue(deps: Deps, dueAt: Map<string, number>): Promise<void> {
  for (let [first] = dueAt.values(); first !== undefined; [first] = dueAt.values()) {
    await pause(Math.max(0, first - Date.now()) + GATHERED_MS, undefined, { ref: false });
    const due = [...dueAt].flatMap(([id, at]) => (at <= Date.now() ? [id] : []));
    for (const id of due) dueAt.delete(id);
    for (let from = 0; from < due.length; from += MOST_AT_ONCE) {
      const ids = due.slice(from, from + MOST_AT_ONCE);
      await announceUnread(deps, ids).catch((error: unknown) => {
        deps.log.error({ err: error, conversationIds: ids }, 'telling of messages failed');
      });
    }
  }
  waiting.delete(deps);
}

/** One notification a person for all they have not read: said again, it is the same one, until they have read. */
export async function announceUnread(deps: Deps, conversationIds: readonly string[]): Promise<void> {
  const ahead = new Map(conversationIds.map((id) => [id, notCopied(id)]));
  const conversations = await Conversations.find({ _id: { $in: [...conversationIds] } })
    .limit(conversationIds.length)
    .lean<ConversationDoc[]>();
  const places = conversations.map(({ _id, lastSequence }) => ({
    conversationId: _id,
    sequence: Math.max(lastSequence, ahead.get(String(_id))?.sequence ?? 0),
  }));
  if (places.length === 0) return;
  const [newest, people, seats] = await Promise.all([
    Messages.find({ $or: places }).limit(places.length).lean<MessageDoc[]>(),
    participantsOfEach(conversations.map((one) => guardedOf(one).organisations)),
    seatsIn(conversations.map((one) => one._id)),
  ]);
  const newestIn = new Map(newest.map((doc) => [String(doc.conversationId), doc]));
  await notifyAll(
    deps,
    conversations.flatMap(({ _id }, index) => {
      const message = newestIn.get(String(_id));
      if (!message || message.deletedAt || message.kind) return [];
      const marks = ahead.get(String(_id))?.marks ?? new Map<string, number>();
      return newsOf(message, people[index] ?? [], seats.get(String(_id)) ?? [], marks);
    }),
  );
  await forgetErased(newest);
}

/**
 * Takes back what was told of messages whose sender was erased meanwhile. An erasure takes the name out of the messages
 * and then away what was told of them; so what it did not find is found here.
 */
async function forgetErased(told: readonly MessageDoc[]): Promise<void> {
  const now = await Messages.find({ _id: { $in: told.map(({ _id }) => _id) } }, { senderName: 1 })
    .limit(told.length)
    .lean<Pick<MessageDoc, '_id' | 'senderName'>[]>();
  const nameIn = new Map(now.map(({ _id, senderName }) => [String(_id), senderName]));
  for (const { _id, conversationId, senderName } of told)
    if (senderName !== nameIn.get(String(_id)))
      await forgetNotifications(`conversation:${String(conversationId)}:`);
}

/** For everybody who takes part and has not read up to the newest message. @param marks that the seats may not have yet */
function newsOf(
  newest: MessageDoc,
  people: readonly Participating[],
  seats: readonly SeatDoc[],
  marks: ReadonlyMap<string, number>,
): News[] {
  const conversationId = String(newest.conversationId);
  const text = excerpt(newest.text, newest.attachments ?? []);
  const seatOf = new Map(seats.map((seat) => [String(seat.personId), seat]));
  return people.flatMap(({ personId, organisationId }): News[] => {
    const seat = seatOf.get(personId);
    const read = Math.max(seat?.sequence ?? 0, marks.get(personId) ?? 0);
    if (read >= newest.sequence || seat?.mutedAt || personId === String(newest.senderId)) return [];
    return [
      {
        key: `conversation:${conversationId}:unread-after:${read}`,
        type: 'message-received',
        to: { persons: [personId] },
        organisationId,
        title: { de: `Neue Nachricht von ${newest.senderName}`, en: `New message from ${newest.senderName}` },
        text: { de: text, en: text },
        path: `/messages/${conversationId}`,
      },
    ];
  });
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

const DELETED = { de: 'Die Nachricht wurde gelöscht.', en: 'The message was deleted.' };

/** What was edited or deleted is not quoted any more, in the bell, and in mails that have not left. */
export async function rewordNews(before: MessageDoc, after: Message): Promise<void> {
  const said = excerpt(before.text, before.attachments ?? []);
  const now = excerpt(after.text, after.attachments);
  const words = after.deletedAt === null ? { de: now, en: now } : DELETED;
  for (const key of [
    `message:${String(before._id)}:`,
    `conversation:${String(before.conversationId)}:unread-after:`,
  ])
    await rewordNotifications(key, said, words);
}

function excerpt(text: string, files: readonly { name: string }[]): string {
  const words = plainText(text) || files.map((file) => file.name).join(', ');
  return words.length > EXCERPT ? `${words.slice(0, EXCERPT - 1)}…` : words;
}
