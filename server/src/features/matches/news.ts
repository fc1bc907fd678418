import { type Deps } from '../../deps.ts';
import { type Job } from '../../contributions/jobs.ts';
import { findChangedAfter } from '../profiles/service.ts';
import { type MatchingPool } from './pool.ts';

const LOOK_EVERY_MS = 10_000;
const CHANGES_AT_ONCE = 50;
/** A changed profile is news for those it fits best; whether it stands high in their list, their page finds out. */
const TOLD_PER_PROFILE = 25;

/**
 * Tells members' open pages that a profile came or changed which fits them, so that they look for better matches.
 * What is lost with a restart is harmless: the next look at the page is fresh anyway.
 */
export function newsJob(poolOf: (deps: Deps) => MatchingPool): Job {
  const positions = new WeakMap<Deps, { at: Date; id: string }>();
  return {
    name: 'tell-of-matches',
    everyMs: LOOK_EVERY_MS,
    run: async (deps) => {
      const position = positions.get(deps);
      if (!position) {
        positions.set(deps, { at: deps.now(), id: '0'.repeat(24) });
        return;
      }
      const changed = await findChangedAfter(position, CHANGES_AT_ONCE);
      for (const doc of changed) {
        positions.set(deps, { at: doc.updatedAt, id: String(doc._id) });
        if (doc.status !== 'published') continue;
        for (const { id } of await poolOf(deps).rank(doc, { limit: TOLD_PER_PROFILE }))
          deps.publish({ organisations: [id] }, 'matches:changed', { organisationId: id });
      }
    },
  };
}
