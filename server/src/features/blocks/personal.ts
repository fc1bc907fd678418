import { ERASED, type PersonalData } from '../../contributions/personal-data.ts';
import { referenceIn } from '../../contributions/references.ts';
import { Blocks } from './model.ts';

const MOST_EXPORTED = 1000;

/** Blocks are the organisation's; a person only stands there as who blocked. */
export const blocksPersonal: PersonalData = {
  name: 'blocks',
  merging: { references: [referenceIn(Blocks, 'personId')] },
  export: async (_deps, { personId }) => ({
    data: await Blocks.find({ personId }).limit(MOST_EXPORTED).lean(),
  }),
  erase: async (_deps, { personId }) => {
    await Blocks.updateMany({ personId }, { $set: { personId: ERASED } });
  },
  eraseOrganisation: async (_deps, organisationId) => {
    await Blocks.deleteMany({ $or: [{ organisationId }, { blockedId: organisationId }] });
  },
};
