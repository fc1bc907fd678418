import { type Feature } from '../../feature.ts';
import { securityMails } from './mails.ts';
import { securityPersonal } from './personal.ts';
import { securityRoutes } from './routes.ts';

export const securityFeature: Feature = {
  routes: securityRoutes,
  mails: Object.values(securityMails),
  personal: securityPersonal,
};
