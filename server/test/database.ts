import { openStore, type Store } from '@klammer/store';
import mongoose from 'mongoose';
import { connectEmbedded, connectTo, createIndexes, type Database } from '../src/db/connect.ts';

/** Longer than any run: clocks of tests stand in the past, where everything would be found expired. */
const NO_EXPIRY_SECONDS = 86_400;

/** The store that all files of a worker use one after the other, for making one takes longer than most files need. */
let shared: Store | undefined;
/** Where something was written since it was emptied. */
const written = new Set<string>();
/** For which models it has the indexes. */
let indexed = 0;

/**
 * An empty database with all indexes: in memory, or in `file`, or on `MONGODB_URL` to compare with another server. Of
 * those in memory there is one at a time.
 */
export async function openDatabase(file?: string): Promise<Database> {
  const url = process.env.MONGODB_URL;
  if (!url && !file) return openShared();
  const database = url && !file ? await connectOutside(url) : await connectEmbedded(file ?? ':memory:');
  await createIndexes();
  return database;
}

async function openShared(): Promise<Database> {
  if (mongoose.connection.readyState !== mongoose.ConnectionStates.disconnected)
    throw new Error('another app is open, and what it stored would be gone');
  if (!shared) {
    shared = await openStore({ file: ':memory:' });
    shared.onWritten((by) => by.keys().forEach((name) => written.add(name)));
  }
  const database = await connectTo(shared);
  await empty();
  const models = Object.keys(mongoose.models).length;
  if (models > indexed) await createIndexes();
  indexed = models;
  return database;
}

async function empty(): Promise<void> {
  const names = [...written];
  written.clear();
  await mongoose.connection.getClient().db('admin').command({
    setParameter: 1,
    ttlMonitorSleepSecs: NO_EXPIRY_SECONDS,
  });
  await Promise.all(names.map((name) => mongoose.connection.collection(name).deleteMany({})));
}

async function connectOutside(url: string): Promise<Database> {
  const dbName = `klammer-test-${process.pid}-${Date.now()}`;
  await mongoose.connect(url, { dbName, serverSelectionTimeoutMS: 5000 });
  return {
    kind: 'mongodb',
    store: null,
    close: async () => {
      await mongoose.connection.dropDatabase();
      await mongoose.disconnect();
    },
  };
}
