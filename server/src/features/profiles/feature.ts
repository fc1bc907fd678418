import { countCodes } from '../../contributions/coded.ts';
import { type Feature } from '../../feature.ts';
import { Profiles } from './model.ts';
import { ofAnyKind } from '../../indexing/indexed.ts';
import { areAcquainted } from '../introductions/service.ts';
import { notify } from '../notifications/service.ts';
import { profileJobs } from './confirming.ts';
import { indexedProfiles } from './document.ts';
import { profileFileReader } from './files.ts';
import { sweepRemovedProfiles } from './hiding.ts';
import { profileOccurrences } from './occurrences.ts';
import { profilesPersonal } from './personal.ts';
import { profileRoutes } from './routes.ts';
import { listPublicPages } from './service.ts';
import { profilesWaiting } from './waiting.ts';
import { profilesOrganisations } from './merging.ts';

export const profilesFeature: Feature = {
  routes: () => profileRoutes({ areIntroduced: areAcquainted, tell: notify }),
  jobs: () => profileJobs(notify),
  indexed: [ofAnyKind(indexedProfiles)],
  pages: listPublicPages,
  personal: profilesPersonal,
  retention: [{ name: 'erased profiles', days: 0, remove: () => sweepRemovedProfiles() }],
  fileReaders: { profile: profileFileReader(areAcquainted) },
  waiting: profilesWaiting,
  occurrences: profileOccurrences,
  organisations: profilesOrganisations,
  codes: {
    needs: () => countCodes(Profiles, ['needs.code', 'offers.code']),
    topics: () => countCodes(Profiles, ['topics']),
    industries: () => countCodes(Profiles, ['industries']),
    stages: () => countCodes(Profiles, ['stage', 'investing.stages']),
    instruments: () => countCodes(Profiles, ['raising.instruments', 'investing.instruments']),
    regions: () => countCodes(Profiles, ['place.region', 'investing.regions']),
  },
};
