import type { Engine } from './commands/engine.ts';
import { compileQuery } from './plan/query.ts';
import { decodeDoc } from './values/decode.ts';
import { doc } from './values/types.ts';

/** How many documents of one index are removed in one turn, so that a backlog does not hold up others. */
const perTurn = 500;

/** Removes what its TTL index says has expired; true if there may be more. */
export function removeExpired(engine: Engine, now = Date.now()): boolean {
  let isMore = false;
  for (const collection of engine.catalog.list()) {
    for (const index of collection.indexes) {
      const [field] = index.fields;
      if (index.expireAfterSeconds === undefined || !field) continue;
      const limit = new Date(now - index.expireAfterSeconds * 1000);
      const filter = doc({ [field.path]: doc({ $lte: limit }) });
      const query = compileQuery({
        filter: index.partialFilter ? doc({ $and: [filter, index.partialFilter] }) : filter,
        limit: perTurn,
      });
      const expired = [...engine.finder.find(collection, query)];
      if (expired.length > 0) engine.beginWrite();
      for (const { id, bytes } of expired) engine.records.delete(collection, id, decodeDoc(bytes));
      isMore ||= expired.length === perTurn;
    }
  }
  engine.commit();
  return isMore;
}

/** Runs `removeExpired` again and again, and lets the log go, which still holds what was deleted. Returns how to stop. */
export function startTtl(engine: Engine, onError: (error: unknown) => void): () => void {
  let timer: NodeJS.Timeout;
  let ranAt = performance.now();
  let isMore = false;
  const schedule = (delayMs: number): void => {
    timer = setTimeout(turn, delayMs).unref();
  };
  const turn = (): void => {
    // The pace may have been slowed down since this was scheduled.
    const leftMs = ranAt + engine.ttlSeconds * 1000 - performance.now();
    if (!isMore && leftMs > 1) return schedule(leftMs);
    ranAt = performance.now();
    isMore = false;
    try {
      isMore = removeExpired(engine);
      engine.cursors.sweep();
      if (!isMore) engine.database.emptyLog();
    } catch (error) {
      engine.rollback();
      onError(error);
    }
    schedule(isMore ? 5 : engine.ttlSeconds * 1000);
  };
  schedule(engine.ttlSeconds * 1000);
  return () => clearTimeout(timer);
}
