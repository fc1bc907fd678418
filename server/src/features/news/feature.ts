import { type Feature } from '../../feature.ts';
import { newsOccurrences } from './occurrences.ts';
import { newsPersonal } from './personal.ts';
import { readsPicture } from './picture.ts';
import { listPublicPages } from './reading.ts';
import { newsRoutes } from './routes.ts';
import { PICTURE_OWNER } from './writing.ts';
import { newsOrganisations } from './merging.ts';

export const newsFeature: Feature = {
  routes: () => newsRoutes,
  pages: listPublicPages,
  occurrences: newsOccurrences,
  personal: newsPersonal,
  fileReaders: { [PICTURE_OWNER]: readsPicture },
  organisations: newsOrganisations,
};
