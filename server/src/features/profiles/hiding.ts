import { Profiles, type ProfileDoc } from './model.ts';

/** What a profile goes through while its organisation is suspended or being deleted. */

const MOST_HIDDEN = 10_000;

/** Takes a published profile out of sight until it is shown again; nobody can publish it meanwhile. */
export async function hideProfile(id: string): Promise<void> {
  await Profiles.updateOne({ _id: id }, { $set: { hidden: true } });
  await Profiles.updateOne(
    { _id: id, status: 'published' },
    { $set: { status: 'paused', statusBefore: 'published' }, $inc: { revision: 1 } },
  );
}

/** Brings it back as it was. */
export async function showProfile(id: string): Promise<void> {
  await Profiles.updateOne(
    { _id: id, statusBefore: 'published' },
    { $set: { status: 'published' }, $inc: { revision: 1 } },
  );
  await Profiles.updateOne({ _id: id }, { $unset: { hidden: 1, statusBefore: 1 } });
}

/** Organisations that are out of sight at present: what they publish is not listed either. */
export async function listHidden(): Promise<string[]> {
  // What a merged one published is the other one's: they only grow more, and would crowd the others out.
  const docs = await Profiles.find({ hidden: true, mergedInto: { $exists: false } }, { _id: 1 })
    .limit(MOST_HIDDEN)
    .lean();
  return docs.map(({ _id }) => String(_id));
}

/** Whether its organisation is suspended or being deleted: nobody is shown what it publishes. */
export function isGone({ hidden, search }: ProfileDoc): boolean {
  return hidden === true || search?.removed === true;
}

/** Deletes removed profiles that the index no longer knows. */
export async function sweepRemovedProfiles(): Promise<void> {
  await Profiles.deleteMany({ 'search.removed': true, 'search.dirty': { $exists: false } });
}
