import mongoose from 'mongoose';
import { holdLease, releaseLease } from './lease.ts';

/** Gives what an older version stored today's shape, so that nobody who reads need know the older one. */
export interface Migration {
  /** Stands in the store once it is done, so it never changes. */
  name: string;
  /** Done again from the beginning where a kill cut it off. */
  run: () => Promise<void>;
}

const LEASE = 'migrations';
const LEASE_MS = 60_000;
const LOOK_AGAIN_MS = 500;

const migration = new mongoose.Schema(
  { _id: String, doneAt: { type: Date, required: true } },
  { collection: 'migrations', versionKey: false },
);
const Migrations = mongoose.model('Migration', migration);

/**
 * Runs what this store has not seen yet, each once, in order. To be called before anybody is answered; of several processes
 * one does it and the others wait.
 * @throws where one fails: nothing may be read in a shape that it has not
 */
export async function migrate(migrations: readonly Migration[]): Promise<void> {
  while ((await listMissing(migrations)).length > 0) {
    if (await holdLease(LEASE, LEASE_MS, new Date())) await runMissing(migrations);
    else await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

async function runMissing(migrations: readonly Migration[]): Promise<void> {
  try {
    for (const { name, run } of await listMissing(migrations)) {
      await run().catch((cause: unknown) => {
        throw new Error(`What an older version stored could not be carried over (${name}).`, { cause });
      });
      await Migrations.updateOne({ _id: name }, { $set: { doneAt: new Date() } }, { upsert: true });
    }
  } finally {
    await releaseLease(LEASE);
  }
}

async function listMissing(migrations: readonly Migration[]): Promise<Migration[]> {
  const names = migrations.map(({ name }) => name);
  const done = await Migrations.find({ _id: { $in: names } })
    .limit(names.length)
    .lean();
  const seen = new Set(done.map(({ _id }) => _id));
  return migrations.filter(({ name }) => !seen.has(name));
}
