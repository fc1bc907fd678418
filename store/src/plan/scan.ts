import type { Collection } from '../catalog/collection.ts';
import type { Database, Row } from '../storage/database.ts';
import type { Plan } from './choose.ts';
import type { IndexScan } from './index-scan.ts';

/** A document as stored, with its row number. */
export interface Stored {
  id: number;
  bytes: Uint8Array;
}

/** Every document in the order of entry. */
export const wholeCollection = {
  kind: 'collection',
  isBackward: false,
  isExact: true,
  isSorted: true,
} as const;

const largestChunk = 256;

/** As an expression: SQLite would plan a statement with a bare `LIMIT ?` anew at each run. */
const limit = 'LIMIT 0 + ?';

/**
 * Reads what a plan names, chunk by chunk, each with a statement of its own: between chunks nothing is held open, so
 * a cursor may rest for minutes while others write. `first` is how many rows the first chunk takes.
 */
export function* scan(database: Database, collection: Collection, plan: Plan, first = 32): Generator<Stored> {
  if (plan.kind === 'collection') yield* scanCollection(database, collection, plan.isBackward, first);
  else if (plan.kind === 'index') yield* scanIndex(database, collection, plan, first);
  else {
    const seen = new Set<number>();
    for (const part of plan.scans) {
      for (const row of scan(database, collection, part, first)) {
        if (!seen.has(row.id)) yield row;
        seen.add(row.id);
      }
    }
  }
}

function* scanCollection(
  database: Database,
  { id }: Collection,
  isBackward: boolean,
  first: number,
): Generator<Stored> {
  const sql = isBackward
    ? `SELECT id, doc FROM c${id} WHERE id < ? ORDER BY id DESC ${limit}`
    : `SELECT id, doc FROM c${id} WHERE id > ? ORDER BY id ${limit}`;
  let last = isBackward ? Number.MAX_SAFE_INTEGER : -1;
  for (let size = first; ; size = Math.min(size * 2, largestChunk)) {
    const rows = database.all(sql, last, size);
    for (const row of rows) {
      const stored = toStored(row[0], row[1]);
      last = stored.id;
      yield stored;
    }
    if (rows.length < size) return;
  }
}

function* scanIndex(
  database: Database,
  { id }: Collection,
  plan: IndexScan,
  first: number,
): Generator<Stored> {
  const { index, isBackward } = plan;
  const from = `SELECT x.k, x.r, c.doc FROM x${index.id} x CROSS JOIN c${id} c ON c.id = x.r`;
  const order = isBackward ? `ORDER BY x.k DESC, x.r DESC ${limit}` : `ORDER BY x.k, x.r ${limit}`;
  const start = `${from} WHERE x.k >= ? AND x.k < ? ${order}`;
  const next = isBackward
    ? `${from} WHERE x.k >= ? AND (x.k, x.r) < (?, ?) ${order}`
    : `${from} WHERE (x.k, x.r) > (?, ?) AND x.k < ? ${order}`;
  const seen = index.multikey === 0 ? undefined : new Set<number>();
  let size = first;
  for (const [low, high] of isBackward ? plan.ranges.toReversed() : plan.ranges) {
    let rows = database.all(start, low, high, size);
    for (;;) {
      let key: Row[number] = null;
      let row = -1;
      for (const [k = null, r, doc] of rows) {
        key = k;
        row = Number(r);
        if (seen?.has(row)) continue;
        seen?.add(row);
        yield toStored(r, doc);
      }
      if (rows.length < size) break;
      size = Math.min(size * 2, largestChunk);
      rows = isBackward ? database.all(next, low, key, row, size) : database.all(next, key, row, high, size);
    }
  }
}

function toStored(id: Row[number] | undefined, bytes: Row[number] | undefined): Stored {
  if (typeof id === 'number' && bytes instanceof Uint8Array) return { id, bytes };
  throw new Error('the database is damaged: a row is not a document');
}
