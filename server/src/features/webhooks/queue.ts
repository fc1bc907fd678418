import { createHash } from 'node:crypto';
import mongoose from 'mongoose';
import { type Occurrence } from '../../contributions/occurrences.ts';
import { Deliveries, type DeliveryDoc } from './model.ts';

const SECOND_MS = 1000;
const DAY_MS = 24 * 3600 * SECOND_MS;
/** Longer than a try can take. */
const LEASE_MS = 60 * SECOND_MS;
const FIRST_WAIT_MS = 10 * SECOND_MS;
/** With the waits between them a little over three days. */
export const MOST_TRIES = 12;
const MOST_ATTEMPTS_KEPT = 20;

export type Attempt = DeliveryDoc['attempts'][number];

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What goes to one address of one thing that happened. */
export function deliveryOf(
  webhookId: mongoose.Types.ObjectId,
  type: DeliveryDoc['type'],
  { cause, at, data }: Pick<Occurrence, 'cause' | 'at'> & { data: unknown },
  now: Date,
): DeliveryDoc {
  return {
    _id: new mongoose.Types.ObjectId(digest(`${String(webhookId)} ${type} ${cause}`).slice(0, 24)),
    webhookId,
    messageId: `msg_${digest(`${type} ${cause}`).slice(0, 32)}`,
    type,
    occurredAt: at,
    body: JSON.stringify({ type, timestamp: at.toISOString(), data }),
    state: 'waiting',
    tries: 0,
    dueAt: now,
    attempts: [],
    createdAt: now,
  };
}

/** Puts in what is not there yet. */
export async function enqueue(deliveries: readonly DeliveryDoc[]): Promise<void> {
  const ids = deliveries.map((one) => one._id);
  const known = await Deliveries.find({ _id: { $in: ids } }, { _id: 1 })
    .limit(ids.length)
    .lean();
  const knownIds = new Set(known.map((one) => String(one._id)));
  for (const { _id, ...fields } of deliveries)
    if (!knownIds.has(String(_id)))
      await Deliveries.updateOne({ _id }, { $setOnInsert: fields }, { upsert: true });
}

/**
 * Takes what waits longest for an address, or one of them. The try counts before it is made and `dueAt` moves behind the
 * lease: a process that is killed in between loses nothing, and what it had is tried again once the lease is over.
 */
export async function claim(
  webhookId: mongoose.Types.ObjectId,
  now: Date,
  id?: mongoose.Types.ObjectId,
): Promise<DeliveryDoc | null> {
  return Deliveries.findOneAndUpdate(
    { ...(id && { _id: id }), webhookId, state: 'waiting', dueAt: { $lte: now } },
    { $set: { dueAt: new Date(now.getTime() + LEASE_MS) }, $inc: { tries: 1 } },
    { sort: { dueAt: 1 }, returnDocument: 'after' },
  ).lean<DeliveryDoc>();
}

/** Writes down how a try ended. Whatever became of the lease, the log has it; the state only where it is still ours. */
export async function settle(
  { _id, tries }: DeliveryDoc,
  attempt: Attempt,
  outcome: { delivered: true } | { delivered: false; final: boolean; waitAtLeastMs: number },
): Promise<void> {
  await Deliveries.updateOne(
    { _id },
    { $push: { attempts: { $each: [attempt], $slice: -MOST_ATTEMPTS_KEPT } } },
  );
  const mine = { _id, tries, state: 'waiting' as const };
  if (outcome.delivered) await Deliveries.updateOne(mine, { $set: { state: 'delivered' } });
  else {
    const waitMs = Math.min(DAY_MS, Math.max(waitAfter(tries), outcome.waitAtLeastMs));
    const state = outcome.final || tries >= MOST_TRIES ? 'failed' : 'waiting';
    const dueAt = new Date(attempt.at.getTime() + attempt.ms + waitMs);
    await Deliveries.updateOne(mine, { $set: { state, dueAt } });
  }
}

/** Lets one be sent anew, whatever became of it. @returns null where it is not there */
export async function sendAnew(
  webhookId: mongoose.Types.ObjectId,
  id: string,
  now: Date,
): Promise<DeliveryDoc | null> {
  return Deliveries.findOneAndUpdate(
    { _id: id, webhookId },
    { $set: { state: 'waiting', dueAt: now, tries: 0 } },
    { returnDocument: 'after' },
  ).lean<DeliveryDoc>();
}

/**
 * Three times as long after each failure, from ten seconds to a day, and up to a fifth more or less, so that what failed
 * together does not come back together.
 * @param chance between 0 and 1
 */
export function waitAfter(tries: number, chance = Math.random()): number {
  return Math.min(FIRST_WAIT_MS * 3 ** (tries - 1), DAY_MS) * (0.8 + 0.4 * chance);
}
