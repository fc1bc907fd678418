import { funnel } from '@klammer/contracts/funnel';
import { on, type Route } from '../../http/mount.ts';
import { exportFunnel, listStalls, readFunnel } from './service.ts';

export const funnelRoutes: Route[] = [
  on(funnel.read)(async (deps, { query }) => readFunnel(deps, query)),
  on(funnel.export)(async (deps, { actor, query }) => exportFunnel(deps, actor, query)),
  on(funnel.stalls)(async (deps, { query }) => listStalls(deps, query)),
];
