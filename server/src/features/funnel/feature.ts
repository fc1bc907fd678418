import { type Feature } from '../../feature.ts';
import { funnelRoutes } from './routes.ts';
import { funnelWaiting } from './waiting.ts';

export const funnelFeature: Feature = { routes: () => funnelRoutes, waiting: funnelWaiting };
