import type mongoose from 'mongoose';
import { type MessageDoc } from './model.ts';
import { advance, type Heads } from './numbers.ts';
import { markRead } from './seats.ts';

/**
 * What follows from the messages and is kept beside them: each conversation's newest numbers, and that whoever writes
 * has read up to there. It is written a moment after them, for many at a time, so that nobody waits for it; after a
 * kill `reconcileConversations` derives it from the messages. Whoever reads it here calls `copied` first.
 */

const GATHERED_MS = 200;
const TRY_AGAIN_MS = 1000;
/** Writing copies takes one part in so many of the time: the more is said, the more of it one copy covers. */
const PARTS_OF_TIME = 20;
const LONGEST_GATHERED_MS = 2000;

interface Copy extends Heads {
  conversationId: mongoose.Types.ObjectId;
  at: Date;
  /** How far who wrote has read, by person. */
  marks: Map<string, number>;
}

/** Not begun to be written. */
const due = new Map<string, Copy>();
/** Not known to be written. */
const newest = new Map<string, Copy>();
let writing: Promise<void> = Promise.resolve();
let timer: NodeJS.Timeout | undefined;
let gatheredMs = GATHERED_MS;

/** Has the copies of what was just stored written soon. */
export function copySoon(docs: readonly MessageDoc[]): void {
  for (const { conversationId, sequence, change, sentAt, senderId } of docs)
    add({ conversationId, sequence, change, at: sentAt, marks: new Map([[String(senderId), sequence]]) });
  copyAfter(gatheredMs);
}

/** Resolves when the copies of everything stored here so far are written. */
export function copied(): Promise<void> {
  if (due.size === 0) return writing;
  const copies = [...due.values()];
  due.clear();
  writing = writing.catch(() => undefined).then(() => write(copies));
  return writing;
}

/** The newest numbers that a conversation's own copy may not have yet. */
export function headsNotCopied(conversationId: string): Heads {
  return newest.get(conversationId) ?? { sequence: 0, change: 0 };
}

function add(copy: Copy): void {
  const id = String(copy.conversationId);
  const waiting = due.get(id);
  const merged = waiting ? merge(waiting, copy) : copy;
  due.set(id, merged);
  newest.set(id, merged);
}

function merge(one: Copy, other: Copy): Copy {
  const marks = new Map(one.marks);
  for (const [personId, sequence] of other.marks)
    marks.set(personId, Math.max(sequence, marks.get(personId) ?? 0));
  return {
    conversationId: one.conversationId,
    sequence: Math.max(one.sequence, other.sequence),
    change: Math.max(one.change, other.change),
    at: one.at > other.at ? one.at : other.at,
    marks,
  };
}

function copyAfter(ms: number): void {
  timer ??= setTimeout(() => {
    timer = undefined;
    // The store is away: whoever reads or writes meanwhile is told so.
    copied().catch(() => copyAfter(TRY_AGAIN_MS));
  }, ms).unref();
}

async function write(copies: readonly Copy[]): Promise<void> {
  const begun = performance.now();
  try {
    await Promise.all([
      advance(copies),
      markRead(
        copies.flatMap(({ conversationId, marks }) =>
          [...marks].map(([personId, sequence]) => ({
            personId,
            conversationId: String(conversationId),
            sequence,
          })),
        ),
      ),
    ]);
  } catch (error) {
    for (const copy of copies) add(copy);
    throw error;
  }
  const tookMs = performance.now() - begun;
  gatheredMs = Math.min(Math.max(GATHERED_MS, PARTS_OF_TIME * tookMs), LONGEST_GATHERED_MS);
  for (const copy of copies) {
    const id = String(copy.conversationId);
    if (newest.get(id) === copy) newest.delete(id);
  }
}
