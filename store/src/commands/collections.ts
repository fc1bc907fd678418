import { Binary } from 'bson';
import type { Collection } from '../catalog/collection.ts';
import { fail, refuse } from '../errors.ts';
import { compileFilter } from '../match/compile.ts';
import { collationOrder } from '../sort/collation.ts';
import { equal } from '../values/compare.ts';
import { docOr, optionalDoc, show, stringOf, truthy } from '../values/plain.ts';
import { type Doc, doc, type Value } from '../values/types.ts';
import { type Call, type Engine, listed, targetOf } from './engine.ts';
import { pages } from './statistics.ts';

/** What a collection cannot be made with, and what to use instead. */
const refusedOptions = new Map<string, string>([
  ['changeStreamPreAndPostImages', 'change streams need a replica set'],
  ['viewOn', 'run the pipeline as an aggregate'],
  ['timeseries', 'use a plain collection with an index on its time'],
  ['capped', 'use a TTL index'],
  ['clusteredIndex', 'use a plain collection'],
  ['encryptedFields', 'encrypt before writing'],
  ['expireAfterSeconds', 'use a TTL index'],
]);

export const validationOptions = ['validator', 'validationLevel', 'validationAction'];

export const createFields = [
  'collation size max autoIndexId pipeline',
  ...validationOptions,
  ...refusedOptions.keys(),
].join(' ');

export function create(call: Call): Doc {
  const { engine, db, command } = call;
  const name = targetOf(call);
  for (const [option, instead] of refusedOptions) {
    const value = command.get(option);
    if (value !== undefined && value !== false && value !== null)
      refuse(`a collection with ${option}`, instead, 'InvalidOptions');
  }
  if (command.has('size') || command.has('max'))
    fail(
      'InvalidOptions',
      "the 'capped' field needs to be true when either the 'size' or 'max' fields are present",
    );
  const collation = optionalDoc(command, 'collation');
  const options = doc({ collation: collationOrder(collation) && collation });
  for (const option of validationOptions) {
    const value = command.get(option);
    if (value !== undefined) options.set(option, value);
  }
  const known = engine.catalog.find(db, name);
  // Whoever asks for what is there has got it.
  if (known && equal(known.options, options)) return new Map();
  if (known)
    fail(
      'NamespaceExists',
      `namespace ${db}.${name} already exists, but with different options: ${show(known.options)}`,
    );
  engine.beginWrite();
  engine.catalog.create(db, name, options);
  return new Map();
}

export function drop(call: Call): Doc {
  const collection = call.engine.catalog.find(call.db, targetOf(call));
  if (!collection) return new Map();
  const count = collection.indexes.length;
  dropCollection(call.engine, collection);
  return doc({ nIndexesWas: count, ns: `${call.db}.${collection.name}` });
}

function dropCollection(engine: Engine, collection: Collection): void {
  engine.beginWrite();
  engine.cursors.killAll(`${collection.db}.${collection.name}`);
  engine.catalog.drop(collection);
}

export function dropDatabase({ engine, db }: Call): Doc {
  const collections = engine.catalog.list(db);
  for (const collection of collections) dropCollection(engine, collection);
  return doc({ dropped: collections.length > 0 ? db : undefined });
}

export function renameCollection({ engine, command }: Call): Doc {
  const [fromDb, from] = namespaceOf(stringOf(command, 'renameCollection'));
  const [toDb, to] = namespaceOf(stringOf(command, 'to'));
  const collection = engine.catalog.find(fromDb, from);
  if (!collection) fail('NamespaceNotFound', `Source collection ${fromDb}.${from} does not exist`);
  const target = engine.catalog.find(toDb, to);
  if (target === collection) fail('IllegalOperation', "Can't rename a collection to itself");
  if (target && !truthy(command.get('dropTarget'))) fail('NamespaceExists', 'target namespace exists');
  if (target) dropCollection(engine, target);
  engine.beginWrite();
  engine.catalog.rename(collection, toDb, to);
  return new Map();
}

export function namespaceOf(text: string): [string, string] {
  const dot = text.indexOf('.');
  if (dot < 1) fail('InvalidNamespace', `Invalid namespace specified '${text}'`);
  return [text.slice(0, dot), text.slice(dot + 1)];
}

export function listCollections(call: Call): Doc {
  const { engine, db, command } = call;
  const matches = compileFilter(docOr(command, 'filter'));
  const isNameOnly = truthy(command.get('nameOnly'));
  const found = engine.catalog
    .list(db)
    .map((collection) => describe(collection))
    .filter((description) => matches(description))
    .map((description) =>
      isNameOnly ? doc({ name: description.get('name'), type: 'collection' }) : description,
    );
  return listed(call, `${db}.$cmd.listCollections`, found);
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
  const matches = compileFilter(docOr(command, 'filter'));
  const names = [...new Set(engine.catalog.list().map((collection) => collection.db))].sort();
  const databases = names
    .map((name) => doc({ name, sizeOnDisk: BigInt(pages(engine)), empty: false }))
    .filter((entry) => matches(entry))
    .map((entry): Value => (truthy(command.get('nameOnly')) ? doc({ name: entry.get('name') }) : entry));
  return doc({ databases, totalSize: BigInt(pages(engine)) });
}
