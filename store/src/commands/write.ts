import { CommandError } from '../errors.ts';
import type { Collection } from '../catalog/collection.ts';
import { compileFilter } from '../match/compile.ts';
import type { Query } from '../plan/query.ts';
import { collationOrder } from '../sort/collation.ts';
import { sortFields } from '../sort/order.ts';
import { compileUpdate } from '../update/compile.ts';
import type { CompiledUpdate } from '../update/compile.ts';
import { checkSameId, upsertDoc } from '../update/upsert.ts';
import { equal } from '../values/compare.ts';
import { decodeDoc } from '../values/decode.ts';
import { encodeDoc } from '../values/encode.ts';
import { arrayOr, docOr, integerOr, optionalDoc, truthy } from '../values/plain.ts';
import { doc, isDoc } from '../values/types.ts';
import type { Doc, Value } from '../values/types.ts';
import type { Call, Engine } from './engine.ts';
import { targetOf } from './engine.ts';
import { insertDoc } from './insert.ts';
import { variablesOf } from './read.ts';

/** Runs the statements of a bulk command; ordered ones stop at the first error. */
function bulk<Item>(call: Call, items: Item[], apply: (item: Item, index: number) => void): Value[] {
  if (items.length === 0 || items.length > 100_000)
    throw new CommandError(
      'InvalidLength',
      `Write batch sizes must be between 1 and 100000. Got ${items.length} operations.`,
    );
  const isOrdered = call.command.get('ordered') === undefined || truthy(call.command.get('ordered'));
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

function statements(call: Call, field: string): Doc[] {
  const sequence = call.sequences.get(field);
  if (sequence) return sequence.map(decodeDoc);
  return arrayOr(call.command, field).map((item) => {
    if (isDoc(item)) return item;
    throw new CommandError('TypeMismatch', `BSON field '${call.name}.${field}' must hold objects`);
  });
}

export function insert(call: Call): Doc {
  const { engine, db } = call;
  const name = targetOf(call);
  const raws = call.sequences.get('documents');
  const items: { source: Doc; raw?: Uint8Array }[] = raws
    ? raws.map((raw) => ({ source: decodeDoc(raw), raw }))
    : statements(call, 'documents').map((source) => ({ source }));
  const collection = engine.collectionToWrite(db, name);
  let n = 0;
  const writeErrors = bulk(call, items, ({ source, raw }) => {
    insertDoc(engine, collection, source, raw);
    n++;
  });
  return doc({ n, writeErrors: writeErrors.length > 0 ? writeErrors : undefined, ok: 1 });
}

interface Changed {
  before: Doc;
  after: Doc;
}

/** Applies an update to one found document; undefined if that changed nothing. */
export function changeDoc(
  engine: Engine,
  collection: Collection,
  id: number,
  bytes: Uint8Array,
  query: Query,
  update: CompiledUpdate,
): Changed & { isModified: boolean } {
  const before = decodeDoc(bytes);
  const state = { position: -1 };
  compileFilter(query.filter, query)(before, state);
  const after = update.apply(decodeDoc(bytes), state, false);
  const [oldId, newId] = [before.get('_id'), after.get('_id')];
  checkSameId(oldId, newId, oldId !== undefined && newId !== undefined && equal(oldId, newId));
  const encoded = encodeDoc(after);
  const isModified = !encoded.equals(bytes);
  if (isModified) engine.records.update(collection, id, before, after, encoded, update.touched);
  return { before, after, isModified };
}

function queryOfStatement(statement: Doc, call: Call, limit: number): Query {
  return {
    filter: docOr(statement, 'q'),
    sort: sortFields(docOr(statement, 'sort')),
    limit,
    hint: statement.get('hint'),
    strings: collationOrder(optionalDoc(statement, 'collation')),
    variables: statement.has('c') ? optionalDoc(statement, 'c') : variablesOf(call.command),
  };
}

export function update(call: Call): Doc {
  const { engine, db } = call;
  const collectionName = targetOf(call);
  let n = 0;
  let nModified = 0;
  const upserted: Value[] = [];
  const writeErrors = bulk(call, statements(call, 'updates'), (statement, index) => {
    const isMulti = truthy(statement.get('multi'));
    const query = queryOfStatement(statement, call, isMulti ? 0 : 1);
    const filters = statement.has('arrayFilters') ? arrayOr(statement, 'arrayFilters') : undefined;
    const change = compileUpdate(statement.get('u') ?? null, {
      arrayFilters: filters,
      variables: query.variables,
      strings: query.strings,
    });
    if (isMulti && change.isReplacement)
      throw new CommandError('FailedToParse', 'multi update is not supported for replacement-style update');
    compileFilter(query.filter, query);
    let matched = 0;
    const collection = engine.catalog.find(db, collectionName);
    if (collection) {
      engine.beginWrite();
      // All rows are found before the first changes, or a row moved on by its change would be found again.
      for (const id of [...engine.finder.find(collection, query)].map((found) => found.id)) {
        const bytes = engine.records.read(collection, id);
        if (!bytes) continue;
        matched++;
        n++;
        if (changeDoc(engine, collection, id, bytes, query, change).isModified) nModified++;
      }
    }
    if (matched > 0 || !truthy(statement.get('upsert'))) return;
    const made = upsertDoc(query.filter, change);
    insertDoc(engine, engine.collectionToWrite(db, collectionName), made);
    n++;
    upserted.push(doc({ index, _id: made.get('_id') ?? null }));
  });
  return doc({
    n,
    nModified,
    upserted: upserted.length > 0 ? upserted : undefined,
    writeErrors: writeErrors.length > 0 ? writeErrors : undefined,
    ok: 1,
  });
}

export function remove(call: Call): Doc {
  const { engine, db } = call;
  const name = targetOf(call);
  let n = 0;
  const writeErrors = bulk(call, statements(call, 'deletes'), (statement) => {
    const limit = integerOr(statement, 'limit', -1);
    if (limit !== 0 && limit !== 1)
      throw new CommandError(
        'FailedToParse',
        `The limit field in delete objects must be 0 or 1. Got ${limit}`,
      );
    const query = queryOfStatement(statement, call, limit);
    compileFilter(query.filter, query);
    const collection = engine.catalog.find(db, name);
    if (!collection) return;
    engine.beginWrite();
    for (const id of [...engine.finder.find(collection, query)].map((found) => found.id)) {
      const bytes = engine.records.read(collection, id);
      if (!bytes) continue;
      engine.records.delete(collection, id, decodeDoc(bytes));
      n++;
    }
  });
  return doc({ n, writeErrors: writeErrors.length > 0 ? writeErrors : undefined, ok: 1 });
}
