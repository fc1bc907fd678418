import { type Feature } from '../../feature.ts';
import { personMergeMails } from './mails.ts';
import { finishPersonMerges } from './moving.ts';
import { personMergesPersonal } from './personal.ts';
import { personMergeRoutes } from './routes.ts';

const LOOK_EVERY_MS = 10_000;

export const personMergesFeature: Feature = {
  routes: (_auth, whole) => personMergeRoutes(whole.personal),
  jobs: (whole) => [
    {
      name: 'person-merges',
      everyMs: LOOK_EVERY_MS,
      run: (deps) => finishPersonMerges(deps, whole.personal),
    },
  ],
  mails: Object.values(personMergeMails),
  personal: personMergesPersonal,
};
