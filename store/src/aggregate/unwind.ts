import { fail } from '../errors.ts';
import { put, splitPath } from '../values/path.ts';
import { type Doc, isDoc, typeName, type Value } from '../values/types.ts';
import { asDoc, docOperand, type Stage } from './stage.ts';

export function unwind(operand: Value): Stage {
  const fields = 'path includeArrayIndex preserveNullAndEmptyArrays';
  const spec = docOperand('$unwind', asDoc('path', operand), fields);
  const path = spec.get('path');
  const indexField = spec.get('includeArrayIndex');
  const keepsEmpty = spec.get('preserveNullAndEmptyArrays') === true;
  if (path === undefined) fail(28812, 'no path specified to $unwind stage');
  if (typeof path !== 'string')
    fail(28808, `expected a string as the path for $unwind stage, got ${typeName(path)}`);
  if (!path.startsWith('$'))
    fail(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`);
  const parts = splitPath(path.slice(1));
  return function* unwound(docs, { engine }) {
    for (const doc of docs) {
      // A number in the path is a name: arrays are not gone through.
      const value = parts.reduce<Value | undefined>(
        (at, part) => (isDoc(at) ? at.get(part) : undefined),
        doc,
      );
      if (Array.isArray(value) && value.length > 0)
        for (const [i, item] of value.entries()) {
          engine.finder.checkTime();
          yield place(doc, item, BigInt(i));
        }
      else if (Array.isArray(value) || value === undefined || value === null) {
        if (keepsEmpty) yield place(doc, Array.isArray(value) ? undefined : value, null);
      } else yield place(doc, value, null);
    }
  };

  function place(doc: Doc, item: Value | undefined, index: Value): Doc {
    const copy = put(new Map(doc), parts, item);
    if (typeof indexField === 'string') put(copy, splitPath(indexField), index);
    return copy;
  }
}
