import { matches } from '@klammer/contracts/matches';
import { on, type Route } from '../../http/mount.ts';
import { getMatch, judgeMatch, listMatches, previewMatches } from './service.ts';

export const matchRoutes: Route[] = [
  on(matches.list)(async (deps, { actor, query }) => listMatches(deps, actor, query)),
  on(matches.preview)(async (deps, { actor, body }) => previewMatches(deps, actor, body)),
  on(matches.get)(async (deps, { actor, params }) => getMatch(deps, actor, params.profileId)),
  on(matches.judge)(async (deps, { actor, params, body }) => judgeMatch(deps, actor, params.profileId, body)),
];
