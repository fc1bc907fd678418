import { site } from '@klammer/contracts/site';
import { type ListPages } from '../../feature.ts';
import { on, type Route } from '../../http/mount.ts';
import {
  drawArticle,
  drawCall,
  drawEvent,
  drawPage,
  drawProfile,
  drawRequest,
  drawStory,
  drawTopic,
} from './pictures.ts';
import { listPages } from './service.ts';

export const siteRoutes = (pages: readonly ListPages[]): Route[] => [
  on(site.pages)(async (deps) => listPages(deps, pages)),
  on(site.picture)(async (_deps, { params, query }) => drawProfile(params.slug, query.locale)),
  on(site.storyPicture)(async (_deps, { params, query }) => drawStory(params.slug, query.locale)),
  on(site.callPicture)(async (deps, { params, query }) => drawCall(deps, params.id, query.locale)),
  on(site.eventPicture)(async (deps, { params, query }) => drawEvent(deps, params.id, query.locale)),
  on(site.requestPicture)(async (deps, { params, query }) => drawRequest(deps, params.id, query.locale)),
  on(site.topicPicture)(async (_deps, { params, query }) => drawTopic(params.slug, query.locale)),
  on(site.pagePicture)(async (_deps, { params, query }) => drawPage(params.page, query.locale)),
  on(site.articlePicture)(async (deps, { params, query }) => drawArticle(deps, params.slug, query.locale)),
];
