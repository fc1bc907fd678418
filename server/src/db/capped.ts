import { type Model, type QueryFilter } from 'mongoose';
import { Problem } from '../problem.ts';

/**
 * Stores one of so many at most, and takes it back where it is one too many because others were stored at the same moment.
 * Counting after the write is what keeps twenty at once from all seeing the last free place. For what costs somebody else
 * something; a limit that only keeps lists short may be counted before.
 * @param among what counts; needs an index
 * @throws Problem capacity-reached
 */
export async function storeAmong<Doc, Stored extends { _id: unknown }>(
  model: Model<Doc>,
  among: QueryFilter<Doc>,
  { most, detail }: { most: number; detail: string },
  store: () => Promise<Stored>,
): Promise<Stored> {
  const count = () => model.countDocuments(among, { limit: most + 1 });
  const full = () => new Problem('capacity-reached', detail);
  if ((await count()) >= most) throw full();
  const stored = await store();
  if ((await count()) <= most) return stored;
  await model.deleteOne({ _id: stored._id } as QueryFilter<Doc>);
  throw full();
}
