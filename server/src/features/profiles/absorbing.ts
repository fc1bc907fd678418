import { ProfileFields } from '@klammer/contracts/profiles';
import { Profiles, type ProfileDoc } from './model.ts';

/** What a profile takes from the one that is merged into it. */
export type Absorbed = Partial<ProfileFields>;

/**
 * Leaves of a merged profile its name and a sign that leads to the other one, and gives that one the chosen fields.
 * Repeating it is harmless: the fields are handed over, not read again.
 */
export async function absorbProfile(from: string, to: string, taken: Absorbed): Promise<void> {
  const before = await Profiles.findById(from, { name: 1 }).lean();
  if (!before) return;
  if (Object.keys(taken).length > 0)
    await Profiles.updateOne({ _id: to }, { $set: taken, $inc: { revision: 1 } });
  await Profiles.updateOne(
    { _id: from },
    {
      $set: {
        ...ProfileFields.parse({ name: before.name }),
        mergedInto: to,
        hidden: true,
        status: 'draft',
      },
      $unset: { statusBefore: 1 },
    },
  );
}

/** Names and websites of all that are no merged ones, for finding those that are there twice. */
export async function listNames(
  most: number,
): Promise<Pick<ProfileDoc, '_id' | 'name' | 'website' | 'kind'>[]> {
  return Profiles.find(
    { mergedInto: { $exists: false }, 'search.removed': { $ne: true } },
    { name: 1, website: 1, kind: 1 },
  )
    .sort({ _id: -1 })
    .limit(most)
    .lean<Pick<ProfileDoc, '_id' | 'name' | 'website' | 'kind'>[]>();
}
