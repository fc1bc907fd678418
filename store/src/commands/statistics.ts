import { fail } from '../errors.ts';
import { scan, wholeCollection } from '../plan/scan.ts';
import { indexKeys } from '../storage/records.ts';
import { decodeDoc } from '../values/decode.ts';
import { integerOr } from '../values/plain.ts';
import { type Doc, doc, double, toNumber } from '../values/types.ts';
import { type Call, targetOf } from './engine.ts';

export function pages({ database }: Call['engine']): number {
  return Number(database.get('PRAGMA page_count')?.[0]) * Number(database.get('PRAGMA page_size')?.[0]);
}

export function collStats(call: Call): Doc {
  const scale = Math.max(1, integerOr(call.command, 'scale', 1));
  return collStatsOf(call.engine, call.db, targetOf(call), scale);
}

export function collStatsOf(engine: Call['engine'], db: string, name: string, scale: number): Doc {
  const collection = engine.catalog.find(db, name);
  const [count = 0, size = 0] = collection
    ? (engine.database.get(`SELECT count(*), coalesce(sum(length(doc)), 0) FROM c${collection.id}`) ?? [])
    : [];
  return doc({
    ns: `${db}.${name}`,
    count: Number(count),
    size: Math.trunc(Number(size) / scale),
    avgObjSize: Number(count) > 0 ? Math.trunc(Number(size) / Number(count)) : undefined,
    storageSize: Math.trunc(Number(size) / scale),
    capped: false,
    scaleFactor: scale,
    nindexes: collection?.indexes.length ?? 0,
  });
}

export function dbStats({ engine, db, command }: Call): Doc {
  const scale = Math.max(1, integerOr(command, 'scale', 1));
  const all = engine.catalog.list(db).map(({ name }) => collStatsOf(engine, db, name, 1));
  const sum = (field: string): number => all.reduce((total, one) => total + toNumber(one.get(field)), 0);
  const [objects, dataSize] = [sum('count'), sum('size')];
  return doc({
    db,
    collections: BigInt(all.length),
    views: 0n,
    objects: BigInt(objects),
    avgObjSize: double(objects > 0 ? dataSize / objects : 0),
    dataSize: double(dataSize / scale),
    storageSize: double(pages(engine) / scale),
    indexes: BigInt(sum('nindexes')),
    scaleFactor: BigInt(scale),
  });
}

/** Reads a whole collection and compares every index with the documents. */
export function validate(call: Call): Doc {
  const { engine, db } = call;
  const name = targetOf(call);
  const collection = engine.catalog.find(db, name);
  if (!collection) fail('NamespaceNotFound', `Collection '${db}.${name}' does not exist to validate.`);
  const errors: string[] = [];
  const counts = new Map(collection.indexes.map((index) => [index, 0]));
  let records = 0;
  for (const { id, bytes } of scan(engine.database, collection, wholeCollection)) {
    records++;
    const document = decodeDoc(bytes);
    for (const [index, count] of counts) {
      const { keys } = indexKeys(index, document);
      counts.set(index, count + keys.length);
      for (const key of keys) {
        if (!engine.database.get(`SELECT 1 FROM x${index.id} WHERE k = ? AND r = ?`, key, id))
          errors.push(`row ${id} is missing in index ${index.name}`);
      }
    }
  }
  for (const [index, count] of counts) {
    const stored = Number(engine.database.get(`SELECT count(*) FROM x${index.id}`)?.[0]);
    if (stored !== count)
      errors.push(`index ${index.name} has ${stored} entries, the documents have ${count}`);
  }
  const integrity = String(engine.database.get('PRAGMA quick_check(1)')?.[0]);
  if (integrity !== 'ok') errors.push(integrity);
  return doc({
    ns: `${db}.${name}`,
    nrecords: records,
    nIndexes: counts.size,
    valid: errors.length === 0,
    errors,
  });
}
