import { type Feature } from '../../feature.ts';
import { mergesOrganisations } from './merging.ts';
import { finishMerges } from './moving.ts';
import { mergesPersonal } from './personal.ts';
import { mergeRoutes } from './routes.ts';

const LOOK_EVERY_MS = 15_000;

export const mergesFeature: Feature = {
  routes: (_auth, whole) => mergeRoutes(whole.organisations),
  jobs: (whole) => [
    { name: 'merges', everyMs: LOOK_EVERY_MS, run: (deps) => finishMerges(deps, whole.organisations) },
  ],
  organisations: mergesOrganisations,
  personal: mergesPersonal,
};
