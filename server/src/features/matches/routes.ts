import { matches } from '@klammer/contracts/matches';
import { on, type Route } from '../../http/mount.ts';
import { readPairing, suggestFor } from './pairing.ts';
import { getMatch, judgeMatch, listMatches, poolOf, previewMatches } from './service.ts';

export const matchRoutes: Route[] = [
  on(matches.list)(async (deps, { actor, query }) => listMatches(deps, actor, query)),
  on(matches.preview)(async (deps, { actor, body }) => previewMatches(deps, actor, body)),
  on(matches.get)(async (deps, { actor, params }) => getMatch(deps, actor, params.profileId)),
  on(matches.suggestions)(async (deps, { actor, params }) => suggestFor(deps, actor, params.profileId)),
  on(matches.between)(async (deps, { actor, params }) => readPairing(deps, actor, params)),
  on(matches.judge)(async (deps, { actor, params, body }) =>
    judgeMatch(deps, poolOf(deps), actor, params.profileId, body),
  ),
];
