import { type Feature } from '../../feature.ts';
import { homeRoutes } from './routes.ts';

export const homeFeature: Feature = { routes: (_auth, whole) => homeRoutes(whole.waiting) };
