import { countCodes } from '../../contributions/coded.ts';
import { type Feature } from '../../feature.ts';
import { translateLists } from '../../db/localised.ts';
import { Topics } from './model.ts';
import { ofAnyKind } from '../../indexing/indexed.ts';
import { indexedTopics } from './document.ts';
import { topicsPersonal } from './personal.ts';
import { listPublicPages } from './reading.ts';
import { topicRoutes } from './routes.ts';
import { topicsOrganisations } from './merging.ts';

export const topicsFeature: Feature = {
  routes: () => topicRoutes,
  indexed: [ofAnyKind(indexedTopics)],
  pages: listPublicPages,
  migrations: [
    { name: 'topics-in-two-languages', run: () => translateLists(Topics, ['circle.role', 'entries.text']) },
  ],
  personal: topicsPersonal,
  organisations: topicsOrganisations,
  codes: { topics: () => countCodes(Topics, ['codes']) },
};
