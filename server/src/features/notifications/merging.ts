import { referenceIn, type OrganisationData } from '../../contributions/organisation-data.ts';
import { Notifications } from './model.ts';

export const notificationsOrganisations: OrganisationData = {
  references: [referenceIn(Notifications, 'organisationId')],
};
