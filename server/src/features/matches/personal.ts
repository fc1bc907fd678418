import { ERASED, type PersonalData } from '../../contributions/personal-data.ts';
import { referenceIn } from '../../contributions/references.ts';
import { Verdicts } from './model.ts';

const MOST_EXPORTED = 10_000;

/** Verdicts are the organisation's; a person only stands there as who gave one. */
export const matchesPersonal: PersonalData = {
  name: 'verdicts',
  merging: { references: [referenceIn(Verdicts, 'personId')] },
  export: async (_deps, { personId }) => ({
    data: await Verdicts.find({ personId }).limit(MOST_EXPORTED).lean(),
  }),
  erase: async (_deps, { personId }) => {
    await Verdicts.updateMany({ personId }, { $set: { personId: ERASED } });
  },
  eraseOrganisation: async (_deps, organisationId) => {
    await Verdicts.deleteMany({ organisationId });
    await Verdicts.deleteMany({ profileId: organisationId });
  },
};
