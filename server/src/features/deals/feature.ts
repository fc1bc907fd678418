import { type Feature } from '../../feature.ts';
import { dealJobs } from './jobs.ts';
import { dealsPersonal } from './personal.ts';
import { dealRoutes } from './routes.ts';
import { dealsWaiting } from './waiting.ts';
import { dealsOrganisations } from './merging.ts';

export const dealsFeature: Feature = {
  routes: () => dealRoutes,
  jobs: () => dealJobs,
  personal: dealsPersonal,
  waiting: dealsWaiting,
  organisations: dealsOrganisations,
};
