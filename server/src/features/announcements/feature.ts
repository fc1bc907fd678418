import { type Feature } from '../../feature.ts';
import { announcementsPersonal, announcementsRetention } from './personal.ts';
import { announcementRoutes } from './routes.ts';

export const announcementsFeature: Feature = {
  routes: () => announcementRoutes,
  personal: announcementsPersonal,
  retention: announcementsRetention,
};
