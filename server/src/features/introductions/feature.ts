import { type Feature } from '../../feature.ts';
import { reasonsBetween } from '../matches/service.ts';
import { reconcileIntroductions } from './lapsing.ts';
import { introductionOccurrences } from './occurrences.ts';
import { introductionsPersonal } from './personal.ts';
import { introductionRoutes } from './routes.ts';
import { introductionJobs } from './service.ts';
import { introductionsWaiting } from './waiting.ts';
import { introductionsOrganisations } from './merging.ts';

export const introductionsFeature: Feature = {
  routes: () => introductionRoutes((deps) => (own, otherId) => reasonsBetween(deps, own, otherId)),
  jobs: () => introductionJobs,
  repairs: [reconcileIntroductions],
  personal: introductionsPersonal,
  waiting: introductionsWaiting,
  occurrences: introductionOccurrences,
  organisations: introductionsOrganisations,
};
