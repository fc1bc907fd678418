import { decodeDoc } from '../values/decode.ts';
import { words } from '../values/plain.ts';
import { type Doc, doc, type Value } from '../values/types.ts';
import { bulk, listOf } from './bulk.ts';
import { insertDoc } from './change.ts';
import { type Call, targetOf } from './engine.ts';
import { applyDelete, applyUpdate, type Target } from './statements.ts';
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
