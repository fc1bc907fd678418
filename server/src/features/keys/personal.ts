import { type PersonalData } from '../../contributions/personal-data.ts';
import { Keys } from './model.ts';

const MOST_EXPORTED = 1000;

/** A key acts for whoever made it, so that it goes with them. */
export const keysPersonal: PersonalData = {
  name: 'keys',
  merging: {
    references: [],
    covers: ['api_keys.madeBy'],
    // A key is a way in, like a password: those of the account that goes end with it.
    move: async (_deps, { from }) => {
      await Keys.deleteMany({ madeBy: from });
    },
  },
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
