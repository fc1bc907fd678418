import { news } from '@klammer/contracts/news';
import { on, type Route } from '../../http/mount.ts';
import { removePicture, setPicture } from './picture.ts';
import { getArticle, listNews, listWritten } from './reading.ts';
import { createArticle, publishArticle, removeArticle, updateArticle, withdrawArticle } from './writing.ts';

export const newsRoutes: Route[] = [
  on(news.list)(async (deps, { actor, query }) => listNews(deps, actor, query)),
  on(news.written)(async (deps, { actor, query }) => listWritten(deps, actor, query)),
  on(news.get)(async (deps, { actor, params }) => getArticle(deps, actor, params.slug)),
  on(news.create)(async (deps, { actor, body }) => createArticle(deps, actor, body)),
  on(news.update)(async (deps, { actor, params, body }) => updateArticle(deps, actor, params.id, body)),
  on(news.publish)(async (deps, { actor, params, body }) => publishArticle(deps, actor, params.id, body)),
  on(news.withdraw)(async (deps, { actor, params }) => withdrawArticle(deps, actor, params.id)),
  on(news.remove)(async (deps, { actor, params }) => removeArticle(deps, actor, params.id)),
  on(news.setPicture)(async (deps, { actor, params, upload }) => setPicture(deps, actor, params.id, upload)),
  on(news.removePicture)(async (deps, { actor, params }) => removePicture(deps, actor, params.id)),
];
