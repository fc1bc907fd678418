import { type Feature } from '../../feature.ts';
import { filesPersonal } from './personal.ts';
import { fileJobs } from './removing.ts';
import { fileRoutes } from './routes.ts';
import { filesOrganisations } from './merging.ts';

export const filesFeature: Feature = {
  routes: (_auth, whole) => fileRoutes(whole.fileReaders),
  jobs: () => fileJobs,
  personal: filesPersonal,
  organisations: filesOrganisations,
};
