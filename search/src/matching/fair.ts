import type { Prepared } from './prepare.ts';
import { latentCosine } from './text.ts';

export interface Scored {
  other: Prepared;
  score: number;
}

export interface FairOptions {
  /** how many places are filled */
  limit: number;
  /** 0: by score alone; 1: by novelty alone (Carbonell and Goldstein 1998, MMR) */
  diversity: number;
  /** what a profile seen as often as the average one loses, in score share; who is unseen loses nothing */
  exposureWeight: number;
  /** top-10 places each profile already holds, by id; the caller counts them */
  exposure: ReadonlyMap<string, number>;
}

/** Candidates looked at per place: re-ranking is for the top, far ones can't reach it. */
const POOL_PER_PLACE = 4;

/**
 * The fair pass: scores are damped by filled capacity and by exposure, then places are given greedily, each to
 * the best of what is left minus its likeness to what was already chosen.
 */
export function fairOrder(scored: Scored[], options: FairOptions): Scored[] {
  const mean = meanOf(options.exposure);
  const pool = scored
    .map(({ other, score }) => ({ other, score: score * room(other) * visibility(other, mean, options) }))
    .sort((a, b) => b.score - a.score || compareIds(a, b))
    .slice(0, options.limit * POOL_PER_PLACE);
  return options.diversity === 0 ? pool.slice(0, options.limit) : diversify(pool, options);
}

function diversify(pool: Scored[], { limit, diversity }: FairOptions): Scored[] {
  const chosen: Scored[] = [];
  const likeness = pool.map(() => 0);
  const left = new Set(pool.keys());
  while (chosen.length < limit && left.size > 0) {
    let best = -1;
    let bestValue = -Infinity;
    for (const i of left) {
      const item = pool[i];
      const value = (item?.score ?? 0) * (1 - diversity * (likeness[i] ?? 0));
      if (value > bestValue) [best, bestValue] = [i, value];
    }
    const next = pool[best];
    left.delete(best);
    if (!next) break;
    chosen.push(next);
    for (const i of left) likeness[i] = Math.max(likeness[i] ?? 0, alike(next, pool[i]));
  }
  return chosen;
}

function alike(a: Scored, b: Scored | undefined): number {
  if (!b) return 0;
  const [x, y] = [a.other.categories, b.other.categories];
  let shared = 0;
  for (const category of x) if (y.has(category)) shared++;
  const overlap = x.size + y.size === 0 ? 0 : shared / (x.size + y.size - shared);
  return Math.max(overlap, latentCosine(a.other.vector, b.other.vector));
}

/** 1 with an empty inbox, 0.5 with the last place free: requests spread before anybody is full. */
function room({ profile }: Prepared): number {
  if (profile.capacity === undefined || profile.capacity <= 0) return 1;
  return 1 - 0.5 * Math.min(1, (profile.openIncoming ?? 0) / profile.capacity);
}

function visibility({ profile }: Prepared, mean: number, options: FairOptions): number {
  if (mean === 0 || options.exposureWeight === 0) return 1;
  const seen = options.exposure.get(profile.id) ?? 0;
  return (1 + (options.exposureWeight * seen) / mean) ** -0.5;
}

function meanOf(exposure: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of exposure.values()) sum += count;
  return exposure.size === 0 ? 0 : sum / exposure.size;
}

/** Equal scores fall in an order that is the same on every machine and favours no early sign-up. */
function compareIds(a: Scored, b: Scored): number {
  return hash(a.other.profile.id) - hash(b.other.profile.id);
}

/** FNV-1a, 32 bits. */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}
