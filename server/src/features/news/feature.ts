import { type Feature } from '../../feature.ts';
import { newsOccurrences } from './occurrences.ts';
import { ofAnyKind } from '../../indexing/indexed.ts';
import { indexedArticles } from './document.ts';
import { listWhatIsOut, sweepRemovedArticles } from './listing.ts';
import { newsPersonal } from './personal.ts';
import { readsPicture } from './picture.ts';
import { listPublicPages } from './reading.ts';
import { newsRoutes } from './routes.ts';
import { PICTURE_OWNER } from './writing.ts';
import { newsOrganisations } from './merging.ts';

export const newsFeature: Feature = {
  routes: () => newsRoutes,
  jobs: () => [{ name: 'list-news', everyMs: 60_000, run: listWhatIsOut }],
  indexed: [ofAnyKind(indexedArticles)],
  retention: [{ name: 'removed articles', days: 0, remove: () => sweepRemovedArticles() }],
  pages: listPublicPages,
  occurrences: newsOccurrences,
  personal: newsPersonal,
  fileReaders: { [PICTURE_OWNER]: readsPicture },
  organisations: newsOrganisations,
};
