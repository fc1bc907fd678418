import { BSONRegExp, ObjectId } from 'bson';
import { fail } from '../errors.ts';
import { equal } from '../values/compare.ts';
import { splitPath } from '../values/path.ts';
import { show } from '../values/plain.ts';
import { type Doc, isDoc, type Value } from '../values/types.ts';
import type { CompiledUpdate } from './compile.ts';
import { mutate } from './paths.ts';
import { isOperatorDoc } from '../match/matcher.ts';
/** The document an upsert inserts: what the filter demands by equality, then the update. */
export function upsertDoc(filter: Doc, update: CompiledUpdate): Doc {
  const seed: Doc = new Map();
  const wanted = [...equalities(filter)];
  if (!update.isReplacement) checkSingle(wanted.map(([path]) => path));
  for (const [path, value] of wanted) {
    if (!update.isReplacement || path === '_id') mutate(seed, splitPath(path), () => value, 'make');
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

/** Throws where a filter asks a path to equal two things, or a path and one inside it. */
function checkSingle(paths: string[]): void {
  for (const [i, path] of paths.entries()) {
    for (const other of paths.slice(0, i)) {
      if (other === path)
        fail('NotSingleValueField', `cannot infer query fields to set, path '${path}' is matched twice`);
      if (path.startsWith(`${other}.`) || other.startsWith(`${path}.`))
        fail(
          'NotSingleValueField',
          `cannot infer query fields to set, both paths '${other}' and '${path}' are matched`,
        );
    }
  }
}

/** Throws ImmutableField if an update changed `_id`. */
export function checkSameId(before: Value | undefined, after: Value | undefined, isWhole: boolean): void {
  if (before !== undefined && (after === undefined || !equal(before, after))) {
    const altered = `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${show(after)}`;
    fail(
      'ImmutableField',
      isWhole ? altered : "Performing an update on the path '_id' would modify the immutable field '_id'",
    );
  }
  if (after === undefined) fail('ImmutableField', "the (immutable) field '_id' cannot be removed");
}
