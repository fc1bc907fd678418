import { type EditedVocabulary } from '@klammer/contracts/vocabulary';
import { type Model } from 'mongoose';

/** How often what a feature keeps names codes, by vocabulary; the operator sees it before changing one. */
export type CodeUses = Partial<Record<EditedVocabulary, () => Promise<ReadonlyMap<string, number>>>>;

/** Counts the documents of a model that name each code in one of the fields, which may be lists. */
export async function countCodes<Doc>(
  model: Model<Doc>,
  fields: readonly string[],
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const field of fields) {
    const groups = await model.aggregate<{ _id: string | null; count: number }>([
      { $project: { _id: 0, code: `$${field}` } },
      { $unwind: '$code' },
      // Of lists in lists; what is none already stays as it is.
      { $unwind: '$code' },
      { $group: { _id: '$code', count: { $sum: 1 } } },
    ]);
    for (const { _id, count } of groups) if (_id !== null) counts.set(_id, (counts.get(_id) ?? 0) + count);
  }
  return counts;
}
