import { referenceIn, type OrganisationData } from '../../contributions/organisation-data.ts';
import { Blocks } from './model.ts';

export const blocksOrganisations: OrganisationData = {
  references: [referenceIn(Blocks, 'organisationId'), referenceIn(Blocks, 'blockedId')],
  // One of them may have blocked the other: nobody blocks themselves.
  move: async (_deps, { from, to }) => {
    const pair = [from, to];
    await Blocks.deleteMany({ organisationId: { $in: pair }, blockedId: { $in: pair } });
  },
};
