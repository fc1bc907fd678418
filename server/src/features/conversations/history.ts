import { type Changes, type conversations, type Message } from '@klammer/contracts/conversations';
import { type Output } from '@klammer/contracts/endpoint';
import { type Types } from 'mongoose';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { Messages, type MessageDoc } from './model.ts';
import { readHeads } from './numbers.ts';
import { presentMessage } from './present.ts';
import { readConversation } from './reading.ts';

const CHANGES_AT_A_TIME = 200;
const SEARCHED_AT_A_TIME = 5000;
const MOST_FOUND = 30;
const MOST_PINNED = 100;

interface Range {
  after?: number;
  before?: number;
  from?: string;
  limit: number;
}

/** Messages in order: after a place, before one, from a day on; without any the newest. */
export async function listMessages(
  actor: Person,
  id: string,
  range: Range,
): Promise<Output<typeof conversations.messages>> {
  const { _id: conversationId } = await readConversation(actor, id);
  const heads = await readHeads(conversationId);
  const after =
    range.from === undefined
      ? range.after
      : (await firstFrom(conversationId, new Date(range.from), heads.sequence)) - 1;
  const forward = after !== undefined;
  const between = {
    ...(forward && { $gt: after }),
    ...(range.before !== undefined && { $lt: range.before }),
  };
  const docs = await Messages.find({
    conversationId,
    ...(Object.keys(between).length > 0 && { sequence: between }),
  })
    .sort({ sequence: forward ? 1 : -1 })
    .limit(range.limit)
    .lean<MessageDoc[]>();
  return {
    items: await presentMessages(conversationId, forward ? docs : docs.toReversed()),
    lastSequence: heads.sequence,
    lastChange: heads.change,
  };
}

/** The place of the first message sent at or after a moment: places have no gap, so halving finds it. */
async function firstFrom(conversationId: Types.ObjectId, moment: Date, last: number): Promise<number> {
  let [low, high] = [1, last + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const doc = await Messages.findOne({ conversationId, sequence: middle }, { sentAt: 1 }).lean();
    if (doc && doc.sentAt < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The state of everything that changed after an offset, in the order of the changes. A `lastChange` below the offset
 * says that the history which was followed is not this one: it was brought back from a backup.
 */
export async function listChanges(deps: Deps, actor: Person, id: string, after: number): Promise<Changes> {
  const { _id: conversationId } = await readConversation(actor, id);
  // With the change of the offset itself: whoever has seen one finds it, or the same message as it is now.
  const docs = await Messages.find({ conversationId, change: { $gte: after } })
    .sort({ change: 1 })
    .limit(CHANGES_AT_A_TIME + 1)
    .lean<MessageDoc[]>();
  const missed = docs.filter((doc) => doc.change > after).slice(0, CHANGES_AT_A_TIME);
  const lastChange = await lastKnownTo(docs, conversationId, after);
  const items = await presentMessages(conversationId, missed);
  return { items, lastChange, now: deps.now().toISOString() };
}

/** Never past what `docs` show: what was stored since would be taken for read. */
async function lastKnownTo(docs: readonly MessageDoc[], id: Types.ObjectId, after: number): Promise<number> {
  if (docs.length > CHANGES_AT_A_TIME) return (await readHeads(id)).change;
  return docs.at(-1)?.change ?? Math.min(after, (await readHeads(id)).change);
}

/** Goes through a stretch of the newest messages at a time, so that a long history does not hold up others. */
export async function searchMessages(
  actor: Person,
  id: string,
  { q, before }: { q: string; before?: number },
): Promise<{ items: Message[]; nextBefore: number | null }> {
  const { _id: conversationId, lastSequence } = await readConversation(actor, id);
  const end = before ?? lastSequence + 1;
  const start = Math.max(1, end - SEARCHED_AT_A_TIME);
  const docs = await Messages.find({
    conversationId,
    sequence: { $gte: start, $lt: end },
    text: { $regex: q.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'), $options: 'i' },
  })
    .sort({ sequence: -1 })
    .limit(MOST_FOUND)
    .lean<MessageDoc[]>();
  const last = docs.at(-1);
  const further = docs.length === MOST_FOUND && last ? last.sequence : start;
  return {
    items: await presentMessages(conversationId, docs),
    nextBefore: further > 1 ? further : null,
  };
}

export async function listPinned(actor: Person, id: string): Promise<{ items: Message[] }> {
  const { _id: conversationId } = await readConversation(actor, id);
  const docs = await Messages.find({ conversationId, pinnedAt: { $type: 'date' } })
    .sort({ sequence: 1 })
    .limit(MOST_PINNED)
    .lean<MessageDoc[]>();
  return { items: await presentMessages(conversationId, docs) };
}

/** Presents messages with the beginnings of what they answer. */
export async function presentMessages(
  conversationId: Types.ObjectId,
  docs: readonly MessageDoc[],
): Promise<Message[]> {
  const answered = [...new Set(docs.flatMap((doc) => doc.replyTo ?? []))];
  const originals =
    answered.length > 0
      ? await Messages.find({ conversationId, sequence: { $in: answered } })
          .limit(answered.length)
          .lean<MessageDoc[]>()
      : [];
  const byPlace = new Map(originals.map((doc) => [doc.sequence, doc]));
  return docs.map((doc) => presentMessage(doc, doc.replyTo ? byPlace.get(doc.replyTo) : undefined));
}
