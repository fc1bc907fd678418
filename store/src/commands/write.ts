import { insertDoc } from './change.ts';
import { decodeDoc } from '../values/decode.ts';
import { type Call, targetOf } from './engine.ts';
import { CommandError, fail } from '../errors.ts';
import { arrayOr, onlyFields, words, wrongType } from '../values/plain.ts';
import { applyDelete, applyUpdate, type Target } from './statements.ts';
import { type Doc, doc, isDoc, type Value } from '../values/types.ts';

const updateFields = words('q u c upsert multi hint collation arrayFilters sort');
const deleteFields = words('q limit hint collation');

export function insert(call: Call): Doc {
  const { engine, db } = call;
  const name = targetOf(call);
  const raws = call.sequences.get('documents');
  const items: { source: Doc; raw?: Uint8Array }[] = raws
    ? raws.map((raw) => ({ source: decodeDoc(raw, true), raw }))
    : listOf(call, 'documents').map((source) => ({ source }));
  const collection = engine.collectionToWrite(db, name);
  let n = 0;
  const writeErrors = bulk(call, items, ({ source, raw }) => {
    insertDoc(engine, collection, source, raw);
    n++;
  });
  return doc({ n, writeErrors });
}

export function update(call: Call): Doc {
  const target: Target = { call, db: call.db, name: targetOf(call) };
  let n = 0;
  let nModified = 0;
  const upserted: Value[] = [];
  const writeErrors = bulk(call, listOf(call, 'updates', updateFields), (statement, index) => {
    const done = applyUpdate(target, statement);
    n += done.matched;
    nModified += done.modified;
    if (done.upserted === undefined) return;
    n++;
    upserted.push(doc({ index, _id: done.upserted }));
  });
  return doc({
    n,
    upserted: upserted.length > 0 ? upserted : undefined,
    nModified,
    writeErrors,
  });
}

export function remove(call: Call): Doc {
  const target: Target = { call, db: call.db, name: targetOf(call) };
  let n = 0;
  const writeErrors = bulk(call, listOf(call, 'deletes', deleteFields), (statement) => {
    n += applyDelete(target, statement);
  });
  return doc({ n, writeErrors });
}

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
