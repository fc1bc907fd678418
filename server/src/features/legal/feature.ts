import { LEGAL_PAGES } from '@klammer/contracts/legal';
import { type Feature } from '../../feature.ts';
import { legalPersonal } from './personal.ts';
import { legalRoutes } from './routes.ts';

export const legalFeature: Feature = {
  routes: () => legalRoutes,
  pages: async () => LEGAL_PAGES.map((page) => ({ path: `/${page}`, changedAt: null })),
  personal: legalPersonal,
};
