import { belongsTo } from '../../actor.ts';
import { countCodes } from '../../contributions/coded.ts';
import { type Feature } from '../../feature.ts';
import { Offers } from './model.ts';
import { PROOF_OWNER } from './applying.ts';
import { membershipJobs } from './jobs.ts';
import { membershipOccurrences } from './occurrences.ts';
import { membershipPersonal } from './personal.ts';
import { membershipRoutes } from './routes.ts';
import { membershipWaiting } from './waiting.ts';
import { membershipOrganisations } from './merging.ts';

export const membershipFeature: Feature = {
  routes: () => membershipRoutes,
  jobs: () => membershipJobs,
  waiting: membershipWaiting,
  personal: membershipPersonal,
  fileReaders: {
    // A proof is for its own organisation and for who checks it.
    [PROOF_OWNER]: async (_deps, actor, { ownerId }) =>
      belongsTo(actor, ownerId) || (actor?.operator ?? false),
  },
  occurrences: membershipOccurrences,
  organisations: membershipOrganisations,
  codes: { regions: () => countCodes(Offers, ['plans.places']) },
};
