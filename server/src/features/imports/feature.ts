import { type Feature } from '../../feature.ts';
import { removeImports } from './checking.ts';
import { importRoutes } from './routes.ts';
import { giveUpSilent } from './running.ts';

const LOOK_EVERY_MS = 60_000;

export const importsFeature: Feature = {
  routes: () => importRoutes,
  jobs: () => [{ name: 'imports', everyMs: LOOK_EVERY_MS, run: giveUpSilent }],
  retention: [{ name: 'imports', days: 7, remove: removeImports }],
};
