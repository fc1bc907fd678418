import { type Feature } from '../../feature.ts';
import { matchesPersonal } from './personal.ts';
import { matchRoutes } from './routes.ts';
import { matchJobs } from './service.ts';
import { matchesWaiting } from './waiting.ts';
import { matchesOrganisations } from './merging.ts';

export const matchesFeature: Feature = {
  routes: () => matchRoutes,
  jobs: () => matchJobs,
  personal: matchesPersonal,
  waiting: matchesWaiting,
  organisations: matchesOrganisations,
};
