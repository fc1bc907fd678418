import { CommandError, fail } from '../errors.ts';
import { decodeDoc } from '../values/decode.ts';
import { arrayOr, onlyFields, wrongType } from '../values/plain.ts';
import { type Doc, doc, isDoc } from '../values/types.ts';
import type { Call } from './engine.ts';

/** Runs the statements of a bulk command; ordered ones stop at the first error. Gives the errors, if there are any. */
export function bulk<Item>(
  call: Call,
  items: Item[],
  apply: (item: Item, index: number) => void,
): Doc[] | undefined {
  if (items.length === 0 || items.length > 100_000)
    fail('InvalidLength', `Write batch sizes must be between 1 and 100000. Got ${items.length} operations.`);
  const isOrdered = call.command.get('ordered') ?? true;
  if (typeof isOrdered !== 'boolean') wrongType(`${call.name}.ordered`, isOrdered, "type 'bool'");
  const errors: Doc[] = [];
  for (const [index, item] of items.entries()) {
    try {
      apply(item, index);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      errors.push(doc({ index, code: error.code, ...error.extra, errmsg: error.message }));
      if (isOrdered) break;
    }
  }
  return errors.length > 0 ? errors : undefined;
}

/** The documents or statements of a bulk command, whichever way they came. */
export function listOf(call: Call, field: string, known?: ReadonlySet<string>): Doc[] {
  const sequence = call.sequences.get(field);
  if (!sequence && !call.command.has(field)) wrongType(`${call.name}.${field}`, undefined, 'an array');
  const list = sequence?.map((item) => decodeDoc(item, true)) ?? arrayOr(call.command, field);
  return list.map((item, at) => {
    if (!isDoc(item)) wrongType(`${call.name}.${field}.${at}`, item, "type 'object'");
    if (known) onlyFields(item, `${call.name}.${field}`, known);
    return item;
  });
}
