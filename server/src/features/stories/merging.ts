import { referenceIn, type OrganisationData } from '../../contributions/organisation-data.ts';
import { Stories } from './model.ts';

export const storiesOrganisations: OrganisationData = {
  references: [
    referenceIn(Stories, 'organisations', { shape: 'list' }),
    referenceIn(Stories, 'consents.organisationId', { shape: 'parts' }),
  ],
};
