import { CommandError, refuse } from '../errors.ts';
import type { Collection } from '../catalog/collection.ts';
import { compileFilter } from '../match/compile.ts';
import { scan } from '../plan/scan.ts';
import { indexKeys } from '../storage/records.ts';
import { decodeDoc } from '../values/decode.ts';
import { encodeDoc } from '../values/encode.ts';
import { docOr, integerOr, optionalDoc, stringOf, truthy } from '../values/plain.ts';
import { Binary, doc } from '../values/types.ts';
import type { Doc, Value } from '../values/types.ts';
import type { Call } from './engine.ts';
import { targetOf } from './engine.ts';

const refusedOptions = new Map<string, string>([
  ['viewOn', 'run the pipeline as an aggregate'],
  ['validator', 'validate with the model'],
  ['timeseries', 'use a plain collection with an index on its time'],
  ['capped', 'use a TTL index'],
  ['clusteredIndex', 'use a plain collection'],
  ['encryptedFields', 'encrypt before writing'],
  ['expireAfterSeconds', 'use a TTL index'],
]);

export function create(call: Call): Doc {
  const { engine, db, command } = call;
  const name = targetOf(call);
  for (const [option, instead] of refusedOptions) {
    const value = command.get(option);
    if (value !== undefined && value !== false && value !== null)
      refuse(`a collection with ${option}`, instead, 'InvalidOptions');
  }
  if (engine.catalog.find(db, name))
    throw new CommandError('NamespaceExists', `Collection ${db}.${name} already exists.`);
  engine.beginWrite();
  engine.catalog.create(db, name);
  return doc({ ok: 1 });
}

export function drop(call: Call): Doc {
  const collection = call.engine.catalog.find(call.db, targetOf(call));
  if (!collection) return doc({ ok: 1 });
  call.engine.beginWrite();
  const count = collection.indexes.length;
  call.engine.cursors.killAll(`${call.db}.${collection.name}`);
  call.engine.catalog.drop(collection);
  return doc({ nIndexesWas: count, ns: `${call.db}.${collection.name}`, ok: 1 });
}

export function dropDatabase({ engine, db }: Call): Doc {
  const collections = engine.catalog.list(db);
  if (collections.length > 0) engine.beginWrite();
  for (const collection of collections) {
    engine.cursors.killAll(`${db}.${collection.name}`);
    engine.catalog.drop(collection);
  }
  return doc({ dropped: collections.length > 0 ? db : undefined, ok: 1 });
}

export function renameCollection({ engine, command }: Call): Doc {
  const [fromDb, from] = namespace(stringOf(command, 'renameCollection'));
  const [toDb, to] = namespace(stringOf(command, 'to'));
  const collection = engine.catalog.find(fromDb, from);
  if (!collection)
    throw new CommandError('NamespaceNotFound', `Source collection ${fromDb}.${from} does not exist`);
  const target = engine.catalog.find(toDb, to);
  if (target === collection)
    throw new CommandError('IllegalOperation', "Can't rename a collection to itself");
  if (target && !truthy(command.get('dropTarget')))
    throw new CommandError('NamespaceExists', 'target namespace exists');
  engine.beginWrite();
  if (target) {
    engine.cursors.killAll(`${toDb}.${to}`);
    engine.catalog.drop(target);
  }
  engine.catalog.rename(collection, toDb, to);
  return doc({ ok: 1 });
}

function namespace(text: string): [string, string] {
  const dot = text.indexOf('.');
  if (dot < 1) throw new CommandError('InvalidNamespace', `Invalid namespace specified '${text}'`);
  return [text.slice(0, dot), text.slice(dot + 1)];
}

export function listCollections({ engine, db, command }: Call): Doc {
  const matches = compileFilter(docOr(command, 'filter'));
  const isNameOnly = truthy(command.get('nameOnly'));
  const found = engine.catalog
    .list(db)
    .map((collection) => describe(collection))
    .filter((description) => matches(description))
    .map((description) =>
      encodeDoc(isNameOnly ? doc({ name: description.get('name'), type: 'collection' }) : description),
    );
  return engine.cursors.open(
    `${db}.$cmd.listCollections`,
    found.values(),
    integerOr(docOr(command, 'cursor'), 'batchSize', Infinity),
  );
}

function describe({ id, name, options, indexes }: Collection): Doc {
  const uuid = Buffer.alloc(16);
  uuid.writeUInt32BE(id, 12);
  uuid[6] = 0x40;
  uuid[8] = 0x80;
  return doc({
    name,
    type: 'collection',
    options,
    info: doc({ readOnly: false, uuid: new Binary(uuid, 4) }),
    idIndex: indexes[0]?.spec,
  });
}

export function listDatabases({ engine, command }: Call): Doc {
  const filter = optionalDoc(command, 'filter');
  const matches = compileFilter(filter ?? new Map());
  const names = [...new Set(engine.catalog.list().map((collection) => collection.db))].sort();
  const databases = names
    .map((name) => doc({ name, sizeOnDisk: BigInt(pages(engine)), empty: false }))
    .filter((entry) => matches(entry))
    .map((entry): Value => (truthy(command.get('nameOnly')) ? doc({ name: entry.get('name') }) : entry));
  return doc({ databases, totalSize: BigInt(pages(engine)), ok: 1 });
}

function pages({ database }: Call['engine']): number {
  return Number(database.get('PRAGMA page_count')?.[0]) * Number(database.get('PRAGMA page_size')?.[0]);
}

export function collStats(call: Call): Doc {
  const { engine, db } = call;
  const name = targetOf(call);
  const collection = engine.catalog.find(db, name);
  const [count = 0, size = 0] = collection
    ? (engine.database.get(`SELECT count(*), coalesce(sum(length(doc)), 0) FROM c${collection.id}`) ?? [])
    : [];
  return doc({
    ns: `${db}.${name}`,
    count: Number(count),
    size: Number(size),
    avgObjSize: Number(count) > 0 ? Number(size) / Number(count) : undefined,
    storageSize: Number(size),
    nindexes: collection?.indexes.length ?? 0,
    ok: 1,
  });
}

export function dbStats({ engine, db }: Call): Doc {
  const collections = engine.catalog.list(db);
  const indexes = collections.reduce((sum, collection) => sum + collection.indexes.length, 0);
  return doc({ db, collections: collections.length, views: 0, indexes, storageSize: pages(engine), ok: 1 });
}

/** Reads a whole collection and compares every index with the documents. */
export function validate(call: Call): Doc {
  const { engine, db } = call;
  const name = targetOf(call);
  const collection = engine.catalog.find(db, name);
  if (!collection)
    throw new CommandError('NamespaceNotFound', `Collection '${db}.${name}' does not exist to validate.`);
  const errors: string[] = [];
  const counts = new Map(collection.indexes.map((index) => [index, 0]));
  let records = 0;
  const all = { kind: 'collection', isBackward: false, isExact: true, isSorted: true } as const;
  for (const { id, bytes } of scan(engine.database, collection, all)) {
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
    ok: 1,
  });
}
