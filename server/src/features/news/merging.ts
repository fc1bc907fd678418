import { referenceIn, type OrganisationData } from '../../contributions/organisation-data.ts';
import { Articles } from './model.ts';

export const newsOrganisations: OrganisationData = {
  references: [referenceIn(Articles, 'organisationId', { counts: 'news' })],
};
