import { type Feature } from '../../feature.ts';
import { storyOccurrences } from './occurrences.ts';
import { ofAnyKind } from '../../indexing/indexed.ts';
import { indexedStories } from './document.ts';
import { storiesPersonal, sweepRemovedStories } from './personal.ts';
import { listPublicPages } from './reading.ts';
import { repairStories } from './repair.ts';
import { storyRoutes } from './routes.ts';
import { storiesWaiting } from './waiting.ts';
import { storiesOrganisations } from './merging.ts';

export const storiesFeature: Feature = {
  routes: () => storyRoutes,
  repairs: [repairStories],
  indexed: [ofAnyKind(indexedStories)],
  retention: [{ name: 'erased stories', days: 0, remove: () => sweepRemovedStories() }],
  pages: listPublicPages,
  occurrences: storyOccurrences,
  personal: storiesPersonal,
  waiting: storiesWaiting,
  organisations: storiesOrganisations,
};
