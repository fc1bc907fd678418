import { region } from '@klammer/contracts/region';
import { on, type Route } from '../../http/mount.ts';
import { readLogo, readRegion } from './serving.ts';
import { dropLogo, readSettings, setLogo, setSettings } from './settings.ts';
import { listDevelopmentMail, readFigures } from './service.ts';

/** Health is mounted apart (see `http/health.ts`), because it answers 503 with a body of its own. */
export const regionRoutes: Route[] = [
  on(region.read)(async () => readRegion()),
  on(region.logo)(async () => readLogo()),
  on(region.settings)(async () => readSettings()),
  on(region.setSettings)(async (deps, { actor, body }) => setSettings(deps, actor, body)),
  on(region.setLogo)(async (deps, { actor, upload }) => setLogo(deps, actor, upload)),
  on(region.dropLogo)(async (deps, { actor }) => dropLogo(deps, actor)),
  on(region.figures)(async () => readFigures()),
  on(region.developmentMail)(async (deps, { query }) => listDevelopmentMail(deps, query.to)),
];
