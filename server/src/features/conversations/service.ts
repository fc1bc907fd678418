import { type Conversation, type conversations, type Message } from '@klammer/contracts/conversations';
import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type Actor, type Member, type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { after, toPage } from '../../http/cursor.ts';
import { notFound } from '../../problem.ts';
import { findProfiles } from '../profiles/service.ts';
import { Conversations, Messages, type ConversationDoc, type MessageDoc } from './model.ts';
import { canSee } from './policy.ts';
import { guardedOf, presentConversation, presentMessage } from './present.ts';
import { markRead, readMarksOf } from './reading.ts';
import { sendMessage } from './sending.ts';

export { countUnread } from './reading.ts';

/** Opens a conversation under an id derived from its cause: opened twice, it is the same one. */
export async function openConversation(
  deps: Pick<Deps, 'publish'>,
  input: { id: string; organisations: string[]; introductionId: string | null; at: Date },
): Promise<void> {
  const { upsertedCount } = await Conversations.updateOne(
    { _id: input.id },
    {
      $setOnInsert: {
        organisations: input.organisations,
        introductionId: input.introductionId,
        lastSequence: 0,
        createdAt: input.at,
        updatedAt: input.at,
      },
    },
    { upsert: true },
  );
  if (upsertedCount > 0)
    deps.publish({ organisations: input.organisations }, 'conversation:opened', { conversationId: input.id });
}

/** @throws Problem not-found where there is none or the actor does not take part. */
async function readConversation(actor: Actor, id: string): Promise<ConversationDoc> {
  const doc = await Conversations.findById(id).lean<ConversationDoc>();
  if (!doc || !canSee(actor, guardedOf(doc))) throw notFound();
  return doc;
}

export async function listConversations(
  actor: Member,
  { cursor, limit }: Parsed<typeof conversations.list>['query'],
): Promise<Output<typeof conversations.list>> {
  const docs = await Conversations.find({
    $and: [{ organisations: actor.organisationId }, after('updatedAt', cursor)],
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
  const [profiles, messages, marks] = await Promise.all([
    findProfiles([...new Set(docs.flatMap((doc) => doc.organisations.map(String)))]),
    last.length > 0 ? Messages.find({ $or: last }).limit(last.length).lean<MessageDoc[]>() : [],
    readMarksOf(actor.personId, ids),
  ]);
  const profileById = new Map(profiles.map((profile) => [String(profile._id), profile]));
  const lastById = new Map(messages.map((message) => [String(message.conversationId), message]));
  return new Map(
    docs.map((doc) => {
      const id = String(doc._id);
      const lastMessage = lastById.get(id) ?? null;
      return [
        id,
        presentConversation(actor, doc, {
          profiles: profileById,
          lastMessage,
          readSequence: marks.get(id) ?? 0,
        }),
      ];
    }),
  );
}

/** Messages in order: after a sequence, or the newest ones before one; without either the newest. */
export async function listMessages(
  actor: Person,
  id: string,
  range: { after?: number; before?: number; limit: number },
): Promise<{ items: Message[]; lastSequence: number }> {
  const conversation = await readConversation(actor, id);
  const conversationId = conversation._id;
  const forward = range.after !== undefined;
  const filter = {
    ...(forward && { $gt: range.after }),
    ...(range.before !== undefined && { $lt: range.before }),
  };
  const docs = await Messages.find({
    conversationId,
    ...(Object.keys(filter).length > 0 && { sequence: filter }),
  })
    .sort({ sequence: forward ? 1 : -1 })
    .limit(range.limit)
    .lean<MessageDoc[]>();
  const newest = await Messages.findOne({ conversationId }, { sequence: 1 }).sort({ sequence: -1 }).lean();
  return {
    items: (forward ? docs : docs.toReversed()).map(presentMessage),
    lastSequence: newest?.sequence ?? 0,
  };
}

/** Sends after checking membership anew, every time. @throws Problem not-found | forbidden | conflict */
export async function send(
  deps: Deps,
  actor: Person,
  id: string,
  input: { clientId: string; text: string },
): Promise<Message> {
  return sendMessage(deps, actor, await readConversation(actor, id), input);
}

export async function read(deps: Deps, actor: Person, id: string, sequence: number): Promise<void> {
  const conversation = await readConversation(actor, id);
  const upTo = Math.min(sequence, conversation.lastSequence);
  await markRead(actor.personId, id, upTo);
  const { organisations } = guardedOf(conversation);
  deps.publish({ organisations: [...organisations] }, 'conversation:read', {
    conversationId: id,
    personId: actor.personId,
    sequence: upTo,
  });
}

/** Tells the others that somebody is typing; nothing is stored. */
export async function typing(deps: Deps, actor: Person, id: string): Promise<void> {
  const { organisations } = guardedOf(await readConversation(actor, id));
  deps.publish({ organisations: [...organisations] }, 'conversation:typing', {
    conversationId: id,
    personId: actor.personId,
    name: actor.name,
  });
}

export async function countConversations(): Promise<number> {
  return Conversations.estimatedDocumentCount();
}

/** Repairs the copies that a kill between two writes left behind; run at start. */
export async function reconcileConversations(): Promise<void> {
  for await (const doc of Conversations.find().lean<ConversationDoc>().cursor()) {
    const newest = await Messages.findOne({ conversationId: doc._id })
      .sort({ sequence: -1 })
      .lean<MessageDoc>();
    if (newest && newest.sequence > doc.lastSequence)
      await Conversations.updateOne(
        { _id: doc._id },
        { $set: { lastSequence: newest.sequence, updatedAt: newest.sentAt } },
      );
  }
}

export { fillConversations } from './filling.ts';
