import { keys } from '@klammer/contracts/keys';
import { on, type Route } from '../../http/mount.ts';
import { listAllKeys, listOwnKeys, makeOwnKey, makeRegionKey, revokeKey, revokeOwnKey } from './service.ts';

export const keyRoutes: Route[] = [
  on(keys.list)(async (deps, { actor }) => listOwnKeys(deps, actor)),
  on(keys.make)(async (deps, { actor, body }) => makeOwnKey(deps, actor, body)),
  on(keys.revoke)(async (deps, { actor, params }) => revokeOwnKey(deps, actor, params.id)),
  on(keys.listAll)(async (deps) => listAllKeys(deps)),
  on(keys.makeForRegion)(async (deps, { actor, body }) => makeRegionKey(deps, actor, body)),
  on(keys.revokeAny)(async (deps, { actor, params }) => revokeKey(deps, actor, params.id)),
];
