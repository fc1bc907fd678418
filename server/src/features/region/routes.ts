import { region } from '@klammer/contracts/region';
import { on, type Route } from '../../http/mount.ts';
import { listDevelopmentMail, readFigures } from './service.ts';

/** Health is mounted apart (see `http/health.ts`), because it answers 503 with a body of its own. */
export const regionRoutes: Route[] = [
  on(region.figures)(async () => readFigures()),
  on(region.developmentMail)(async (deps, { query }) => listDevelopmentMail(deps, query.to)),
];
