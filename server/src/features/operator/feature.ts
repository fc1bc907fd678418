import { type Feature } from '../../feature.ts';
import { operatorRoutes } from './routes.ts';

export const operatorFeature: Feature = { routes: (_auth, whole) => operatorRoutes(whole.waiting) };
