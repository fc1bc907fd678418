import { legal } from '@klammer/contracts/legal';
import { on, type Route } from '../../http/mount.ts';
import { listLegal, listVersions, publishLegal, readLegal, renderBoth } from './service.ts';

export const legalRoutes: Route[] = [
  on(legal.get)(async (_deps, { params }) => readLegal(params.page)),
  on(legal.overview)(async () => listLegal()),
  on(legal.preview)(async (_deps, { body }) => renderBoth(body.text)),
  on(legal.versions)(async (_deps, { params, query }) => listVersions(params.page, query.version)),
  on(legal.publish)(async (deps, { actor, params, body }) => publishLegal(deps, actor, params.page, body)),
];
