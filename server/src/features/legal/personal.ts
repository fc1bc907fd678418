import { ERASED, type PersonalData } from '../../contributions/personal-data.ts';
import { referenceIn } from '../../contributions/references.ts';
import { LegalVersions } from './model.ts';

const MOST_EXPORTED = 1000;

/** The pages are the operator's; a person only stands there as who published one. */
export const legalPersonal: PersonalData = {
  name: 'pages',
  merging: { references: [referenceIn(LegalVersions, 'personId')] },
  export: async (_deps, { personId }) => ({
    data: await LegalVersions.find({ personId }).limit(MOST_EXPORTED).lean(),
  }),
  erase: async (_deps, { personId }) => {
    await LegalVersions.updateMany({ personId }, { $set: { personId: ERASED } });
  },
};
