import { type Feature } from '../../feature.ts';
import { accountMails } from './mails.ts';
import { accountsPersonal, removeEndedSessions } from './personal.ts';
import { accountRoutes } from './routes.ts';

export const accountsFeature: Feature = {
  routes: accountRoutes,
  mails: Object.values(accountMails),
  personal: accountsPersonal,
  retention: [{ name: 'sessions', days: 0, remove: (_deps, before) => removeEndedSessions(before) }],
};
