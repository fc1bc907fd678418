import { fail } from '../errors.ts';
import { compileQuery, type Query } from '../plan/query.ts';
import { compileUpdate } from '../update/compile.ts';
import { upsertDoc } from '../update/upsert.ts';
import { decodeDoc } from '../values/decode.ts';
import { arrayOr, integerOr, optionalDoc, truthy, wrongType } from '../values/plain.ts';
import type { Doc, Value } from '../values/types.ts';
import { changeDoc, insertDoc, rowsToChange } from './change.ts';
import type { Call } from './engine.ts';
import { selectionOf, variablesOf } from './query.ts';
/** What one statement is applied to. */
export interface Target {
  call: Call;
  db: string;
  name: string;
}

export interface Updated {
  matched: number;
  modified: number;
  /** The `_id` of the document that an upsert made. */
  upserted: Value | undefined;
}

function queryOfStatement(statement: Doc, { call, name }: Target, limit: number): Query {
  const variables = statement.has('c') ? optionalDoc(statement, 'c') : variablesOf(call.command);
  return compileQuery({ ...selectionOf(call, name, statement, 'q'), limit, variables });
}

/** Applies one `{q, u, …}`. */
export function applyUpdate(target: Target, statement: Doc): Updated {
  const { db, name } = target;
  const { engine } = target.call;
  const isMulti = truthy(statement.get('multi'));
  const query = queryOfStatement(statement, target, isMulti ? 0 : 1);
  const change = compileUpdate(statement.get('u') ?? null, {
    arrayFilters: statement.has('arrayFilters') ? arrayOr(statement, 'arrayFilters') : undefined,
    variables: query.variables,
    strings: query.strings,
  });
  if (isMulti && change.isReplacement)
    fail('FailedToParse', 'multi update is not supported for replacement-style update');
  const result: Updated = { matched: 0, modified: 0, upserted: undefined };
  const collection = engine.catalog.find(db, name);
  if (collection) {
    for (const found of rowsToChange(engine, collection, query)) {
      result.matched++;
      if (changeDoc(engine, collection, found, query, change).isModified) result.modified++;
    }
  }
  if (result.matched > 0 || !truthy(statement.get('upsert'))) return result;
  const made = upsertDoc(query.filter, change);
  insertDoc(engine, engine.collectionToWrite(db, name), made);
  return { ...result, upserted: made.get('_id') ?? null };
}

/** Applies one `{q, limit, …}` and tells how many documents went. */
export function applyDelete(target: Target, statement: Doc): number {
  if (!statement.has('limit')) wrongType('delete.deletes.limit', undefined, 'a number');
  const limit = integerOr(statement, 'limit', -1);
  if (limit !== 0 && limit !== 1)
    fail('FailedToParse', `The limit field in delete objects must be 0 or 1. Got ${limit}`);
  const query = queryOfStatement(statement, target, limit);
  const { engine } = target.call;
  const collection = engine.catalog.find(target.db, target.name);
  if (!collection) return 0;
  let n = 0;
  for (const { id, bytes } of rowsToChange(engine, collection, query)) {
    engine.records.delete(collection, id, decodeDoc(bytes));
    n++;
  }
  return n;
}
