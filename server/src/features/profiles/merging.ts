import { referenceIn, type OrganisationData } from '../../contributions/organisation-data.ts';
import { ProfileChanges, Profiles } from './model.ts';

export const profilesOrganisations: OrganisationData = {
  references: [referenceIn(ProfileChanges, 'profile'), referenceIn(Profiles, 'mergedInto')],
};
