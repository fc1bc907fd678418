import { profiles } from '@klammer/contracts/profiles';
import { on, type Route } from '../../http/mount.ts';
import { type Tell } from '../../tell.ts';
import {
  confirmOwnProfile,
  getOwnProfile,
  getProfile,
  listHistory,
  listNewest,
  listVerifiable,
  setProfileStatus,
  updateProfile,
  verifyByOperator,
  verifyOwnDomain,
  type AreIntroduced,
} from './service.ts';

/** What profiles need of features that themselves need profiles: handing it over keeps imports one-way. */
export interface ProfileParts {
  areIntroduced: AreIntroduced;
  tell: Tell;
}

export function profileRoutes({ areIntroduced, tell }: ProfileParts): Route[] {
  return [
    on(profiles.get)(async (deps, { actor, params }) => getProfile(deps, areIntroduced, actor, params.slug)),
    on(profiles.mine)(async (deps, { actor }) => getOwnProfile(deps, actor)),
    on(profiles.update)(async (deps, { actor, params, body }) => updateProfile(deps, actor, params.id, body)),
    on(profiles.setStatus)(async (deps, { actor, params, body }) =>
      setProfileStatus(deps, actor, params.id, body.status),
    ),
    on(profiles.newest)(async (_deps, { query }) => listNewest(query.limit)),
    on(profiles.confirm)(async (deps, { actor, params }) => confirmOwnProfile(deps, actor, params.id)),
    on(profiles.verifyDomain)(async (deps, { actor, params }) => verifyOwnDomain(deps, actor, params.id)),
    on(profiles.history)(async (_deps, { actor, params, query }) => listHistory(actor, params.id, query)),
    on(profiles.verifiable)(async (_deps, { query }) => listVerifiable(query)),
    on(profiles.verify)(async (deps, { actor, params, body }) =>
      verifyByOperator(deps, tell, actor, params.id, body),
    ),
  ];
}
