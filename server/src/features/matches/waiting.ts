import { waitingCount, type WaitingFor } from '../../contributions/waiting.ts';
import { listMatches } from './service.ts';
import { profilesById } from './showing.ts';

/** Only what stands high enough in the list to be worth a look. */
const LOOKED_AT = 20;
const NEW_FOR_MS = 7 * 86_400_000;

export const matchesWaiting: WaitingFor = {
  member: async (deps, actor) => {
    const { items } = await listMatches(deps, actor, { verdict: 'open', limit: LOOKED_AT });
    const profiles = await profilesById(items.map((one) => one.profile.id));
    const since = deps.now().getTime() - NEW_FOR_MS;
    const fresh = [...profiles.values()].filter(({ publishedAt }) => (publishedAt?.getTime() ?? 0) > since);
    return waitingCount('matches-new', '/matches', fresh.length);
  },
};
