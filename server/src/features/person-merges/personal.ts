import { type PersonalData } from '../../contributions/personal-data.ts';
import { PersonDismissals, PersonMerges } from './model.ts';

const MOST_EXPORTED = 100;

/** Which accounts somebody was asked about, and whom the operator told apart from whom. */
export const personMergesPersonal: PersonalData = {
  name: 'account-merges',
  merging: {
    references: [],
    covers: [
      'person_dismissals.personIds',
      // The question itself says what is being done until it is.
      'person_merges.personIds',
      'person_merges.from.personId',
      'person_merges.to.personId',
    ],
    move: async (_deps, { from }) => {
      await PersonDismissals.deleteMany({ personIds: from });
    },
  },
  // Without the other one's address, which may be a stranger's.
  export: async (_deps, { personId }) => ({
    data: await PersonMerges.find({ personIds: personId }, { askedAt: 1, expiresAt: 1 })
      .limit(MOST_EXPORTED)
      .lean(),
  }),
  erase: async (_deps, { personId }) => {
    await PersonMerges.deleteMany({ personIds: personId });
    await PersonDismissals.deleteMany({ personIds: personId });
  },
};
