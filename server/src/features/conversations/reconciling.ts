import { type Deps } from '../../deps.ts';
import { DELETED_ACCOUNT } from '../../contributions/personal-data.ts';
import { announceSoon } from './announcing.ts';
import { Conversations, Messages, type ConversationDoc } from './model.ts';
import { advance, readHeads } from './numbers.ts';
import { markRead } from './seats.ts';

const ANNOUNCED_AGAIN_MS = 10 * 60_000;
const AT_ONCE = 100;
/** Of a conversation: what a kill keeps from being copied is of the last moment. */
const MARKED_AGAIN = 200;

/** Repairs the copies that a kill left behind, and tells what it kept from being told; run at start. */
export async function reconcileConversations(deps: Deps): Promise<void> {
  const recently = new Date(deps.now().getTime() - ANNOUNCED_AGAIN_MS);
  let batch: ConversationDoc[] = [];
  const work = async (): Promise<void> => {
    const behind = await copiesBehind(batch);
    for (const doc of behind) await copyAgain(doc);
    const touched = batch.filter((doc) => doc.updatedAt > recently || behind.includes(doc));
    for (const doc of touched) {
      await markAgain(doc);
      announceSoon(deps, String(doc._id));
    }
    batch = [];
  };
  for await (const doc of Conversations.find().lean<ConversationDoc>().cursor({ batchSize: AT_ONCE })) {
    batch.push(doc);
    if (batch.length === AT_ONCE) await work();
  }
  await work();
}

/** Those that have a message with a newer number than they know of. */
async function copiesBehind(docs: readonly ConversationDoc[]): Promise<ConversationDoc[]> {
  if (docs.length === 0) return [];
  const newer = await Messages.find(
    {
      $or: docs.flatMap(({ _id: conversationId, lastSequence, lastChange }) => [
        { conversationId, sequence: { $gt: lastSequence } },
        { conversationId, change: { $gt: lastChange } },
      ]),
    },
    { conversationId: 1 },
  ).lean();
  const ids = new Set(newer.map((doc) => String(doc.conversationId)));
  return docs.filter((doc) => ids.has(String(doc._id)));
}

async function copyAgain({ _id: conversationId }: ConversationDoc): Promise<void> {
  const heads = await readHeads(conversationId);
  const newest = await Messages.findOne({ conversationId, sequence: heads.sequence }).lean();
  await advance([{ conversationId, ...heads, at: newest?.sentAt }]);
}

/** Who wrote has read up to there. */
async function markAgain({ _id }: ConversationDoc): Promise<void> {
  const conversationId = String(_id);
  const byPeople = { conversationId: _id, senderName: { $ne: DELETED_ACCOUNT } };
  const newest = await Messages.find(byPeople, { senderId: 1, sequence: 1 })
    .sort({ sequence: -1 })
    .limit(MARKED_AGAIN)
    .lean();
  const last = new Map(newest.toReversed().map((doc) => [String(doc.senderId), doc.sequence]));
  const marks = [...last].map(([personId, sequence]) => ({ personId, conversationId, sequence }));
  if (marks.length > 0) await markRead(marks);
}
