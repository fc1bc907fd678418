import { meetings } from '@klammer/contracts/meetings';
import { on, type Route } from '../../http/mount.ts';
import {
  getAgenda,
  getPlanning,
  getWishes,
  planMeetings,
  publishMeetings,
  saveWishes,
  setUpMeetings,
} from './service.ts';

export const meetingRoutes: Route[] = [
  on(meetings.planning)(async (deps, { actor, params }) => getPlanning(deps, actor, params.id)),
  on(meetings.setUp)(async (deps, { actor, params, body }) => setUpMeetings(deps, actor, params.id, body)),
  on(meetings.plan)(async (deps, { actor, params, body }) => planMeetings(deps, actor, params.id, body.anew)),
  on(meetings.publish)(async (deps, { actor, params }) => publishMeetings(deps, actor, params.id)),
  on(meetings.wishes)(async (deps, { actor, params }) => getWishes(deps, actor, params.id)),
  on(meetings.wish)(async (deps, { actor, params, body }) => saveWishes(deps, actor, params.id, body)),
  on(meetings.agenda)(async (_deps, { actor, params }) => getAgenda(actor, params.id)),
];
