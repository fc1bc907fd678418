import { channels } from '@klammer/contracts/channels';
import { on, type Route } from '../../http/mount.ts';
import {
  addDevice,
  choose,
  chooseByLink,
  pageOfLink,
  readByLink,
  readSettings,
  removeDevice,
  setQuietHours,
  unsubscribe,
} from './service.ts';

export const channelRoutes: Route[] = [
  on(channels.read)(async (deps, { actor }) => readSettings(deps, actor)),
  on(channels.choose)(async (deps, { actor, body }) => choose(deps, actor, body)),
  on(channels.setQuietHours)(async (deps, { actor, body }) => setQuietHours(deps, actor, body.quiet)),
  on(channels.addDevice)(async (deps, { actor, body, headers }) =>
    addDevice(deps, actor, body, headers.get('user-agent')),
  ),
  on(channels.removeDevice)(async (_deps, { actor, params }) => removeDevice(actor, params.id)),
  on(channels.openUnsubscribe)(async (deps, { query }) => pageOfLink(deps, query.token)),
  on(channels.unsubscribe)(async (deps, { query }) => unsubscribe(deps, query.token)),
  on(channels.readByLink)(async (deps, { query }) => readByLink(deps, query.token)),
  on(channels.chooseByLink)(async (deps, { query, body }) => chooseByLink(deps, query.token, body)),
];
