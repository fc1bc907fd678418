import { referenceIn, type OrganisationData } from '../../contributions/organisation-data.ts';
import { ChannelChoices } from './model.ts';

export const channelsOrganisations: OrganisationData = {
  references: [referenceIn(ChannelChoices, 'organisationId')],
};
