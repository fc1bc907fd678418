import { CommandError, refuse } from '../errors.ts';
import type { Collection, Index } from '../catalog/collection.ts';
import { compileFilter } from '../match/compile.ts';
import { scan } from '../plan/scan.ts';
import { equal } from '../values/compare.ts';
import { decodeDoc } from '../values/decode.ts';
import { encodeDoc } from '../values/encode.ts';
import { arrayOr, docOr, integerOr, show, truthy } from '../values/plain.ts';
import { doc, isDoc, isNumeric, toNumber } from '../values/types.ts';
import type { Doc, Value } from '../values/types.ts';
import type { Call, Engine } from './engine.ts';
import { targetOf } from './engine.ts';

const kinds = new Map<string, string>([
  ['text', 'use the search index'],
  ['2d', 'geo queries need MongoDB itself'],
  ['2dsphere', 'geo queries need MongoDB itself'],
]);
const known = new Set(['v', 'key', 'name', 'unique', 'sparse', 'partialFilterExpression', 'expireAfterSeconds', 'background', 'hidden', 'collation', 'ns']); // prettier-ignore

export function createIndexes(call: Call): Doc {
  const { engine, db } = call;
  const specs = arrayOr(call.command, 'indexes').map((spec) => readSpec(isDoc(spec) ? spec : new Map()));
  if (specs.length === 0) throw new CommandError('BadValue', 'Must specify at least one index to create');
  const isNew = !engine.catalog.find(db, targetOf(call));
  const collection = engine.collectionToWrite(db, targetOf(call));
  const before = collection.indexes.length;
  for (const spec of specs) createIndex(engine, collection, spec);
  return doc({
    numIndexesBefore: before,
    numIndexesAfter: collection.indexes.length,
    createdCollectionAutomatically: isNew,
    ok: 1,
  });
}

function readSpec(spec: Doc): Doc {
  const key = docOr(spec, 'key');
  if (key.size === 0) throw new CommandError('CannotCreateIndex', 'Index keys cannot be empty.');
  if (key.size > 31) throw new CommandError(13103, 'too many compound keys: at most 31');
  for (const [path, kind] of key) checkField(path, kind);
  for (const name of spec.keys()) {
    if (!known.has(name))
      throw new CommandError(
        'InvalidOptions',
        `The field '${name}' is not valid for an index specification of the embedded store. Specification: ${show(spec)}`,
      );
  }
  const result: Doc = new Map<string, Value>([['v', 2], ['key', key], ['name', spec.get('name') ?? defaultName(key)]]); // prettier-ignore
  const collation = spec.get('collation');
  const hasCollation = isDoc(collation) && collation.size > 0 && collation.get('locale') !== 'simple';
  if (hasCollation && truthy(spec.get('unique')))
    refuse(
      'collation on a unique index',
      'keep a normalised copy of the field and index that',
      'CannotCreateIndex',
    );
  for (const name of ['unique', 'sparse', 'hidden'] as const)
    if (truthy(spec.get(name))) result.set(name, true);
  if (hasCollation) result.set('collation', collation);
  const partial = spec.get('partialFilterExpression');
  if (partial !== undefined) {
    if (!isDoc(partial))
      throw new CommandError('TypeMismatch', "The field 'partialFilterExpression' must be an object");
    if (truthy(spec.get('sparse')))
      throw new CommandError(
        'CannotCreateIndex',
        "cannot mix 'partialFilterExpression' and 'sparse' options",
      );
    compileFilter(partial);
    result.set('partialFilterExpression', partial);
  }
  const expires = spec.get('expireAfterSeconds');
  if (expires !== undefined && expires !== null) {
    if (!isNumeric(expires) || toNumber(expires) < 0)
      throw new CommandError(
        'CannotCreateIndex',
        `TTL index 'expireAfterSeconds' option must be a number from 0: ${show(expires)}`,
      );
    if (key.size > 1)
      throw new CommandError(
        'CannotCreateIndex',
        'TTL indexes are single-field indexes, compound indexes do not support TTL',
      );
    result.set('expireAfterSeconds', expires);
  }
  return result;
}

function checkField(path: string, kind: Value): void {
  const instead = typeof kind === 'string' ? kinds.get(kind) : undefined;
  if (instead) refuse(`an index of kind '${String(kind)}'`, instead, 'CannotCreateIndex');
  if (path.includes('$**')) refuse('a wildcard index', 'index the fields by name', 'CannotCreateIndex');
  // A hashed index serves equality, which an ascending one does as well.
  if (kind === 'hashed') return;
  if (!isNumeric(kind) || toNumber(kind) === 0 || Number.isNaN(toNumber(kind))) {
    throw new CommandError(
      'CannotCreateIndex',
      `Values in v:2 index key pattern cannot be of this type or 0: ${path}: ${show(kind)}`,
    );
  }
  if (
    path
      .split('.')
      .some((part) => part === '' || (part.startsWith('$') && !['$id', '$ref', '$db'].includes(part)))
  ) {
    throw new CommandError('CannotCreateIndex', `Index key contains an illegal field name: '${path}'`);
  }
}

