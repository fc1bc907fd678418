import { referenceIn, type OrganisationData } from '../../organisation-data.ts';
import { Merges } from './model.ts';

/** What was merged before into one that now goes itself leads on to the last. */
export const mergesOrganisations: OrganisationData = { references: [referenceIn(Merges, 'into')] };
