import { site } from '@klammer/contracts/site';
import { type ListPages } from '../../feature.ts';
import { on, type Route } from '../../http/mount.ts';
import { drawArticle, drawProfile, listPages } from './service.ts';

export const siteRoutes = (pages: readonly ListPages[]): Route[] => [
  on(site.pages)(async (deps) => listPages(deps, pages)),
  on(site.picture)(async (_deps, { params, query }) => drawProfile(params.slug, query.locale)),
  on(site.articlePicture)(async (deps, { params, query }) => drawArticle(deps, params.slug, query.locale)),
];
