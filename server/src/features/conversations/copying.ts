import type mongoose from 'mongoose';
import { writesTo } from '../../db/writes.ts';
import { type MessageDoc } from './model.ts';
import { advance, type Heads } from './numbers.ts';
import { markRead } from './seats.ts';
import { keepStanding } from './standing.ts';

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
/** Where no other process reads them. */
const LONGEST_ALONE_MS = 10_000;

interface Copy extends Heads {
  conversationId: mongoose.Types.ObjectId;
  at: Date;
  /** How far who wrote has read, by person. */
  marks: ReadonlyMap<string, number>;
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

/** Resolves when the copies of everything stored here so far are written; or those of some conversations. */
export function copied(conversationIds?: readonly string[]): Promise<void> {
  if (conversationIds && !conversationIds.some((id) => newest.has(id))) return Promise.resolve();
  const copies = (conversationIds ?? [...due.keys()]).flatMap((id) => due.get(id) ?? []);
  if (copies.length === 0) return writing;
  for (const copy of copies) due.delete(String(copy.conversationId));
  writing = writing.catch(() => undefined).then(() => write(copies));
  return writing;
}

/**
 * What a conversation's own copies may not have yet. Whoever asks before reading those has all: what is written
 * meanwhile is in one of them.
 */
export function notCopied(conversationId: string): Heads & Pick<Copy, 'marks'> {
  return newest.get(conversationId) ?? { sequence: 0, change: 0, marks: new Map() };
}

function add(copy: Copy): void {
  const id = String(copy.conversationId);
  const known = newest.get(id);
  const merged = known ? merge(known, copy) : copy;
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
      keepStanding(copies, () => advance(copies)),
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
  const longestMs = writesTo(['conversations']) === null ? LONGEST_GATHERED_MS : LONGEST_ALONE_MS;
  gatheredMs = Math.min(Math.max(GATHERED_MS, PARTS_OF_TIME * tookMs), longestMs);
  for (const copy of copies) {
    const id = String(copy.conversationId);
    if (newest.get(id) === copy) newest.delete(id);
  }
}
