import { fail } from '../errors.ts';
import { compileUpdate } from '../update/compile.ts';
import { upsertDoc } from '../update/upsert.ts';
import { decodeDoc } from '../values/decode.ts';
import { arrayOr, docOr, truthy } from '../values/plain.ts';
import { type Doc, doc, type Value } from '../values/types.ts';
import { changeDoc, insertDoc } from './change.ts';
import { type Call, targetOf } from './engine.ts';
import { queryOf } from './query.ts';
import { compileFindProjection } from '../project/compile.ts';

/** Finds one document, changes or removes it, and gives it back as it was or as it became. */
export function findAndModify(call: Call): Doc {
  const { engine, db, command } = call;
  const name = targetOf(call);
  const query = { ...queryOf(call, 'query'), limit: 1 };
  const isRemove = truthy(command.get('remove'));
  const isNew = truthy(command.get('new'));
  const change = command.get('update');
  const wrong = (words: string): never => fail('FailedToParse', words);
  if (isRemove && change !== undefined) wrong('Cannot specify both an update and remove=true');
  if (!isRemove && change === undefined) wrong('Either an update or remove=true must be specified');
  if (isRemove && truthy(command.get('upsert'))) wrong('Cannot specify both upsert=true and remove=true ');
  if (isRemove && isNew)
    wrong("Cannot specify both new=true and remove=true; 'remove' always returns the deleted document");
  const fields = docOr(command, 'fields');
  if (isNew && [...fields.keys()].some((path) => path.endsWith('.$')))
    fail('BadValue', 'Cannot use a positional projection and return the new document');
  const filters = command.has('arrayFilters') ? arrayOr(command, 'arrayFilters') : undefined;
  const update =
    change === undefined
      ? undefined
      : compileUpdate(change, { arrayFilters: filters, variables: query.variables, strings: query.strings });
  const project = compileFindProjection(fields, query.filter, query.variables);
  const shaped = (value: Doc): Doc => project?.(value) ?? value;

  const collection = engine.catalog.find(db, name);
  const [found] = engine.finder.find(collection, query);
  if (collection && found) {
    engine.beginWrite();
    if (!update) {
      const gone = decodeDoc(found.bytes);
      engine.records.delete(collection, found.id, gone);
      return reply(doc({ n: 1 }), shaped(gone));
    }
    const { before, after } = changeDoc(engine, collection, found, query, update);
    return reply(doc({ n: 1, updatedExisting: true }), shaped(isNew ? after : before()));
  }
  if (!update) return reply(doc({ n: 0 }), null);
  if (!truthy(command.get('upsert'))) return reply(doc({ n: 0, updatedExisting: false }), null);
  const made = upsertDoc(query.filter, update);
  insertDoc(engine, engine.collectionToWrite(db, name), made);
  return reply(doc({ n: 1, updatedExisting: false, upserted: made.get('_id') }), isNew ? shaped(made) : null);
}

function reply(lastErrorObject: Doc, value: Value): Doc {
  return doc({ lastErrorObject, value });
}
