import { setImmediate as nextTurn } from 'node:timers/promises';
import mongoose from 'mongoose';
import { isDuplicateKey } from '../../http/problems.ts';
import { Problem } from '../../problem.ts';
import { copySoon, notCopied } from './copying.ts';
import { Messages, type ConversationDoc, type MessageDoc } from './model.ts';
import { readHeads, type Heads } from './numbers.ts';
import { standingOf } from './standing.ts';

const MOST_IN_A_BATCH = 200;
/** A write costs as much as several messages; so long nobody minds waiting for others. */
const MOST_GATHERED_MS = 5;
const MOST_ROUNDS = 60;
const MOST_UNKNOWN = 2000;

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
    await gather();
    const batch = queue.splice(0, MOST_IN_A_BATCH);
    try {
      await appendBatch(batch);
    } catch (error) {
      for (const one of batch) one.reject(error);
    }
  }
  running = false;
}

/** Waits a turn, in which what arrived at the same time is read from its sockets, and on while each brings more. */
async function gather(): Promise<void> {
  const until = performance.now() + MOST_GATHERED_MS;
  for (let known = 0; known < queue.length && queue.length < MOST_IN_A_BATCH;) {
    known = queue.length;
    await nextTurn();
    if (performance.now() > until) return;
  }
}

async function appendBatch(batch: readonly Waiting[]): Promise<void> {
  // Before and after the conversations are read: a copy that is written meanwhile is in one of them.
  const ahead = batch.map((one) => notCopied(one.conversationId));
  let pending = await compose(batch);
  const heads = new Map<string, Heads>();
  for (const [index, { conversationId }] of batch.entries())
    raise(heads, conversationId, ahead[index], notCopied(conversationId));
  for (const { conversation } of pending) raise(heads, String(conversation._id), headsOf(conversation));
  for (let round = 0; pending.length > 0 && round < MOST_ROUNDS; round += 1) {
    const { docs, stoppedAt } = await insertInOrder(pending, heads);
    answer(pending, docs);
    pending = pending.slice(docs.length);
    if (stoppedAt) pending = await resume(pending, heads);
  }
  for (const one of pending)
    one.reject(new Problem('unavailable', 'Too many people write at once.', { retryAfterSeconds: 1 }));
}

/** Says of the first ones waiting that they are stored. */
function answer(pending: readonly Composed[], docs: readonly MessageDoc[]): void {
  copySoon(docs);
  for (const [index, doc] of docs.entries()) {
    const one = pending[index];
    one?.resolve({ doc, conversation: one.conversation });
  }
}

const headsOf = ({ lastSequence, lastChange }: ConversationDoc): Heads => ({
  sequence: lastSequence,
  change: lastChange,
});

/** Numbers only ever go up, so of several sources the highest is the newest. */
function raise(heads: Map<string, Heads>, id: string, ...known: (Heads | undefined)[]): void {
  const all = [heads.get(id), ...known].filter((one) => one !== undefined);
  heads.set(id, {
    sequence: Math.max(...all.map((one) => one.sequence)),
    change: Math.max(...all.map((one) => one.change)),
  });
}

/** Reads the conversations and lets each message be made; what may not be sent is answered here. */
async function compose(batch: readonly Waiting[]): Promise<Composed[]> {
  const standings = await standingOf(batch.map((one) => one.conversationId));
  return batch.flatMap((one) => {
    const { conversation, isEnded = false } = standings.get(one.conversationId) ?? {};
    try {
      const message = one.compose(conversation, isEnded);
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

/**
 * After a refusal somebody else has taken a number, or there is a resend among those waiting: all of these are answered
 * with what is stored, and the rest is numbered anew.
 */
async function resume(pending: readonly Composed[], heads: Map<string, Heads>): Promise<Composed[]> {
  const [first] = pending;
  if (!first) return [];
  const [earlier, unknown, firstHeads] = await Promise.all([
    Messages.find({ $or: pending.map(({ message: { senderId, clientId } }) => ({ senderId, clientId })) })
      .limit(pending.length)
      .lean<MessageDoc[]>(),
    Messages.find({ $or: beyond(pending, heads) }, { conversationId: 1, sequence: 1, change: 1 })
      .limit(MOST_UNKNOWN)
      .lean<MessageDoc[]>(),
    // So that one at least goes on for certain.
    readHeads(first.conversation._id),
  ]);
  for (const doc of unknown) raise(heads, String(doc.conversationId), doc);
  raise(heads, String(first.conversation._id), firstHeads);
  const stored = new Map(earlier.map((doc) => [keyOf(doc), doc]));
  return pending.filter((one) => {
    const doc = stored.get(keyOf(one.message));
    if (!doc) return true;
    if (isSame(doc, one.conversation._id, one.message)) answer([one], [doc]);
    else one.reject(new Problem('conflict', 'This clientId was used for another message.'));
    return false;
  });
}

/** What the conversations have that was not known when numbers were given: whatever is new has a new change. */
function beyond(pending: readonly Composed[], heads: ReadonlyMap<string, Heads>) {
  const ids = new Map(pending.map(({ conversation }) => [String(conversation._id), conversation._id]));
  return [...ids].map(([id, conversationId]) => ({
    conversationId,
    change: { $gt: heads.get(id)?.change ?? 0 },
  }));
}

const keyOf = ({ senderId, clientId }: NewMessage): string => `${String(senderId)}:${clientId}`;

/** What a message said when it was sent. */
interface Said {
  text: string;
  replyTo?: number | null | undefined;
  attachments?: readonly { id: unknown }[] | undefined;
}

/** Whether a resend is the message that was stored, as that was when it was sent: it may have been changed since. */
export function isSame(earlier: MessageDoc, conversationId: unknown, again: Said): boolean {
  if (String(earlier.conversationId) !== String(conversationId)) return false;
  if (earlier.deletedAt) return true;
  const sentText = earlier.versions?.[0]?.text ?? earlier.text;
  return (
    sentText === again.text &&
    (earlier.replyTo ?? null) === (again.replyTo ?? null) &&
    filesOf(earlier) === filesOf(again)
  );
}

const filesOf = ({ attachments = [] }: Said): string => attachments.map(({ id }) => String(id)).join();
