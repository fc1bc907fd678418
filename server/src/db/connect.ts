import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { openStore, type Store } from '@klammer/store';
import mongoose from 'mongoose';
import { type Config } from '../config.ts';
import { refuseRestoring } from './restoring.ts';
import { countWrites } from './writes.ts';

// Unknown fields in filters and documents are mistakes or attacks, never wishes.
mongoose.set('strictQuery', 'throw');
mongoose.set('autoIndex', false);

export interface Database {
  /** `embedded`: our own store in this process; `mongodb`: the server that MONGODB_URL names. */
  kind: 'embedded' | 'mongodb';
  store: Store | null;
  close(): Promise<void>;
}

/**
 * Opens the embedded store, or connects to `MONGODB_URL`.
 * @throws with a message for the operator when neither can be reached.
 */
export async function connect(config: Config): Promise<Database> {
  const folder = path.resolve(config.KLAMMER_DATA_DIR);
  refuseRestoring(folder);
  if (config.MONGODB_URL) {
    const named = /^[^/]+\/\/[^/]+\/[^?]+/.test(config.MONGODB_URL);
    await mongoose.connect(config.MONGODB_URL, {
      serverSelectionTimeoutMS: 5000,
      ...(!named && { dbName: 'klammer' }),
    });
    return { kind: 'mongodb', store: null, close: () => mongoose.disconnect() };
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return connectEmbedded(path.join(folder, 'klammer.sqlite'));
}

/** Opens the embedded store on a file, or in memory for tests. */
export async function connectEmbedded(file: string): Promise<Database> {
  const store = await openStore({ file });
  const database = await connectTo(store);
  return {
    ...database,
    close: async () => {
      await database.close();
      await store.close();
    },
  };
}

/** Connects to an embedded store that is open; closing the connection leaves it so. */
export async function connectTo(store: Store): Promise<Database> {
  const stopCounting = countWrites(store);
  await mongoose.connect(store.url, { dbName: 'klammer', serverSelectionTimeoutMS: 3000, maxPoolSize: 12 });
  return {
    kind: 'embedded',
    store,
    close: async () => {
      stopCounting();
      await mongoose.disconnect();
    },
  };
}

/**
 * Makes every model's indexes, so that uniqueness holds before the first request.
 * @throws where the server cannot make one: without partial unique indexes two clicks make two introductions, so there
 * is no going on without.
 */
export async function createIndexes(): Promise<void> {
  await Promise.all(Object.values(mongoose.models).map(createIndexesOf));
}

/** In one command, where Mongoose would send one for each index at every start. */
async function createIndexesOf({ schema, collection: { name } }: mongoose.Model<unknown>): Promise<void> {
  const indexes = schema.indexes().map(([key, options]) => ({ key, ...options }));
  if (indexes.length === 0) return;
  try {
    await mongoose.connection.collection(name).createIndexes(indexes as mongoose.mongo.IndexDescription[]);
  } catch (cause) {
    throw new Error(
      `The database cannot make the indexes of ${name}: ${cause instanceof Error ? cause.message : String(cause)}. Klammer needs unique, partial and TTL indexes as MongoDB 6 and later have them.`,
      { cause },
    );
  }
}

/** Whether the store answers; used by health. */
export async function isStoreUp(): Promise<boolean> {
  if (mongoose.connection.readyState !== mongoose.ConnectionStates.connected) return false;
  try {
    await mongoose.connection.db?.command({ ping: 1 }, { timeoutMS: 2000 });
    return true;
  } catch {
    // The health answer itself reports it; the cause is logged where requests fail.
    return false;
  }
}
