import { rankFor, type Match, type MatchContext, type RankOptions } from './rank.ts';
import { hash } from './fair.ts';
import type { MatchProfile } from './profile.ts';
import { Shortlist } from './shortlist.ts';

const TOP = 10;
const FULL_LOOKS = 300;
const LIMIT = 20;

export interface RegionOptions extends RankOptions {
  /** milliseconds of work before the event loop gets a turn */
  sliceMs?: number;
  /** how many candidates get the full look per profile; 300 if absent */
  fullLooks?: number;
  /** ends the refresh between two profiles */
  signal?: AbortSignal;
}

/**
 * Matches of every active profile, one by one, giving the event loop a turn after each slice of work. Whoever was
 * shown often to those before is shown less to those after, so the order is by id hash, not by age of account.
 */
export async function* rankAll(
  profiles: MatchProfile[],
  context: MatchContext,
  options: RegionOptions = {},
): AsyncGenerator<{ profile: MatchProfile; matches: Match[] }> {
  const active = profiles
    .filter((profile) => profile.active !== false)
    .sort((a, b) => hash(a.id) - hash(b.id));
  const shortlist = await Shortlist.build(active, context);
  const exposure = new Map<string, number>(active.map((profile) => [profile.id, 0]));
  const { sliceMs = 8, fullLooks = FULL_LOOKS, signal } = options;
  let sliceStart = performance.now();
  for (const profile of active) {
    signal?.throwIfAborted();
    const matches = rankFor(profile, shortlist.for(profile, fullLooks), context, {
      limit: LIMIT,
      ...options,
      exposure,
    });
    for (const { id } of matches.slice(0, TOP)) exposure.set(id, (exposure.get(id) ?? 0) + 1);
    yield { profile, matches };
    if (performance.now() - sliceStart < sliceMs) continue;
    await new Promise((resolve) => setImmediate(resolve));
    sliceStart = performance.now();
  }
}
