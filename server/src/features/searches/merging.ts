import { type OrganisationData } from '../../contributions/organisation-data.ts';
import { keyOf, SavedSearches, type SavedSearchDoc } from './model.ts';

const MOST_MOVED = 10_000;

export const searchesOrganisations: OrganisationData = {
  references: [],
  covers: ['saved_searches.organisationId'],
  // The key names the organisation too: of the same search saved for both, the one that is there stays.
  move: async (_deps, { from, to }) => {
    const docs = await SavedSearches.find({ organisationId: from })
      .limit(MOST_MOVED)
      .lean<SavedSearchDoc[]>();
    for (const doc of docs) {
      const key = keyOf({ ...doc, organisationId: to });
      if (await SavedSearches.exists({ personId: doc.personId, key }))
        await SavedSearches.deleteOne({ _id: doc._id });
      else await SavedSearches.updateOne({ _id: doc._id }, { $set: { key, organisationId: to } });
    }
  },
};
