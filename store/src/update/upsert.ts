import { ObjectId } from 'bson';
import { fail } from '../errors.ts';
import { isOperatorDoc } from '../match/names.ts';
import { equal } from '../values/compare.ts';
import { splitPath } from '../values/path.ts';
import { BSONRegExp, type Doc, isDoc, type Value } from '../values/types.ts';
import type { CompiledUpdate } from './compile.ts';
import { mutate } from './paths.ts';

/** The document an upsert inserts: what the filter demands by equality, then the update. */
export function upsertDoc(filter: Doc, update: CompiledUpdate): Doc {
  const seed: Doc = new Map();
  const wanted = [...equalities(filter)];
  for (const [path, value] of wanted) {
    if (!update.isReplacement || path === '_id') mutate(seed, splitPath(path), () => value, true);
  }
  const result = update.apply(seed, { position: -1 }, true);
  const id = result.get('_id');
  if (id === undefined) return new Map<string, Value>([['_id', new ObjectId()], ...result]);
  result.delete('_id');
  return new Map<string, Value>([['_id', id], ...result]);
}

function* equalities(filter: Doc): Generator<[string, Value]> {
  for (const [path, value] of filter) {
    if (path === '$and' && Array.isArray(value)) {
      for (const branch of value) if (isDoc(branch)) yield* equalities(branch);
    } else if (path === '$or' && Array.isArray(value) && value.length === 1) {
      const [only] = value;
      if (isDoc(only)) yield* equalities(only);
    } else if (path.startsWith('$') || value instanceof BSONRegExp) continue;
    else if (!isOperatorDoc(value)) yield [path, value];
    else if (value.has('$eq')) yield [path, value.get('$eq') ?? null];
    else {
      const only = value.get('$in') ?? value.get('$all');
      const [item] = Array.isArray(only) && only.length === 1 ? only : [];
      if (item !== undefined && !isOperatorDoc(item) && !(item instanceof BSONRegExp)) yield [path, item];
    }
  }
}

/** Throws ImmutableField if an update changed `_id`. */
export function checkSameId(before: Value | undefined, after: Value | undefined): void {
  if (before !== undefined && (after === undefined || !equal(before, after))) {
    fail('ImmutableField', "Performing an update on the path '_id' would modify the immutable field '_id'");
  }
  if (after === undefined) fail('ImmutableField', "the (immutable) field '_id' cannot be removed");
}
