import { type Feature } from '../../feature.ts';
import { notificationsPersonal } from './personal.ts';
import { notificationRoutes } from './routes.ts';
import { removeNotifications } from './service.ts';
import { notificationsOrganisations } from './merging.ts';

export const notificationsFeature: Feature = {
  routes: () => notificationRoutes,
  personal: notificationsPersonal,
  retention: [{ name: 'notifications', days: 180, remove: (_deps, before) => removeNotifications(before) }],
  organisations: notificationsOrganisations,
};
