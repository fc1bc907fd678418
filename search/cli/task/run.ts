import { rankFor, type RankOptions } from '../../src/matching/index.ts';
import type { Task } from './folder.ts';
import { contextOf, learn } from './learn.ts';
import { learnWords } from './words.ts';
import { worldAt } from './world.ts';

/** The benchmark asks for a hundred. */
const LIMIT = 100;
const TOP = 10;

/**
 * A start-up's search for investors runs into the same few famous ones, so there exposure is spread as the product
 * spreads it; a holder's own search is left as it is. It is spread the less the fewer choices were learnt from: in a
 * small market those few make most of the deals.
 */
const SPREAD = 0.06;
const ENOUGH = 3000;

export function fairness(direction: Task['direction'], choices: number): RankOptions {
  const exposureWeight = direction === 'holders seek' ? 0 : SPREAD * Math.min(1, choices / ENOUGH);
  return { diversity: 0, exposureWeight };
}

/** Learns from the days before the cut, then ranks every candidate for every seeker as the server does. */
export async function rankTask(task: Task): Promise<{ rankings: Map<string, string[]>; learnt: string }> {
  const words = await learnWords(task);
  const { weights, choices } = learn(task, words);
  const fair = fairness(task.direction, choices);
  const world = worldAt(task, task.cut);
  const context = contextOf(world, task.cut, words, weights);
  const [seekers, others] =
    task.direction === 'holders seek' ? [world.holders, world.items] : [world.items, world.holders];
  const candidates = task.candidates.flatMap((id) => others.get(id) ?? []);
  const exposure = new Map(task.candidates.map((id) => [id, 0]));
  const rankings = new Map<string, string[]>();
  for (const id of task.seekers) {
    const seeker = seekers.get(id);
    if (!seeker) continue;
    const known = task.known.get(id);
    const fresh = known ? candidates.filter((candidate) => !known.has(candidate.id)) : candidates;
    const ranked = rankFor(seeker, fresh, context, { ...fair, exposure, limit: LIMIT }).map(
      (match) => match.id,
    );
    for (const shown of ranked.slice(0, TOP)) exposure.set(shown, (exposure.get(shown) ?? 0) + 1);
    rankings.set(id, ranked);
  }
  return { rankings, learnt: weights.provenance };
}
