import { referenceIn, type OrganisationData } from '../../contributions/organisation-data.ts';
import { Conversations, Messages } from './model.ts';

export const conversationsOrganisations: OrganisationData = {
  references: [
    referenceIn(Conversations, 'organisations', { shape: 'list', counts: 'conversations' }),
    referenceIn(Messages, 'organisationId', { counts: 'messages' }),
  ],
};
