import { countCodes } from '../../contributions/coded.ts';
import { type Feature } from '../../feature.ts';
import { agreementJobs, reconcileAgreements } from './jobs.ts';
import { EVIDENCE_OWNER, readsEvidence } from './evidence.ts';
import { Agreements } from './model.ts';
import { agreementOccurrences } from './occurrences.ts';
import { agreementsPersonal } from './personal.ts';
import { agreementRoutes } from './routes.ts';
import { agreementsWaiting } from './waiting.ts';
import { agreementsOrganisations } from './merging.ts';

export const agreementsFeature: Feature = {
  routes: agreementRoutes,
  jobs: () => agreementJobs,
  repairs: [reconcileAgreements],
  personal: agreementsPersonal,
  fileReaders: { [EVIDENCE_OWNER]: readsEvidence },
  waiting: agreementsWaiting,
  occurrences: agreementOccurrences,
  organisations: agreementsOrganisations,
  codes: { needs: () => countCodes(Agreements, ['content.sides.gives.code', 'content.sides.gets.code']) },
};
