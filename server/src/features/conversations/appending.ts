import mongoose from 'mongoose';
import { isDuplicateKey } from '../../http/problems.ts';
import { Problem } from '../../problem.ts';
import { endedAmong } from './ending.ts';
import { Conversations, Messages, type ConversationDoc, type MessageDoc } from './model.ts';
import { advance, readHeads, type Heads } from './numbers.ts';
import { markRead } from './seats.ts';

const MOST_IN_A_BATCH = 200;
const MOST_ROUNDS = 60;

/** What a message is made of before it has its numbers. */
export type NewMessage = Omit<MessageDoc, '_id' | 'conversationId' | 'sequence' | 'change' | 'changes'>;

export interface Appended {
  doc: MessageDoc;
  conversation: ConversationDoc;
}

interface Waiting {
  conversationId: string;
  /** Decides, on the conversation as it is now, what is stored; throws a Problem where nothing may be. */
  compose: (conversation: ConversationDoc | undefined, isEnded: boolean) => NewMessage;
  resolve: (appended: Appended) => void;
  reject: (error: unknown) => void;
}
interface Composed extends Waiting {
  conversation: ConversationDoc;
  message: NewMessage;
}

const queue: Waiting[] = [];
let running = false;

/**
 * Stores a message exactly once. What is waiting at the same time goes in one write: places are the last one + 1,
 * inserted in order under a unique index, and given anew where another process was quicker.
 * @throws Problem what `compose` throws
 */
export function append(conversationId: string, compose: Waiting['compose']): Promise<Appended> {
  return new Promise((resolve, reject) => {
    queue.push({ conversationId, compose, resolve, reject });
    if (!running) void drain();
  });
}

async function drain(): Promise<void> {
  running = true;
  while (queue.length > 0) {
    const batch = queue.splice(0, MOST_IN_A_BATCH);
    try {
      await appendBatch(batch);
    } catch (error) {
      for (const one of batch) one.reject(error);
    }
  }
  running = false;
}

async function appendBatch(batch: readonly Waiting[]): Promise<void> {
  let pending = await compose(batch);
  const heads = new Map(
    pending.map(({ conversation }): [string, Heads] => [
      String(conversation._id),
      { sequence: conversation.lastSequence, change: conversation.lastChange },
    ]),
  );
  const done: { one: Composed; appended: Appended }[] = [];
  for (let round = 0; pending.length > 0 && round < MOST_ROUNDS; round += 1) {
    const { docs, stoppedAt } = await insertInOrder(pending, heads);
    for (const [index, doc] of docs.entries()) {
      const one = pending[index];
      if (one) done.push({ one, appended: { doc, conversation: one.conversation } });
    }
    pending = pending.slice(docs.length);
    if (stoppedAt) pending = await resume(pending, heads, done);
  }
  for (const one of pending)
    one.reject(new Problem('unavailable', 'Too many people write at once.', { retryAfterSeconds: 1 }));
  if (done.length > 0)
    await Promise.all([
      advance(latest(done.map(({ appended }) => appended))),
      // Who writes has read up to there.
      markRead(done.map(({ appended: { doc } }) => markOf(doc))),
    ]);
  for (const { one, appended } of done) one.resolve(appended);
}

/** Reads the conversations and lets each message be made; what may not be sent is answered here. */
async function compose(batch: readonly Waiting[]): Promise<Composed[]> {
  const ids = [...new Set(batch.map((one) => one.conversationId))];
  const docs = await Conversations.find({ _id: { $in: ids } })
    .limit(ids.length)
    .lean<ConversationDoc[]>();
  const ended = await endedAmong(docs);
  const byId = new Map(docs.map((doc) => [String(doc._id), doc]));
  return batch.flatMap((one) => {
    const conversation = byId.get(one.conversationId);
    try {
      const message = one.compose(conversation, ended.has(one.conversationId));
      return conversation ? [{ ...one, conversation, message }] : [];
    } catch (error) {
      one.reject(error);
      return [];
    }
  });
}

/** Numbers and inserts; stops at the first that the store refuses, so that no place is left out. */
async function insertInOrder(
  pending: readonly Composed[],
  heads: Map<string, Heads>,
): Promise<{ docs: MessageDoc[]; stoppedAt: boolean }> {
  const next = new Map([...heads].map(([id, { sequence, change }]) => [id, { sequence, change }]));
  const docs = pending.map(({ conversation, message }): MessageDoc => {
    const head = next.get(String(conversation._id)) ?? { sequence: 0, change: 0 };
    head.sequence += 1;
    head.change += 1;
    return {
      _id: new mongoose.Types.ObjectId(),
      conversationId: conversation._id,
      ...message,
      sequence: head.sequence,
      change: head.change,
      changes: [head.change],
    };
  });
  try {
    await Messages.insertMany(docs, { ordered: true, lean: true });
    return { docs, stoppedAt: false };
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const { writeErrors } = error as unknown as { writeErrors?: { index: number }[] };
    const stored = docs.slice(0, writeErrors?.[0]?.index ?? 0);
    for (const doc of stored)
      heads.set(String(doc.conversationId), { sequence: doc.sequence, change: doc.change });
    return { docs: stored, stoppedAt: true };
  }
}

/** After a refusal: the first one waiting is a resend, or somebody else has taken its number. */
async function resume(
  pending: Composed[],
  heads: Map<string, Heads>,
  done: { one: Composed; appended: Appended }[],
): Promise<Composed[]> {
  const [first, ...rest] = pending;
  if (!first) return [];
  const { senderId, clientId } = first.message;
  const earlier = await Messages.findOne({ senderId, clientId }).lean<MessageDoc>();
  if (!earlier) {
    heads.set(String(first.conversation._id), await readHeads(first.conversation._id));
    return pending;
  }
  if (isSame(earlier, first))
    done.push({ one: first, appended: { doc: earlier, conversation: first.conversation } });
  else first.reject(new Problem('conflict', 'This clientId was used for another message.'));
  return rest;
}

/** The text as it was sent: it may have been edited since. */
function isSame(earlier: MessageDoc, { conversation, message }: Composed): boolean {
  const sentText = earlier.versions?.[0]?.text ?? earlier.text;
  return (
    String(earlier.conversationId) === String(conversation._id) &&
    (earlier.deletedAt !== undefined || sentText === message.text)
  );
}

const markOf = ({ senderId, conversationId, sequence }: MessageDoc) => ({
  personId: String(senderId),
  conversationId: String(conversationId),
  sequence,
});

function latest(appended: readonly Appended[]) {
  const byId = new Map<string, { conversationId: mongoose.Types.ObjectId; at: Date } & Heads>();
  for (const { doc } of appended) {
    const before = byId.get(String(doc.conversationId));
    if (!before || before.sequence < doc.sequence)
      byId.set(String(doc.conversationId), {
        conversationId: doc.conversationId,
        sequence: doc.sequence,
        change: Math.max(doc.change, before?.change ?? 0),
        at: doc.sentAt,
      });
  }
  return [...byId.values()];
}
