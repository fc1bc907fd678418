import { ObjectId } from 'bson';
import type { Collection } from '../catalog/collection.ts';
import { fail } from '../errors.ts';
import { encodeDoc } from '../values/encode.ts';
import { typeName } from '../values/type-names.ts';
import { type Doc, isDoc, type Value } from '../values/types.ts';
import type { Engine } from './engine.ts';

/** Inserts one document; an `_id` is made and put first where it is missing. */
export function insertDoc(engine: Engine, collection: Collection, source: Doc, raw?: Uint8Array): void {
  const id = source.get('_id');
  const isFirst = source.keys().next().value === '_id';
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
