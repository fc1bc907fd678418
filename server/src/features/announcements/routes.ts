import { announcements } from '@klammer/contracts/announcements';
import { on, type Route } from '../../http/mount.ts';
import {
  createAnnouncement,
  dismiss,
  getAnnouncement,
  listAnnouncements,
  listCurrent,
  removeAnnouncement,
  updateAnnouncement,
} from './service.ts';

export const announcementRoutes: Route[] = [
  on(announcements.current)(async (deps, { actor }) => listCurrent(deps, actor)),
  on(announcements.dismiss)(async (deps, { actor, params }) => dismiss(deps, actor, params.id)),
  on(announcements.list)(async (_deps, { query }) => listAnnouncements(query)),
  on(announcements.get)(async (_deps, { params }) => getAnnouncement(params.id)),
  on(announcements.create)(async (deps, { actor, body }) => createAnnouncement(deps, actor, body)),
  on(announcements.update)(async (deps, { actor, params, body }) =>
    updateAnnouncement(deps, actor, params.id, body),
  ),
  on(announcements.remove)(async (deps, { actor, params }) => removeAnnouncement(deps, actor, params.id)),
];
