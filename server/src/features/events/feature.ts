import { countCodes } from '../../contributions/coded.ts';
import { type Feature } from '../../feature.ts';
import { translateLists } from '../../db/localised.ts';
import { Events } from './model.ts';
import { ofAnyKind } from '../../indexing/indexed.ts';
import { indexedEvents } from './document.ts';
import { eventJobs, reconcileEvents } from './jobs.ts';
import { eventOccurrences } from './occurrences.ts';
import { eventsPersonal, removeRegistrations, sweepRemovedEvents } from './personal.ts';
import { listPublicPages } from './reading.ts';
import { eventRoutes } from './routes.ts';
import { eventsWaiting } from './waiting.ts';
import { eventsOrganisations } from './merging.ts';

export const eventsFeature: Feature = {
  routes: () => eventRoutes,
  jobs: () => eventJobs,
  migrations: [
    {
      name: 'events-in-two-languages',
      run: () => translateLists(Events, ['agenda.title', 'speakers.role', 'questions']),
    },
  ],
  repairs: [reconcileEvents],
  indexed: [ofAnyKind(indexedEvents)],
  pages: listPublicPages,
  personal: eventsPersonal,
  waiting: eventsWaiting,
  retention: [
    { name: 'erased events', days: 0, remove: () => sweepRemovedEvents() },
    { name: 'registrations', days: 730, remove: (_deps, before) => removeRegistrations(before) },
  ],
  occurrences: eventOccurrences,
  organisations: eventsOrganisations,
  codes: { topics: () => countCodes(Events, ['topics']) },
};
