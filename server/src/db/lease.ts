import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { isDuplicateKey } from '../http/problems.ts';

const lease = new mongoose.Schema(
  { _id: String, holder: { type: String, required: true }, until: { type: Date, required: true } },
  { collection: 'leases', versionKey: false },
);
const Leases = mongoose.model('Lease', lease);
const self = randomUUID();

/**
 * Takes or renews a lease, so that of several processes one does a job. A process that dies loses it after `forMs`.
 * @returns whether this process holds it now
 */
export async function holdLease(name: string, forMs: number, now: Date): Promise<boolean> {
  const until = new Date(now.getTime() + forMs);
  try {
    const result = await Leases.updateOne(
      { _id: name, $or: [{ holder: self }, { until: { $lt: now } }] },
      { $set: { holder: self, until } },
      { upsert: true },
    );
    return result.matchedCount + result.upsertedCount > 0;
  } catch (error) {
    // Somebody else's lease is still good, so the upsert met its id.
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

/** For a start at which nobody else can be alive: a process that was killed keeps nobody waiting. */
export async function releaseEveryLease(): Promise<void> {
  await Leases.deleteMany({});
}

/** Gives a lease of this process back, so that the next one need not wait for it to run out. */
export async function releaseLease(name: string): Promise<void> {
  await Leases.deleteOne({ _id: name, holder: self });
}
