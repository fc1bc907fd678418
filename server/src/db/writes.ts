import { type Store } from '@klammer/store';

interface Count {
  openedAt: number;
  /** The number of the last write to each collection. */
  last: Map<string, number>;
}

/** Goes up over all stores that are ever open here: what was kept of one is never taken for another's. */
let writes = 0;
/** null where other processes write too and nobody tells of it. */
let count: Count | null = null;

/** Counts what the embedded store tells of. @returns to be called when it is closed */
export function countWrites(store: Store): () => void {
  const mine: Count = { openedAt: (writes += 1), last: new Map() };
  count = mine;
  store.onWritten((collections) => {
    writes += 1;
    for (const name of collections) mine.last.set(name, writes);
  });
  return () => {
    if (count === mine) count = null;
  };
}

/**
 * The number of the last write to any of some collections: as long as it is the same, what is read there is the same.
 * A write is counted in the turn of the event loop in which its answer comes, so whatever is heard after that finds it
 * counted. null where nobody knows.
 */
export function writesTo(collections: readonly string[]): number | null {
  if (!count) return null;
  let newest = count.openedAt;
  for (const name of collections) newest = Math.max(newest, count.last.get(name) ?? 0);
  return newest;
}
