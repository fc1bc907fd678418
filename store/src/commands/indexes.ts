import { type Collection, type Index, indexOf } from '../catalog/collection.ts';
import { fail, refuse } from '../errors.ts';
import { scan, wholeCollection } from '../plan/scan.ts';
import { equal } from '../values/compare.ts';
import { decodeDoc } from '../values/decode.ts';
import { docOr, onlyFields, show, words, wrongType } from '../values/plain.ts';
import { type Doc, doc, isDoc, type Value } from '../values/types.ts';
import { validationOptions } from './collections.ts';
import { type Call, type Engine, listed, targetOf } from './engine.ts';
import { readSpec } from './index-spec.ts';
import { listOf } from './write.ts';

export function createIndexes(call: Call): Doc {
  const { engine, db } = call;
  const inherited = engine.catalog.find(db, targetOf(call))?.options.get('collation');
  const specs = listOf(call, 'indexes').map((spec) => readSpec(spec, inherited));
  if (specs.length === 0) fail('BadValue', 'Must specify at least one index to create');
  const isNew = !engine.catalog.find(db, targetOf(call));
  const collection = engine.collectionToWrite(db, targetOf(call));
  const before = collection.indexes.length;
  for (const spec of specs) createIndex(engine, collection, spec);
  return doc({
    numIndexesBefore: before,
    numIndexesAfter: collection.indexes.length,
    createdCollectionAutomatically: isNew,
  });
}

function createIndex(engine: Engine, collection: Collection, spec: Doc): void {
  const key = spec.get('key') ?? null;
  const sameKey = collection.indexes.find(
    (index) =>
      equal(index.spec.get('key') ?? null, key) &&
      sameOption(index, spec, 'partialFilterExpression') &&
      sameOption(index, spec, 'collation'),
  );
  const sameName = indexOf(collection, spec.get('name') ?? null);
  if (sameKey?.name === '_id_') return;
  if (
    sameKey &&
    ['unique', 'sparse', 'expireAfterSeconds'].every((name) => sameOption(sameKey, spec, name))
  ) {
    if (sameKey.name === spec.get('name')) return;
    fail('IndexOptionsConflict', `Index already exists with a different name: ${sameKey.name}`);
  }
  if (sameName)
    fail(
      'IndexKeySpecsConflict',
      `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${show(spec)}, existing index: ${show(sameName.spec)}`,
    );
  if (sameKey)
    fail(
      'IndexOptionsConflict',
      `An equivalent index already exists with a different name or options: ${sameKey.name}`,
    );
  const index = engine.catalog.addIndex(collection, spec);
  try {
    for (const { id, bytes } of scan(engine.database, collection, wholeCollection))
      engine.records.enter(collection, index, id, decodeDoc(bytes));
  } catch (error) {
    engine.catalog.dropIndex(collection, index);
    throw error;
  }
}

function sameOption(index: Index, spec: Doc, name: string): boolean {
  return equal(index.spec.get(name) ?? null, spec.get(name) ?? null);
}

function existing(call: Call, missing = 'ns does not exist: '): Collection {
  const name = targetOf(call);
  const collection = call.engine.catalog.find(call.db, name);
  if (!collection) fail('NamespaceNotFound', `${missing}${call.db}.${name}`);
  return collection;
}

export function listIndexes(call: Call): Doc {
  const collection = existing(call);
  const specs = collection.indexes.map(({ spec }) => spec);
  return listed(call, `${call.db}.${collection.name}`, specs);
}

export function dropIndexes(call: Call): Doc {
  const { engine, command } = call;
  const collection = existing(call, 'ns not found ');
  const before = collection.indexes.length;
  engine.beginWrite();
  engine.cursors.killAll(`${call.db}.${collection.name}`);
  const wanted = command.get('index') ?? null;
  if (
    Array.isArray(wanted)
      ? !wanted.every((name) => typeof name === 'string')
      : !isDoc(wanted) && typeof wanted !== 'string'
  )
    wrongType('dropIndexes.index', wanted, "types '[string, object, array of strings]'");
  for (const item of Array.isArray(wanted) ? wanted : [wanted]) {
    if (item === '*') {
      for (const index of collection.indexes.slice(1)) engine.catalog.dropIndex(collection, index);
      continue;
    }
    const index = indexOf(collection, item);
    if (!index)
      fail(
        'IndexNotFound',
        isDoc(item)
          ? `can't find index with key: ${show(item)}`
          : `index not found with name [${String(item)}]`,
      );
    if (index.name === '_id_') fail('InvalidOptions', 'cannot drop _id index');
    engine.catalog.dropIndex(collection, index);
  }
  return doc({ nIndexesWas: before });
}

const refusedChanges = ['viewOn', 'pipeline', 'changeStreamPreAndPostImages', 'timeseries'];

export const collModFields = ['index', ...validationOptions, ...refusedChanges].join(' ');

/** Changes a TTL, hides an index, or sets a validator; other changes of a collection are refused. */
export function collMod(call: Call): Doc {
  const { engine, command } = call;
  const collection = existing(call);
  for (const name of refusedChanges) {
    if (command.has(name)) refuse(`collMod with ${name}`, 'use a plain collection', 'InvalidOptions');
  }
  const validation = validationOptions.filter((name) => command.has(name));
  if (validation.length > 0) {
    engine.beginWrite();
    const set = validation.map((name): [string, Value] => [name, command.get(name) ?? null]);
    engine.catalog.changeOptions(collection, new Map([...collection.options, ...set]));
  }
  const change = docOr(command, 'index');
  if (change.size === 0) return new Map();
  onlyFields(change, 'collMod.index', words('name keyPattern expireAfterSeconds hidden'));
  const index = indexOf(collection, change.get('name') ?? change.get('keyPattern') ?? null);
  if (!index) fail('IndexNotFound', 'cannot find index for collMod');
  engine.beginWrite();
  const spec: Doc = new Map(index.spec);
  for (const name of ['expireAfterSeconds', 'hidden']) {
    const value = change.get(name);
    if (value !== undefined) spec.set(name, value);
  }
  engine.catalog.changeIndex(collection, index, spec);
  return new Map();
}
