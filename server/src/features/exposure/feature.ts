import { type Feature } from '../../feature.ts';
import { rankEverybody } from '../matches/service.ts';
import { exposureRoutes } from './routes.ts';
import { exposureJobs } from './service.ts';

export const exposureFeature: Feature = {
  routes: () => exposureRoutes(rankEverybody),
  jobs: () => exposureJobs(rankEverybody),
};
