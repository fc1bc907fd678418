import { type Feature } from '../../feature.ts';
import { closeBetween } from '../introductions/service.ts';
import { endGrantsBetween } from '../rooms/service.ts';
import { blocksPersonal } from './personal.ts';
import { blockRoutes } from './routes.ts';
import { blocksOrganisations } from './merging.ts';

export const blocksFeature: Feature = {
  routes: () =>
    blockRoutes(async (deps, actor, otherId) => {
      await closeBetween(deps, actor, otherId);
      await endGrantsBetween(deps, actor, otherId);
    }),
  personal: blocksPersonal,
  organisations: blocksOrganisations,
};
