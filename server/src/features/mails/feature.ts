import { type Feature } from '../../feature.ts';
import { removeMails } from '../../mail/queue.ts';
import { mailsPersonal } from './personal.ts';
import { mailRoutes } from './routes.ts';
import { mailJobs } from './service.ts';
import { mailsWaiting } from './waiting.ts';

export const mailsFeature: Feature = {
  routes: (_auth, whole) => mailRoutes(whole.mails),
  jobs: () => mailJobs,
  personal: mailsPersonal,
  retention: [{ name: 'mails', days: 30, remove: (_deps, before) => removeMails(before) }],
  waiting: mailsWaiting,
};
