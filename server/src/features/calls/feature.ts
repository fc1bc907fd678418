import { countCodes } from '../../contributions/coded.ts';
import { type Feature } from '../../feature.ts';
import { callOccurrences } from './occurrences.ts';
import { ofAnyKind } from '../../indexing/indexed.ts';
import { OWNER_KIND } from './entries/applying.ts';
import { indexedCalls } from './document.ts';
import { mayReadFile } from './entries/file-reading.ts';
import { callJobs, reconcileCalls } from './jobs.ts';
import { callMails } from './mails.ts';
import { callsOrganisations } from './merging.ts';
import { Calls } from './model.ts';
import { callsPersonal, removeInvitations, removeOldEntries, sweepRemovedCalls } from './personal.ts';
import { listPublicPages } from './reading.ts';
import { callRoutes } from './routes.ts';
import { callsWaiting } from './waiting.ts';

export const callsFeature: Feature = {
  routes: () => callRoutes,
  jobs: () => callJobs,
  repairs: [reconcileCalls],
  indexed: [ofAnyKind(indexedCalls)],
  pages: listPublicPages,
  personal: callsPersonal,
  retention: [
    { name: 'erased calls', days: 0, remove: () => sweepRemovedCalls() },
    { name: 'jury invitations', days: 30, remove: (_deps, before) => removeInvitations(before) },
    { name: 'entries', days: 1095, remove: removeOldEntries },
  ],
  fileReaders: { [OWNER_KIND]: mayReadFile },
  mails: [callMails.juryInvitation],
  waiting: callsWaiting,
  occurrences: callOccurrences,
  organisations: callsOrganisations,
  codes: { topics: () => countCodes(Calls, ['topics']) },
};
