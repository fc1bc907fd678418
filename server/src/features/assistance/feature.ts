import { type Feature } from '../../feature.ts';
import { assistancePersonal, removeAssistances } from './personal.ts';
import { assistanceRoutes } from './routes.ts';

export const assistanceFeature: Feature = {
  routes: () => assistanceRoutes,
  personal: assistancePersonal,
  retention: [{ name: 'assistances', days: 365, remove: (_deps, before) => removeAssistances(before) }],
};
