import { type PersonalData } from '../../personal-data.ts';
import { Keys } from './model.ts';

const MOST_EXPORTED = 1000;

/** A key acts for whoever made it, so that it goes with them. */
export const keysPersonal: PersonalData = {
  name: 'keys',
  export: async (_deps, { personId }) => ({
    data: await Keys.find({ madeBy: personId }, { hash: 0 }).limit(MOST_EXPORTED).lean(),
  }),
  erase: async (_deps, { personId }) => {
    await Keys.deleteMany({ madeBy: personId });
  },
  eraseOrganisation: async (_deps, organisationId) => {
    await Keys.deleteMany({ organisationId });
  },
};
