import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { type Config, ConfigError } from '../config.ts';

const BEAT_MS = 2000;
/** A process that has not been seen for so long is gone. */
const GONE_AFTER_MS = 8000;
const LOOK_AGAIN_MS = 500;

const running = new mongoose.Schema(
  {
    _id: String,
    seenAt: { type: Date, required: true },
    /** Whether it can share the work: it has neither a search nor facts of its own. */
    shares: { type: Boolean, required: true },
  },
  { collection: 'processes', versionKey: false },
);
running.index({ seenAt: 1 }, { expireAfterSeconds: 60 });
const Processes = mongoose.model('Process', running);

/** Who this process is to the others. */
export const SELF = randomUUID();

/**
 * Says that this process uses the database, and refuses to be the second one where they could not work together:
 * a search in the process would not find what another writes, and facts would not reach the other's clients.
 * A process that was killed a moment ago is waited for.
 * @returns to be called at a stop
 * @throws ConfigError
 */
export async function registerProcess(config: Config): Promise<() => Promise<void>> {
  const shares = Boolean(config.REDIS_URL && config.MEILI_URL);
  const beat = () =>
    Processes.updateOne({ _id: SELF }, { $set: { seenAt: new Date(), shares } }, { upsert: true });
  await beat();
  const until = Date.now() + GONE_AFTER_MS + BEAT_MS;
  while (await meetsAnother(shares)) {
    if (Date.now() > until) {
      await Processes.deleteOne({ _id: SELF });
      throw new ConfigError(
        'Another process uses this database. Several processes need REDIS_URL and MEILI_URL, the same for all of them.',
      );
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
  // While the store is away the beat fails; the next one says it again.
  const timer = setInterval(() => void beat().catch(() => undefined), BEAT_MS).unref();
  return async () => {
    clearInterval(timer);
    await Processes.deleteOne({ _id: SELF });
  };
}

/** Whether a process was seen within this time. The embedded store has none but its own, which need not be seen. */
export async function wasSeen(processId: string, withinMs: number): Promise<boolean> {
  const seenAt = { $gt: new Date(Date.now() - withinMs) };
  return (await Processes.exists({ _id: processId, seenAt })) !== null;
}

async function meetsAnother(shares: boolean): Promise<boolean> {
  const others = {
    _id: { $ne: SELF },
    seenAt: { $gt: new Date(Date.now() - GONE_AFTER_MS) },
    ...(shares && { shares: false }),
  };
  return (await Processes.exists(others)) !== null;
}
