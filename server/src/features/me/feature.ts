import { type Feature } from '../../feature.ts';
import { meRoutes } from './routes.ts';

export const meFeature: Feature = { routes: () => meRoutes };
