import type { ObjectId } from 'bson';
import mongoose from 'mongoose';
import { profileOf, topics } from './documents.ts';
import type { Contestant, Profile } from './documents.ts';

const clients = 20;

export interface OverMongoose extends Contestant {
  /** Counts by a condition that no index serves. */
  scan(): Promise<void>;
  /** Reads every document, in batches as the store sends them. */
  readAll(): Promise<number>;
}

/** A server of the protocol over mongoose, as the product uses it: lean reads, twenty clients at once. */
export async function overMongoose(url: string, ids: ObjectId[]): Promise<OverMongoose> {
  const connection = await mongoose.createConnection(url, { maxPoolSize: clients }).asPromise();
  const schema = new mongoose.Schema<Profile>({
    title: String,
    topic: Number,
    rank: Number,
    text: String,
    address: { city: String, code: String },
    tags: [String],
  });
  schema.index({ topic: 1, rank: 1 });
  const Model = connection.model('Profile', schema);
  await Model.init();
  const make = (i: number): Profile => {
    const id = ids[i];
    if (!id) throw new Error(`there is no id for document ${i}`);
    return profileOf(id, i);
  };
  const each = async (from: number, count: number, work: (i: number) => Promise<unknown>): Promise<void> => {
    let next = from;
    const client = async (): Promise<void> => {
      while (next < from + count) await work(next++);
    };
    await Promise.all(Array.from({ length: clients }, client));
  };
  return {
    fill: async (from, count) => {
      for (let start = from; start < from + count; start += 1000)
        await Model.collection.insertMany(
          Array.from({ length: Math.min(1000, from + count - start) }, (_, k) => make(start + k)),
        );
    },
    create: (from, count) => each(from, count, (i) => Model.create(make(i))),
    findById: (from, count) => each(from, count, (i) => Model.findById(ids[(i * 31) % ids.length]).lean()),
    page: (from, count) =>
      each(from, count, (i) =>
        Model.find({ topic: i % topics })
          .sort({ rank: 1 })
          .limit(20)
          .lean(),
      ),
    update: (from, count) =>
      each(from, count, (i) =>
        Model.updateOne({ _id: ids[(i * 7) % ids.length] }, { $set: { title: `changed ${i}` } }),
      ),
    scan: async () => void (await Model.countDocuments({ title: /nothing like it/ })),
    readAll: async () => {
      let read = 0;
      for await (const _ of Model.collection.find()) read++;
      return read;
    },
    close: () => connection.close(),
  };
}
