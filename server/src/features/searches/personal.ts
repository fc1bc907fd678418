import { type PersonalData } from '../../contributions/personal-data.ts';
import { referenceIn } from '../../contributions/references.ts';
import { SavedSearches } from './model.ts';

const MOST_EXPORTED = 1000;

export const searchesPersonal: PersonalData = {
  name: 'searches',
  merging: { references: [referenceIn(SavedSearches, 'personId', { counts: 'searches' })] },
  export: async (_deps, { personId }) => ({
    data: await SavedSearches.find({ personId }).limit(MOST_EXPORTED).lean(),
  }),
  erase: async (_deps, { personId }) => {
    await SavedSearches.deleteMany({ personId });
  },
  eraseOrganisation: async (_deps, organisationId) => {
    await SavedSearches.deleteMany({ organisationId });
  },
};
