import mongoose from 'mongoose';
import { isDuplicateKey } from '../http/problems.ts';
import { SELF, wasSeen } from './processes.ts';

const lease = new mongoose.Schema(
  { _id: String, holder: { type: String, required: true }, until: { type: Date, required: true } },
  { collection: 'leases', versionKey: false },
);
const Leases = mongoose.model('Lease', lease);

/** A process that was not seen for so long has left its leases behind. A busy machine or store may pause one for less. */
const GONE_AFTER_MS = 20_000;

/**
 * Takes or renews a lease, so that of several processes one does a job. Whoever holds it loses it after `forMs`, or as
 * soon as their process is gone.
 * @returns whether this process holds it now
 */
export async function holdLease(name: string, forMs: number, now: Date): Promise<boolean> {
  return (await take(name, forMs, now)) || ((await endLeft(name)) && (await take(name, forMs, now)));
}

async function take(name: string, forMs: number, now: Date): Promise<boolean> {
  const until = new Date(now.getTime() + forMs);
  try {
    const result = await Leases.updateOne(
      { _id: name, $or: [{ holder: SELF }, { until: { $lt: now } }] },
      { $set: { holder: SELF, until } },
      { upsert: true },
    );
    return result.matchedCount + result.upsertedCount > 0;
  } catch (error) {
    // Somebody else's lease is still good, so the upsert met its id.
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

/** Ends a lease whose process is gone. @returns whether it was one */
async function endLeft(name: string): Promise<boolean> {
  const held = await Leases.findById(name).lean();
  if (!held || (await wasSeen(held.holder, GONE_AFTER_MS))) return false;
  await Leases.deleteOne({ _id: name, holder: held.holder });
  return true;
}

/** Gives a lease of this process back, so that the next one need not wait for it to run out. */
export async function releaseLease(name: string): Promise<void> {
  await Leases.deleteOne({ _id: name, holder: SELF });
}
