import { rankFor, type Match, type MatchContext, type RankOptions } from './rank.ts';
import type { MatchProfile } from './profile.ts';

const TOP = 10;

export interface RegionOptions extends RankOptions {
  /** milliseconds of work before the event loop gets a turn */
  sliceMs?: number;
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
  const active = profiles.filter((profile) => profile.active !== false);
  const exposure = new Map<string, number>(active.map((profile) => [profile.id, 0]));
  const { sliceMs = 8, signal } = options;
  let sliceStart = performance.now();
  for (const profile of active) {
    signal?.throwIfAborted();
    const matches = rankFor(profile, active, context, { ...options, exposure });
    for (const { id } of matches.slice(0, TOP)) exposure.set(id, (exposure.get(id) ?? 0) + 1);
    yield { profile, matches };
    if (performance.now() - sliceStart < sliceMs) continue;
    await new Promise((resolve) => setImmediate(resolve));
    sliceStart = performance.now();
  }
}
