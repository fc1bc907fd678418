import { CommandError, fail } from '../errors.ts';
import { decodeDoc } from '../values/decode.ts';
import { arrayOr, onlyFields } from '../values/plain.ts';
import { type Doc, doc, isDoc, typeName, type Value } from '../values/types.ts';
import type { Call } from './engine.ts';

/** Runs the statements of a bulk command; ordered ones stop at the first error. */
export function bulk<Item>(call: Call, items: Item[], apply: (item: Item, index: number) => void): Value[] {
  if (items.length === 0 || items.length > 100_000)
    fail('InvalidLength', `Write batch sizes must be between 1 and 100000. Got ${items.length} operations.`);
  const isOrdered = call.command.get('ordered') ?? true;
  if (typeof isOrdered !== 'boolean')
    fail(
      'TypeMismatch',
      `BSON field '${call.name}.ordered' is the wrong type '${typeName(isOrdered)}', expected type 'bool'`,
    );
  const errors: Value[] = [];
  for (const [index, item] of items.entries()) {
    try {
      apply(item, index);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      errors.push(doc({ index, code: error.code, ...error.extra, errmsg: error.message }));
      if (isOrdered) break;
    }
  }
  return errors;
}

/** The documents or statements of a bulk command, whichever way they came. */
export function listOf(call: Call, field: string, known?: ReadonlySet<string>): Doc[] {
  const sequence = call.sequences.get(field);
  if (!sequence && !call.command.has(field))
    fail(40414, `BSON field '${call.name}.${field}' is missing but a required field`);
  const list = sequence?.map((item) => decodeDoc(item, true)) ?? arrayOr(call.command, field);
  return list.map((item, at) => {
    if (!isDoc(item))
      fail(
        'TypeMismatch',
        `BSON field '${call.name}.${field}.${at}' is the wrong type '${typeName(item)}', expected type 'object'`,
      );
    if (known) onlyFields(item, `${call.name}.${field}`, known);
    return item;
  });
}
