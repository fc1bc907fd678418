import { referenceIn, type OrganisationData } from '../../contributions/organisation-data.ts';
import { Keys } from './model.ts';

export const keysOrganisations: OrganisationData = {
  // A key acts as long as who made it owns the organisation; that may be so of the one that stays.
  references: [referenceIn(Keys, 'organisationId')],
};
