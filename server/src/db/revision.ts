import { type Model, type QueryFilter, type UpdateQuery } from 'mongoose';
import { Problem } from '../problem.ts';

interface Revised {
  _id: unknown;
  revision: number;
  updatedAt: Date;
}

/**
 * Changes a document where it still is as the filter says, and counts its revision up in the same write: of two people
 * at once the slower one is told.
 * @param detail what they are told, where there is more to say than that somebody changed it
 * @throws Problem conflict
 */
export async function changeRevised<Doc extends Revised>(
  model: Model<Doc>,
  filter: { _id: unknown } & Record<string, unknown>,
  fields: Partial<Doc>,
  now: Date,
  detail?: string,
): Promise<Doc> {
  const update = { $set: { ...fields, updatedAt: now }, $inc: { revision: 1 } } as UpdateQuery<Doc>;
  const doc = await model
    .findOneAndUpdate(filter as QueryFilter<Doc>, update, { returnDocument: 'after', runValidators: true })
    .lean<Doc>();
  if (!doc) throw new Problem('conflict', detail);
  return doc;
}
