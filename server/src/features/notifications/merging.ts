import { referenceIn, type OrganisationData } from '../../organisation-data.ts';
import { Notifications } from './model.ts';

export const notificationsOrganisations: OrganisationData = {
  references: [referenceIn(Notifications, 'organisationId')],
};
