import { type Feature } from '../../feature.ts';
import { removeExports } from './exporting.ts';
import { privacyMails } from './mails.ts';
import { privacyRoutes } from './routes.ts';
import { privacyJobs } from './service.ts';

export const privacyFeature: Feature = {
  routes: (auth, whole) => privacyRoutes(auth, whole.personal),
  jobs: (whole) => privacyJobs(whole.personal, whole.retention),
  mails: Object.values(privacyMails),
  retention: [
    {
      name: 'exports',
      days: 0,
      remove: (deps, before) => removeExports(deps, { expiresAt: { $lt: before } }),
    },
  ],
};
