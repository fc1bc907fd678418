import mongoose from 'mongoose';
import { removeEveryFile } from '../features/files/service.ts';
import { type FileStorage } from '../storage/storage.ts';

const ID = 'demonstration';
const COLLECTION = 'fillings';
const filling = new mongoose.Schema(
  { _id: String, begunAt: { type: Date, required: true } },
  { collection: COLLECTION, versionKey: false },
);
const Fillings = mongoose.model('Filling', filling);

/** Runs what fills an empty store, and leaves a mark in it for as long as that lasts. */
export async function whole(fill: () => Promise<void>, now: Date): Promise<void> {
  await Fillings.create({ _id: ID, begunAt: now });
  await fill();
  await Fillings.deleteOne({ _id: ID });
}

/**
 * Empties a store whose filling was cut off: nobody was let in before the end of it, so it holds nothing else, and
 * half a region would stay half. To be called before anything reads the store.
 * @returns whether there was such a half
 */
export async function clearUnfinished(files: FileStorage): Promise<boolean> {
  if (!(await Fillings.exists({ _id: ID }))) return false;
  await removeEveryFile({ files });
  const { db } = mongoose.connection;
  const collections = (await db?.listCollections({}, { nameOnly: true }).toArray()) ?? [];
  for (const { name } of collections) if (name !== COLLECTION) await db?.collection(name).deleteMany({});
  // Last, so that a clearing that is cut off goes on as well.
  await Fillings.deleteOne({ _id: ID });
  return true;
}
