import { referenceIn, type OrganisationData } from '../../organisation-data.ts';
import { ChannelChoices } from './model.ts';

export const channelsOrganisations: OrganisationData = {
  references: [referenceIn(ChannelChoices, 'organisationId')],
};
