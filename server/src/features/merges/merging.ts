import { referenceIn, type OrganisationData } from '../../contributions/organisation-data.ts';
import { Dismissals, Merges } from './model.ts';

/** What was merged before into one that now goes itself leads on to the last. */
export const mergesOrganisations: OrganisationData = {
  references: [referenceIn(Merges, 'into')],
  move: async (_deps, { from }) => {
    await Dismissals.deleteMany({ organisationIds: from });
  },
  covers: ['duplicate_dismissals.organisationIds'],
};
