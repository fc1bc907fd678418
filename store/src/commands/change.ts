import { ObjectId } from 'bson';
import type { Collection } from '../catalog/collection.ts';
import { fail } from '../errors.ts';
import type { Found, Query } from '../plan/query.ts';
import type { CompiledUpdate } from '../update/compile.ts';
import { checkSameId } from '../update/upsert.ts';
import { decodeDoc } from '../values/decode.ts';
import { encodeDoc } from '../values/encode.ts';
import { type Doc, firstField, isDoc, typeName, type Value } from '../values/types.ts';
import type { Engine } from './engine.ts';

interface Changed {
  /** Decoded when first asked for. */
  before: () => Doc;
  after: Doc;
  isModified: boolean;
}

/** Applies an update to one found document. */
export function changeDoc(
  engine: Engine,
  collection: Collection,
  found: Found,
  query: Query,
  update: CompiledUpdate,
): Changed {
  const { id, bytes } = found;
  let decoded = found.doc;
  const before = (): Doc => (decoded ??= decodeDoc(bytes));
  const state = { position: -1 };
  if (update.isPositional) query.matches(before(), state);
  const after = update.apply(decodeDoc(bytes), state, false);
  if (!update.touched || update.touched.has('_id'))
    checkSameId(before().get('_id'), after.get('_id'), !update.touched);
  const encoded = encodeDoc(after);
  const isModified = (update.isNeverSame ?? false) || !encoded.equals(bytes);
  if (isModified) engine.records.update(collection, id, before, after, encoded, update.touched);
  return { before, after, isModified };
}

/** The rows to change. All are found before the first changes, or a row moved on by its change would be found again. */
export function* rowsToChange(engine: Engine, collection: Collection, query: Query): Generator<Found> {
  engine.beginWrite();
  if (query.limit === 1) return yield* engine.finder.find(collection, query);
  for (const id of [...engine.finder.find(collection, query)].map((found) => found.id)) {
    const bytes = engine.records.read(collection, id);
    if (bytes) yield { id, bytes };
  }
}

/** Inserts one document; an `_id` is made and put first where it is missing. */
export function insertDoc(engine: Engine, collection: Collection, source: Doc, raw?: Uint8Array): void {
  const id = source.get('_id');
  const isFirst = firstField(source)[0] === '_id';
  checkId(id);
  if (raw && isFirst) {
    engine.records.insert(collection, source, raw);
    return;
  }
  const whole: Doc = new Map<string, Value>([['_id', id === undefined ? new ObjectId() : id]]);
  for (const [name, value] of source) if (name !== '_id') whole.set(name, value);
  engine.records.insert(collection, whole, encodeDoc(whole));
}

function checkId(id: Value | undefined): void {
  if (id === undefined) return;
  const type = typeName(id);
  if (type === 'array' || type === 'regex' || type === 'undefined')
    fail('InvalidIdField', `The '_id' value cannot be of type ${type}`);
  const field = isDoc(id) ? [...id.keys()].find((name) => name.startsWith('$')) : undefined;
  if (field !== undefined)
    fail(
      'DollarPrefixedFieldName',
      `_id fields may not contain '$'-prefixed fields: ${field} is not valid for storage.`,
    );
}
