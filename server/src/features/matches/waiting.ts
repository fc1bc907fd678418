import { waitingCount, type WaitingFor } from '../../contributions/waiting.ts';
import { countPublishedSince } from '../profiles/service.ts';
import { rankMatches } from './service.ts';

/** Only what stands high enough in the list to be worth a look. */
const LOOKED_AT = 20;
const NEW_FOR_MS = 7 * 86_400_000;

export const matchesWaiting: WaitingFor = {
  member: async (deps, actor) => {
    const { ranked } = await rankMatches(deps, actor, { verdict: 'open', limit: LOOKED_AT });
    const since = new Date(deps.now().getTime() - NEW_FOR_MS);
    const count = await countPublishedSince(
      ranked.map(({ id }) => id),
      since,
    );
    return waitingCount('matches-new', '/matches', count);
  },
};
