import { type PlaceEntry } from '@klammer/contracts/vocabulary';
import { type Logger } from 'pino';
import { type Config } from '../../config.ts';
import { isDuplicateKey } from '../../http/problems.ts';
import { Problem } from '../../problem.ts';
import {
  foundRegion,
  NO_CHANGES,
  placesOf,
  regionFile,
  serveRegion,
  type RegionChanges,
} from '../../region/current.ts';
import { readRegionFile } from '../../region/read-file.ts';
import { RegionChanges as Changes, type RegionDoc } from './model.ts';

const ID = 'region';
const LOOK_EVERY_MS = 1000;

/** The revision that this process serves. */
let served = -1;

/** Serves the region file that the configuration names, with what the operator changed. The store must be open. */
export async function loadRegion({ KLAMMER_REGION }: Pick<Config, 'KLAMMER_REGION'>): Promise<void> {
  serveRegion(await readRegionFile(KLAMMER_REGION));
  await noteSeen();
  await refreshRegion();
}

/** The operator's changes with their revision. */
export async function readChanges(): Promise<RegionChanges & { revision: number }> {
  const doc = await Changes.findById(ID).lean<RegionDoc>();
  if (!doc) return { ...NO_CHANGES, revision: 0 };
  const { revision, settings, places, concepts, seen } = doc;
  return { revision, settings, places, concepts, seen };
}

/**
 * Changes the region in one write, and serves it here at once; other processes see it within a second.
 * @param revision what its author has seen
 * @throws Problem conflict where somebody else changed it since
 */
export async function changeRegion(
  revision: number,
  change: (before: RegionChanges) => Partial<Omit<RegionChanges, 'seen'>>,
): Promise<number> {
  const before = await readChanges();
  const changed = () =>
    new Problem('conflict', 'Somebody else changed the region meanwhile; please look at it again.');
  if (before.revision !== revision) throw changed();
  const written = await Changes.updateOne(
    { _id: ID, revision },
    { $set: { ...change(before), revision: revision + 1 } as Partial<RegionDoc> },
  );
  if (written.matchedCount === 0) throw changed();
  await refreshRegion();
  return revision + 1;
}

/** Takes over what another process changed, looking every second; only where there can be others. */
export function followRegion(log: Logger): () => void {
  let failing = false;
  const timer = setInterval(() => {
    refreshIfChanged().then(
      () => (failing = false),
      (error: unknown) => {
        if (!failing) log.warn({ err: error }, 'the region cannot be read from the store; trying again');
        failing = true;
      },
    );
  }, LOOK_EVERY_MS).unref();
  return () => clearInterval(timer);
}

async function refreshIfChanged(): Promise<void> {
  const doc = await Changes.findById(ID, { revision: 1 }).lean<Pick<RegionDoc, 'revision'>>();
  if ((doc?.revision ?? 0) !== served) await refreshRegion();
}

async function refreshRegion(): Promise<void> {
  const { revision, ...changes } = await readChanges();
  serveRegion(foundRegion(), changes);
  served = revision;
}

/** Remembers the places of the file, so that one that is taken out of it later can still be shown. */
async function noteSeen(): Promise<void> {
  const { seen } = await readChanges();
  const places = placesOf(regionFile());
  const known = new Map([...seen, ...places].map((place): [string, PlaceEntry] => [place.code, place]));
  const all = [...known.values()];
  if (JSON.stringify(all) === JSON.stringify(seen)) return;
  await Changes.updateOne(
    { _id: ID },
    { $set: { seen: all }, $setOnInsert: { revision: 0, settings: {}, places: [], concepts: [] } },
    { upsert: true },
  ).catch((error: unknown) => {
    // Of two processes that start at once one was quicker, with the same file.
    if (!isDuplicateKey(error)) throw error;
  });
}
