import { createHmac } from 'node:crypto';
import mongoose from 'mongoose';
import { type Deps } from '../../deps.ts';
import { isDuplicateKey } from '../../http/problems.ts';
import { Problem } from '../../problem.ts';
import { hashToken } from '../../secrets/token.ts';

/** How often something may be tried before waiting begins, and how the waits grow. */
export interface Patience {
  free: number;
  firstWaitMs: number;
  longestWaitMs: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** One client guessing at one account. */
export const CLIENT_AT_ACCOUNT: Patience = {
  free: 6,
  firstWaitMs: 15_000,
  longestWaitMs: 30 * MINUTE_MS,
};
/** All unknown clients together at one account; NIST allows 100 failures in a row. A known device is not counted. */
export const STRANGERS_AT_ACCOUNT: Patience = {
  free: 60,
  firstWaitMs: MINUTE_MS,
  longestWaitMs: 60 * MINUTE_MS,
};
/** Mails that one address gets because somebody typed it in. */
export const MAILS_TO_ADDRESS: Patience = {
  free: 4,
  firstWaitMs: 5 * MINUTE_MS,
  longestWaitMs: 6 * 60 * MINUTE_MS,
};

/** Mails that somebody has sent out to addresses they typed in, whoever these belong to. */
export const MAILS_BY_SENDER: Patience = {
  free: 100,
  firstWaitMs: 60 * MINUTE_MS,
  longestWaitMs: DAY_MS,
};

/** Asking one organisation to organise something too: a series is a dozen of them. */
export const TO_ORGANISER: Patience = { ...MAILS_TO_ADDRESS, free: 13 };

const tries = new mongoose.Schema(
  { _id: String, count: { type: Number, required: true }, until: Date, deleteAt: Date },
  { collection: 'tries', versionKey: false },
);
tries.index({ deleteAt: 1 }, { expireAfterSeconds: 0 });
const Tries = mongoose.model('Tries', tries);

/**
 * Counts a try before it is made, so that many at once cannot all slip through.
 * @returns 0 where it may be made, else how long to wait
 */
export async function countTry(deps: Pick<Deps, 'now'>, key: string, patience: Patience): Promise<number> {
  const now = deps.now();
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const before = await Tries.findById(key).lean();
    if (before?.until && before.until > now) return before.until.getTime() - now.getTime();
    const count = (before?.count ?? 0) + 1;
    if (await write(key, before?.count, count, waitUntil(now, count, patience), now)) return 0;
  }
  // Somebody sends this very thing many times at once.
  return patience.firstWaitMs;
}

/**
 * An organisation tells another one something in its own words, unasked. No way around introductions: nobody does so
 * again and again, or to everybody.
 * @throws Problem too-many-requests
 */
export async function countReaching(
  deps: Pick<Deps, 'now'>,
  about: string,
  { from, to }: { from: string; to: string },
  patience: Patience = MAILS_TO_ADDRESS,
): Promise<void> {
  const waitMs =
    (await countTry(deps, `${about}:${hashToken(`${from}:${to}`)}`, patience)) ||
    (await countTry(deps, `${about}s:${hashToken(from)}`, MAILS_BY_SENDER));
  if (waitMs > 0)
    throw new Problem('too-many-requests', undefined, { retryAfterSeconds: Math.ceil(waitMs / 1000) });
}

/** Forgets the tries, after one that was right. */
export async function forgetTries(keys: readonly string[]): Promise<void> {
  await Tries.deleteMany({ _id: { $in: [...keys] } });
}

/** Takes a key that works once. @returns false where it was taken already, within the last day */
export async function takeOnce(deps: Pick<Deps, 'now'>, key: string): Promise<boolean> {
  return write(key, undefined, 1, null, deps.now());
}

/** A key that names nobody: what it is about goes in hashed. */
export function triesKey(secret: string, ...parts: string[]): string {
  return createHmac('sha256', secret).update(parts.join('\n')).digest('base64url');
}

function waitUntil(now: Date, count: number, { free, firstWaitMs, longestWaitMs }: Patience): Date | null {
  if (count < free) return null;
  return new Date(now.getTime() + Math.min(firstWaitMs * 2 ** (count - free), longestWaitMs));
}

/** @returns whether nobody else has counted since we read */
async function write(
  key: string,
  before: number | undefined,
  count: number,
  until: Date | null,
  now: Date,
): Promise<boolean> {
  const set = { count, until, deleteAt: new Date(now.getTime() + DAY_MS) };
  try {
    if (before === undefined) return (await Tries.create([{ _id: key, ...set }])).length === 1;
    return (await Tries.updateOne({ _id: key, count: before }, { $set: set })).matchedCount === 1;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
