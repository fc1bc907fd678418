import { type Feature } from '../../feature.ts';
import { regionRoutes } from './routes.ts';

export const regionFeature: Feature = { routes: () => regionRoutes };