function defaultName(key: Doc): string {
  return [...key].map(([path, kind]) => `${path}_${isNumeric(kind) ? toNumber(kind) : show(kind)}`).join('_');
}

function createIndex(engine: Engine, collection: Collection, spec: Doc): void {
  const key = spec.get('key') ?? null;
  const sameKey = collection.indexes.find(
    (index) =>
      equal(index.spec.get('key') ?? null, key) &&
      sameOption(index, spec, 'partialFilterExpression') &&
      sameOption(index, spec, 'collation'),
  );
  const sameName = collection.indexes.find((index) => index.name === spec.get('name'));
  if (sameKey?.name === '_id_') return;
  if (
    sameKey &&
    ['unique', 'sparse', 'expireAfterSeconds'].every((name) => sameOption(sameKey, spec, name))
  ) {
    if (sameKey.name === spec.get('name')) return;
    throw new CommandError(
      'IndexOptionsConflict',
      `Index already exists with a different name: ${sameKey.name}`,
    );
  }
  if (sameName)
    throw new CommandError(
      'IndexKeySpecsConflict',
      `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${show(spec)}, existing index: ${show(sameName.spec)}`,
    );
  if (sameKey)
    throw new CommandError(
      'IndexOptionsConflict',
      `An equivalent index already exists with a different name or options: ${sameKey.name}`,
    );
  const index = engine.catalog.addIndex(collection, spec);
  try {
    const all = { kind: 'collection', isBackward: false, isExact: true, isSorted: true } as const;
    for (const { id, bytes } of scan(engine.database, collection, all))
      engine.records.enter(collection, index, id, decodeDoc(bytes));
  } catch (error) {
    engine.catalog.dropIndex(collection, index);
    throw error;
  }
}

function sameOption(index: Index, spec: Doc, name: string): boolean {
  return equal(index.spec.get(name) ?? null, spec.get(name) ?? null);
}

function existing(call: Call): Collection {
  const name = targetOf(call);
  const collection = call.engine.catalog.find(call.db, name);
  if (!collection) throw new CommandError('NamespaceNotFound', `ns does not exist: ${call.db}.${name}`);
  return collection;
}

export function listIndexes(call: Call): Doc {
  const collection = existing(call);
  const rows = collection.indexes.map((index) => encodeDoc(index.spec));
  return call.engine.cursors.open(
    `${call.db}.${collection.name}`,
    rows.values(),
    integerOr(docOr(call.command, 'cursor'), 'batchSize', Infinity),
  );
}

export function dropIndexes(call: Call): Doc {
  const { engine, command } = call;
  const collection = existing(call);
  const before = collection.indexes.length;
  engine.beginWrite();
  engine.cursors.killAll(`${call.db}.${collection.name}`);
  const wanted = command.get('index');
  for (const item of Array.isArray(wanted) ? wanted : [wanted ?? null]) {
    if (item === '*') {
      for (const index of collection.indexes.slice(1)) engine.catalog.dropIndex(collection, index);
      continue;
    }
    const index = collection.indexes.find(({ name, spec }) =>
      typeof item === 'string' ? name === item : equal(spec.get('key') ?? null, item),
    );
    if (!index)
      throw new CommandError(
        'IndexNotFound',
        `can't find index with ${isDoc(item) ? 'key: ' : 'name '}${isDoc(item) ? show(item) : `[${String(item)}]`}`,
      );
    if (index.name === '_id_') throw new CommandError('InvalidOptions', 'cannot drop _id index');
    engine.catalog.dropIndex(collection, index);
  }
  return doc({ nIndexesWas: before, ok: 1 });
}

/** Changes a TTL or hides an index; other changes of a collection are refused. */
export function collMod(call: Call): Doc {
  const { engine, command } = call;
  const collection = existing(call);
  for (const name of [
    'validator',
    'validationLevel',
    'validationAction',
    'viewOn',
    'pipeline',
    'changeStreamPreAndPostImages',
    'timeseries',
  ]) {
    if (command.has(name)) refuse(`collMod with ${name}`, 'validate with the model', 'InvalidOptions');
  }
  const change = docOr(command, 'index');
  if (change.size === 0) return doc({ ok: 1 });
  const index = collection.indexes.find(({ name, spec }) =>
    change.has('name')
      ? name === change.get('name')
      : equal(spec.get('key') ?? null, change.get('keyPattern') ?? null),
  );
  if (!index) throw new CommandError('IndexNotFound', 'cannot find index for collMod');
  engine.beginWrite();
  const spec: Doc = new Map(index.spec);
  for (const name of ['expireAfterSeconds', 'hidden']) {
    const value = change.get(name);
    if (value !== undefined) spec.set(name, value);
  }
  engine.catalog.changeIndex(collection, index, spec);
  return doc({ ok: 1 });
}
