import { fail } from '../errors.ts';
import { docOr, integerOr, onlyFields, optionalDoc, stringOf, truthy, words } from '../values/plain.ts';
import { type Doc, doc, firstField, type Value } from '../values/types.ts';
import { insertDoc } from './change.ts';
import { namespaceOf } from './collections.ts';
import { type Call, listed } from './engine.ts';
import { applyDelete, applyUpdate, type Target } from './statements.ts';
import { bulk, listOf } from './write.ts';

type Totals = Record<'nInserted' | 'nMatched' | 'nModified' | 'nUpserted' | 'nDeleted', number>;

const operationFields = {
  insert: words('insert document'),
  update: words('update filter updateMods constants multi upsert hint collation arrayFilters sort'),
  delete: words('delete filter multi hint collation'),
};

/** Writes of every kind into any collections, as the client's own `bulkWrite` sends them. */
export function bulkWrite(call: Call): Doc {
  const sum: Totals = { nInserted: 0, nMatched: 0, nModified: 0, nUpserted: 0, nDeleted: 0 };
  const isBrief = truthy(call.command.get('errorsOnly'));
  const targets = listOf(call, 'nsInfo').map((info): Target => {
    const [db, name] = namespaceOf(stringOf(info, 'ns'));
    return { call, db, name };
  });
  const results: Doc[] = [];
  const errors = bulk(call, listOf(call, 'ops'), (operation, idx) => {
    const more = apply(operation, targets, sum);
    if (!isBrief) results.push(doc({ ok: 1, idx, ...more }));
  });
  for (const error of errors ?? []) {
    const { index: idx, ...rest } = Object.fromEntries(error);
    results.push(doc({ ok: 0, idx, n: 0, ...rest }));
  }
  results.sort((a, b) => integerOr(a, 'idx', 0) - integerOr(b, 'idx', 0));
  const opened = listed(call, 'admin.$cmd.bulkWrite', results);
  return new Map<string, Value>([...opened, ['nErrors', errors?.length ?? 0], ...Object.entries(sum)]);
}

/** Does one of the writes, adds it to the totals, and gives what its own result says. */
function apply(operation: Doc, targets: Target[], sum: Totals): Record<string, Value | undefined> {
  const kind = firstField(operation)[0];
  if (kind !== 'insert' && kind !== 'update' && kind !== 'delete')
    fail('FailedToParse', `bulkWrite knows no operation '${kind}'`);
  onlyFields(operation, `bulkWrite.${kind}`, operationFields[kind]);
  const target = targets[integerOr(operation, kind, -1)];
  if (!target) fail('BadValue', `BulkWrite ops entry has an invalid nsInfo index`);
  if (kind === 'insert') {
    const { engine } = target.call;
    insertDoc(engine, engine.collectionToWrite(target.db, target.name), docOr(operation, 'document'));
    sum.nInserted++;
    return { n: 1 };
  }
  const statement: Doc = new Map([...operation, ['q', docOr(operation, 'filter')]]);
  if (kind === 'delete') {
    const n = applyDelete(target, statement.set('limit', truthy(operation.get('multi')) ? 0 : 1));
    sum.nDeleted += n;
    return { n };
  }
  statement.set('u', operation.get('updateMods') ?? null);
  if (operation.has('constants')) statement.set('c', optionalDoc(operation, 'constants') ?? new Map());
  const { matched, modified, upserted } = applyUpdate(target, statement);
  sum.nMatched += matched;
  sum.nModified += modified;
  if (upserted === undefined) return { n: matched, nModified: modified };
  sum.nUpserted++;
  return { n: 1, nModified: modified, upserted: doc({ _id: upserted }) };
}
