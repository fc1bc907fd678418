import { type Conversation, type conversations } from '@klammer/contracts/conversations';
import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type Member, type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { after, toPage } from '../../http/cursor.ts';
import { findProfiles } from '../profiles/service.ts';
import { copied } from './copying.ts';
import { endedAmong, refuseEnded } from './ending.ts';
import { Conversations, Messages, type ConversationDoc, type MessageDoc } from './model.ts';
import { readHeads } from './numbers.ts';
import { guardedOf, presentConversation } from './present.ts';
import { readConversation } from './reading.ts';
import { archivedIds, arrangeSeat, countUnreadIn, keepDraft, markRead, seatsOf } from './seats.ts';
import { standingOf } from './standing.ts';

export { refuseEndedConversation } from './ending.ts';
export { openConversation } from './groups.ts';
export { fillConversations, retellUnread, type FilledConversation } from './filling.ts';
export { listStalledConversations, writtenAmong } from './stalling.ts';

export async function listConversations(
  actor: Member,
  { cursor, limit, archived }: Parsed<typeof conversations.list>['query'],
): Promise<Output<typeof conversations.list>> {
  await copied();
  const putAway = await archivedIds(actor.personId);
  const docs = await Conversations.find({
    $and: [
      { organisations: actor.organisationId },
      { _id: archived === 'true' ? { $in: putAway } : { $nin: putAway } },
      after('updatedAt', cursor),
    ],
  })
    .sort({ updatedAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<ConversationDoc[]>();
  const presented = await presentAll(actor, docs.slice(0, limit));
  return toPage(
    docs,
    limit,
    (doc) => doc.updatedAt,
    (doc) => presented.get(String(doc._id)) ?? missing(doc),
  );
}

function missing(doc: ConversationDoc): never {
  throw new Error(`conversation ${String(doc._id)} was not presented`);
}

export async function getConversation(actor: Person, id: string): Promise<Conversation> {
  const doc = await readConversation(actor, id);
  return (await presentAll(actor, [doc])).get(id) ?? missing(doc);
}

async function presentAll(actor: Person, docs: ConversationDoc[]): Promise<Map<string, Conversation>> {
  const ids = docs.map((doc) => String(doc._id));
  const last = docs.map((doc) => ({ conversationId: doc._id, sequence: doc.lastSequence }));
  const [profiles, messages, seats, ended] = await Promise.all([
    findProfiles([...new Set(docs.flatMap((doc) => doc.organisations.map(String)))]),
    last.length > 0 ? Messages.find({ $or: last }).limit(last.length).lean<MessageDoc[]>() : [],
    seatsOf(actor.personId, ids),
    endedAmong(docs),
  ]);
  const profileById = new Map(profiles.map((profile) => [String(profile._id), profile]));
  const lastById = new Map(messages.map((message) => [String(message.conversationId), message]));
  return new Map(
    docs.map((doc) => {
      const id = String(doc._id);
      const lastMessage = lastById.get(id) ?? null;
      const with_ = { profiles: profileById, lastMessage, seat: seats.get(id), ended: ended.has(id) };
      return [id, presentConversation(actor, doc, with_)];
    }),
  );
}

/** Marks as read up to a place, never past the newest message, and tells the others. */
export async function read(deps: Deps, actor: Person, id: string, sequence: number): Promise<void> {
  const conversation = await readConversation(actor, id);
  // Another process may have stored messages whose number is not copied yet.
  const last =
    sequence > conversation.lastSequence
      ? (await readHeads(conversation._id)).sequence
      : conversation.lastSequence;
  const upTo = Math.min(sequence, last);
  await markRead([{ personId: actor.personId, conversationId: id, sequence: upTo }]);
  // Whoever ended it is not to be watched through it; only the person's own windows hear of it then.
  const isEnded = (await standingOf([id])).get(id)?.isEnded;
  const audience = isEnded
    ? { persons: [actor.personId] }
    : { organisations: [...guardedOf(conversation).organisations] };
  deps.publish(audience, 'conversation:read', {
    conversationId: id,
    personId: actor.personId,
    sequence: upTo,
  });
}

/** Tells the others that somebody is typing; nothing is stored. */
export async function typing(deps: Deps, actor: Person, id: string): Promise<void> {
  const conversation = await readConversation(actor, id);
  await refuseEnded(conversation);
  const { organisations } = guardedOf(conversation);
  deps.publish({ organisations: [...organisations] }, 'conversation:typing', {
    conversationId: id,
    personId: actor.personId,
    name: actor.name,
  });
}

export async function saveDraft(actor: Person, id: string, text: string): Promise<void> {
  await readConversation(actor, id);
  await keepDraft(actor.personId, id, text);
}

/** Mutes or archives for this person; a new message brings an archived conversation back. */
export async function arrange(
  deps: Deps,
  actor: Person,
  id: string,
  { muted, archived }: Parsed<typeof conversations.arrange>['body'],
): Promise<void> {
  const conversation = await readConversation(actor, id);
  await arrangeSeat(actor.personId, id, {
    ...(muted !== undefined && { mutedAt: muted ? deps.now() : null }),
    ...(archived !== undefined && { archivedAt: archived ? conversation.lastSequence : null }),
  });
  deps.publish({ persons: [actor.personId] }, 'conversation:arranged', { conversationId: id });
}

/** How many messages a person has not read in the conversations of an organisation; muted ones do not count. */
export async function countUnread(personId: string, organisationId: string): Promise<number> {
  await copied();
  return countUnreadIn(personId, organisationId);
}

export async function countConversations(): Promise<number> {
  return Conversations.estimatedDocumentCount();
}

export { reconcileConversations } from './reconciling.ts';
export { countReportsOf } from './reports.ts';
