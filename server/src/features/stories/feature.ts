import { type Feature } from '../../feature.ts';
import { storyOccurrences } from './occurrences.ts';
import { storiesPersonal } from './personal.ts';
import { listPublicPages } from './reading.ts';
import { repairStories } from './repair.ts';
import { storyRoutes } from './routes.ts';
import { storiesWaiting } from './waiting.ts';
import { storiesOrganisations } from './merging.ts';

export const storiesFeature: Feature = {
  routes: () => storyRoutes,
  repairs: [repairStories],
  pages: listPublicPages,
  occurrences: storyOccurrences,
  personal: storiesPersonal,
  waiting: storiesWaiting,
  organisations: storiesOrganisations,
};
