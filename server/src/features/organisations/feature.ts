import { type Feature } from '../../feature.ts';
import { repairInvitations } from './invitations.ts';
import { organisationMails } from './mails.ts';
import { organisationsPersonal } from './personal.ts';
import { organisationRoutes } from './routes.ts';
import { repairVisibility } from './visibility.ts';
import { organisationsOrganisations } from './merging.ts';

export const organisationsFeature: Feature = {
  routes: () => organisationRoutes,
  repairs: [repairInvitations, repairVisibility],
  mails: Object.values(organisationMails),
  personal: organisationsPersonal,
  organisations: organisationsOrganisations,
};
