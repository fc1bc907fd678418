import { exposureReport } from '@klammer/search/matching';
import { type Deps } from '../../deps.ts';
import { Exposures } from './model.ts';

const TOP = 10;
const KEPT_PLACES = 1;

/** Everybody's matches, best first, one seeker after the other; matching supplies them in slices. */
export type RankEverybody = (
  deps: Deps,
) => Promise<{ total: number; rankings: AsyncIterable<{ id: string; top: string[] }> }>;

/** What is being counted in this process now. */
interface Run {
  done: number;
  of: number;
  finished: Promise<void>;
}
const runs = new WeakMap<Deps, Run>();

export function progressOf(deps: Deps): { done: number; of: number } | null {
  const run = runs.get(deps);
  return run ? { done: run.done, of: run.of } : null;
}

/** Counts who is shown, in the background; while one count runs, a second is not begun. */
export function countExposure(deps: Deps, rankEverybody: RankEverybody): Promise<void> {
  const running = runs.get(deps);
  if (running) return running.finished;
  const run: Run = { done: 0, of: 0, finished: Promise.resolve() };
  run.finished = count(deps, rankEverybody, run).finally(() => runs.delete(deps));
  runs.set(deps, run);
  return run.finished;
}

async function count(deps: Deps, rankEverybody: RankEverybody, run: Run): Promise<void> {
  const { total, rankings } = await rankEverybody(deps);
  run.of = total;
  const ids: string[] = [];
  const tops: string[][] = [];
  for await (const { id, top } of rankings) {
    ids.push(id);
    tops.push(top.slice(0, TOP));
    run.done = ids.length;
  }
  const { profiles, shown, shownShare, gini } = exposureReport(ids, tops);
  await keep(deps, { profiles, shown, shownShare, gini, places: placesIn(ids, tops) });
}

function placesIn(ids: readonly string[], tops: readonly string[][]): { id: string; places: number }[] {
  const places = new Map(ids.map((id) => [id, 0]));
  for (const top of tops) for (const id of top) places.set(id, (places.get(id) ?? 0) + 1);
  return [...places].map(([id, count]) => ({ id, places: count })).sort((a, b) => b.places - a.places);
}

async function keep(
  deps: Deps,
  figures: {
    profiles: number;
    shown: number;
    shownShare: number;
    gini: number;
    places: { id: string; places: number }[];
  },
): Promise<void> {
  const at = deps.now();
  await Exposures.updateOne(
    { _id: at.toISOString().slice(0, 10) },
    { $set: { ...figures, at } },
    { upsert: true },
  );
  // Of earlier days only the figures stay.
  const earlier = await Exposures.find({ 'places.0': { $exists: true } }, { _id: 1 })
    .sort({ at: -1 })
    .skip(KEPT_PLACES)
    .limit(100)
    .lean();
  if (earlier.length > 0)
    await Exposures.updateMany({ _id: { $in: earlier.map((doc) => doc._id) } }, { $set: { places: [] } });
}
