import { isDuplicateKey } from '../../http/problems.ts';
import { listMemberships } from '../organisations/service.ts';
import { keyOf, SavedSearches, type SavedSearchDoc } from './model.ts';

const AT_ONCE = 10_000;

/** Searches from before they belonged to an organisation go to the one that their person is in for longest. */
export async function repairSearches(): Promise<void> {
  const docs = await SavedSearches.find({ organisationId: { $exists: false } })
    .limit(AT_ONCE)
    .lean<SavedSearchDoc[]>();
  for (const doc of docs) {
    const [first] = await listMemberships(doc.personId);
    if (!first) continue;
    const { organisationId } = first;
    const key = keyOf({ ...doc, organisationId });
    try {
      await SavedSearches.updateOne({ _id: doc._id }, { $set: { organisationId, key } });
    } catch (error) {
      // Saved for that organisation anew since: one of the same is enough.
      if (!isDuplicateKey(error)) throw error;
      await SavedSearches.deleteOne({ _id: doc._id });
    }
  }
}
