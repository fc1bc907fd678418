import { countCodes } from '../../contributions/coded.ts';
import { type Feature } from '../../feature.ts';
import { translateLists } from '../../db/localised.ts';
import { Requests } from './model.ts';
import { ofAnyKind } from '../../indexing/indexed.ts';
import { markChosenAsTold } from './choosing.ts';
import { indexedRequests } from './document.ts';
import { reconcileRequests, requestJobs } from './jobs.ts';
import { requestOccurrences } from './occurrences.ts';
import { requestsPersonal, sweepRemovedRequests } from './personal.ts';
import { listPublicPages } from './reading.ts';
import { mayReadFile } from './reviewing.ts';
import { requestRoutes } from './routes.ts';
import { APPLICATION_FILES } from './service.ts';
import { requestsWaiting } from './waiting.ts';
import { requestsOrganisations } from './merging.ts';

export const requestsFeature: Feature = {
  routes: () => requestRoutes,
  jobs: () => requestJobs,
  migrations: [
    { name: 'requests-in-two-languages', run: () => translateLists(Requests, ['questions']) },
    { name: 'chosen-applicants-were-told', run: markChosenAsTold },
  ],
  repairs: [reconcileRequests],
  indexed: [ofAnyKind(indexedRequests)],
  pages: listPublicPages,
  personal: requestsPersonal,
  retention: [{ name: 'erased requests', days: 0, remove: () => sweepRemovedRequests() }],
  fileReaders: { [APPLICATION_FILES]: mayReadFile },
  waiting: requestsWaiting,
  occurrences: requestOccurrences,
  organisations: requestsOrganisations,
  codes: {
    needs: () => countCodes(Requests, ['offers', 'seeks']),
    topics: () => countCodes(Requests, ['topics']),
    stages: () => countCodes(Requests, ['stages']),
  },
};
