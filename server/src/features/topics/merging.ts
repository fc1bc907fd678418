import { referenceIn, type OrganisationData } from '../../contributions/organisation-data.ts';
import { Comments, Topics } from './model.ts';

export const topicsOrganisations: OrganisationData = {
  references: [referenceIn(Topics, 'ownerId', { counts: 'topics' }), referenceIn(Comments, 'organisationId')],
  // The name under which somebody said something.
  covers: ['topiccomments.organisation'],
};
