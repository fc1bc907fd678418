import { type Feature } from '../../feature.ts';
import { searchesOrganisations } from './merging.ts';
import { searchesPersonal } from './personal.ts';
import { repairSearches } from './repair.ts';
import { searchesRoutes } from './routes.ts';
import { searchesJobs } from './service.ts';

export const searchesFeature: Feature = {
  routes: (_auth, whole) => searchesRoutes(whole.indexed),
  jobs: (whole) => searchesJobs(whole.indexed),
  repairs: [repairSearches],
  personal: searchesPersonal,
  organisations: searchesOrganisations,
};
