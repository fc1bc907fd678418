import type { Profile } from '../data.ts';

/** Counts the four facets over a list of profiles. */
export function countFacets(profiles: readonly Profile[]): Record<string, Map<string, number>> {
  const counts = {
    topics: new Map<string, number>(),
    industries: new Map<string, number>(),
    stage: new Map<string, number>(),
    region: new Map<string, number>(),
  };
  const add = (map: Map<string, number>, value: string): void =>
    void map.set(value, (map.get(value) ?? 0) + 1);
  for (const profile of profiles) {
    for (const topic of profile.topics) add(counts.topics, topic);
    for (const industry of profile.industries) add(counts.industries, industry);
    add(counts.stage, profile.stage);
    add(counts.region, profile.region);
  }
  return counts;
}
