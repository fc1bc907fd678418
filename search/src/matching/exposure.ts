export interface ExposureReport {
  /** active profiles, how many of them are in anybody's top 10, and that share */
  profiles: number;
  shown: number;
  shownShare: number;
  /** 0: every profile is shown equally often; 1: one profile has all places */
  gini: number;
  /** the most often shown, most often first: id and number of top-10 places */
  mostShown: { id: string; places: number }[];
  /** active profiles in nobody's top 10 */
  unseen: string[];
  /** introductions asked of each profile, mean and maximum over active profiles */
  requestsMean: number;
  requestsMax: number;
}

const TOP = 10;

/** @param rankings ids best first, one list per seeker  @param requests introductions asked of each id */
export function exposureReport(
  activeIds: Iterable<string>,
  rankings: Iterable<string[]>,
  requests: ReadonlyMap<string, number> = new Map(),
): ExposureReport {
  const places = new Map<string, number>();
  for (const id of activeIds) places.set(id, 0);
  for (const ranking of rankings)
    for (const id of ranking.slice(0, TOP)) {
      const before = places.get(id);
      if (before !== undefined) places.set(id, before + 1);
    }
  const sorted = [...places].sort((a, b) => b[1] - a[1]);
  const asked = [...places.keys()].map((id) => requests.get(id) ?? 0);
  const shown = sorted.filter(([, count]) => count > 0).length;
  return {
    profiles: places.size,
    shown,
    shownShare: places.size === 0 ? 0 : shown / places.size,
    gini: gini([...places.values()]),
    mostShown: sorted.slice(0, TOP).map(([id, count]) => ({ id, places: count })),
    unseen: sorted.filter(([, count]) => count === 0).map(([id]) => id),
    requestsMean: asked.length === 0 ? 0 : asked.reduce((a, b) => a + b, 0) / asked.length,
    requestsMax: asked.reduce((a, b) => Math.max(a, b), 0),
  };
}

/** Gini coefficient of counts; 0 for none. */
function gini(counts: number[]): number {
  const sorted = counts.toSorted((a, b) => a - b);
  const total = sorted.reduce((a, b) => a + b, 0);
  if (total === 0) return 0;
  const n = sorted.length;
  return sorted.reduce((sum, count, i) => sum + (2 * (i + 1) - n - 1) * count, 0) / (n * total);
}
