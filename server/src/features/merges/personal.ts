import { type PersonalData } from '../../contributions/personal-data.ts';
import { Dismissals, Merges } from './model.ts';

/** A merge is between organisations and names nobody. */
export const mergesPersonal: PersonalData = {
  name: 'merges',
  merging: { references: [] },
  export: () => Promise.resolve({ data: [] }),
  erase: () => Promise.resolve(),
  eraseOrganisation: async (_deps, organisationId) => {
    await Dismissals.deleteMany({ organisationIds: organisationId });
    await Merges.deleteMany({ $or: [{ _id: organisationId }, { into: organisationId }] });
  },
};
