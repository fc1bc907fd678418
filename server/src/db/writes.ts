import { type Store } from '@klammer/store';

interface Count {
  openedAt: number;
  /** How many documents were written so far, by collection. */
  documents: Map<string, number>;
}

/** Goes up over all stores that are ever open here: what was kept of one is never taken for another's. */
let writes = 0;
/** null where other processes write too and nobody tells of it. */
let count: Count | null = null;

/** Counts what the embedded store tells of. @returns to be called when it is closed */
export function countWrites(store: Store): () => void {
  const mine: Count = { openedAt: (writes += 1), documents: new Map() };
  count = mine;
  const stopHearing = store.onWritten((written) => {
    for (const [name, more] of written) {
      writes += more;
      mine.documents.set(name, (mine.documents.get(name) ?? 0) + more);
    }
  });
  return () => {
    stopHearing();
    if (count === mine) count = null;
  };
}

/**
 * Goes up by one with each document written to any of some collections: as long as it is the same, what is read there
 * is the same. A write is counted in the turn of the event loop in which its answer comes, so whatever is heard after
 * that finds it counted. null where nobody knows.
 */
export function writesTo(collections: readonly string[]): number | null {
  if (!count) return null;
  let sum = count.openedAt;
  for (const name of collections) sum += count.documents.get(name) ?? 0;
  return sum;
}
