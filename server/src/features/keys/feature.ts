import { type Feature } from '../../feature.ts';
import { Keys } from './model.ts';
import { keysPersonal } from './personal.ts';
import { keyRoutes } from './routes.ts';
import { keysOrganisations } from './merging.ts';

export const keysFeature: Feature = {
  routes: () => keyRoutes,
  personal: keysPersonal,
  retention: [
    {
      name: 'keys that ended',
      days: 365,
      remove: (_deps, before) =>
        Keys.deleteMany({ $or: [{ revokedAt: { $lt: before } }, { expiresAt: { $lt: before } }] }),
    },
  ],
  organisations: keysOrganisations,
};
