import { notifications } from '@klammer/contracts/notifications';
import { on, type Route } from '../../http/mount.ts';
import { listNotifications, readNotification, readNotifications } from './service.ts';

export const notificationRoutes: Route[] = [
  on(notifications.list)(async (_deps, { actor, query }) => listNotifications(actor, query)),
  on(notifications.readAll)(async (deps, { actor, body }) => readNotifications(deps, actor, body)),
  on(notifications.read)(async (deps, { actor, params }) => readNotification(deps, actor, params.id)),
];
