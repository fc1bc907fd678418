import { profiles } from '@klammer/contracts/profiles';
import { on, type Route } from '../../http/mount.ts';
import { getOwnProfile, getProfile, listNewest, setProfileStatus, updateProfile } from './service.ts';

export const profileRoutes: Route[] = [
  on(profiles.get)(async (_deps, { actor, params }) => getProfile(actor, params.slug)),
  on(profiles.mine)(async (_deps, { actor }) => getOwnProfile(actor)),
  on(profiles.update)(async (deps, { actor, params, body }) => updateProfile(deps, actor, params.id, body)),
  on(profiles.setStatus)(async (deps, { actor, params, body }) =>
    setProfileStatus(deps, actor, params.id, body.status),
  ),
  on(profiles.newest)(async (_deps, { query }) => listNewest(query.limit)),
];
