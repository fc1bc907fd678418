import type { Collection, Index } from '../catalog/collection.ts';
import { insertDoc } from '../commands/change.ts';
import { fail } from '../errors.ts';
import { compileQuery } from '../plan/query.ts';
import { decodeDoc } from '../values/decode.ts';
import { encodeDoc } from '../values/encode.ts';
import { holdAll } from '../values/held.ts';
import { get, splitPath } from '../values/path.ts';
import { show } from '../values/plain.ts';
import { type Doc, doc as makeDoc, isDoc, type Value } from '../values/types.ts';
import { docOperand, type PipelineScope, type Stage } from './stage.ts';
function targetOf(operand: Value | undefined, scope: PipelineScope): [string, string] {
  if (typeof operand === 'string') return [scope.db, operand];
  const db = isDoc(operand) ? (operand.get('db') ?? scope.db) : undefined;
  const coll = isDoc(operand) ? operand.get('coll') : undefined;
  if (typeof db === 'string' && typeof coll === 'string') return [db, coll];
  fail(16990, `$out and $merge need a collection name, got ${show(operand)}`);
}

/** `$out`: replaces a collection's documents by the pipeline's. */
export function out(operand: Value): Stage {
  return function* written(docs, scope) {
    const [db, name] = targetOf(operand, scope);
    const all = holdAll('$out', docs);
    const { engine } = scope;
    const collection = engine.collectionToWrite(db, name);
    engine.whole(() => {
      for (const { id, bytes } of [...engine.finder.find(collection, compileQuery({ filter: new Map() }))])
        engine.records.delete(collection, id, decodeDoc(bytes));
      for (const doc of all) insertDoc(engine, collection, doc);
    });
    yield* [];
  };
}

/** Throws where two documents could have the same key. */
function checkUnique({ indexes }: Collection, paths: string[]): void {
  const isKey = ({ isUnique, partialFilter, fields }: Index): boolean =>
    isUnique &&
    !partialFilter &&
    fields.length === paths.length &&
    fields.every(({ path }) => paths.includes(path));
  if (!indexes.some(isKey)) fail(51183, 'Cannot find index to verify that join fields will be unique');
}

/** `$merge`: writes each document over, into, or beside the one with the same key. */
export function merge(operand: Value): Stage {
  const spec: Doc = isDoc(operand) && operand.has('into') ? operand : new Map([['into', operand]]);
  docOperand('$merge', spec, 'into on whenMatched whenNotMatched');
  const on = spec.get('on') ?? '_id';
  const paths = (Array.isArray(on) ? on : [on]).map(String);
  const whenMatched = spec.get('whenMatched') ?? 'merge';
  const whenMissing = spec.get('whenNotMatched') ?? 'insert';
  if (!['insert', 'discard', 'fail'].includes(String(whenMissing)))
    fail('BadValue', `unknown whenNotMatched: ${show(whenMissing)}`);
  return function* written(docs, scope) {
    const [db, name] = targetOf(spec.get('into'), scope);
    const { engine } = scope;
    const all = holdAll('$merge', docs);
    const collection = engine.collectionToWrite(db, name);
    checkUnique(collection, paths);
    for (const doc of all) {
      const filter: Doc = new Map(
        paths.map((path) => [path, makeDoc({ $eq: get(doc, splitPath(path)) ?? null })]),
      );
      const [found] = engine.finder.find(collection, compileQuery({ filter, limit: 1 }));
      if (!found) {
        if (whenMissing === 'insert') insertDoc(engine, collection, doc);
        else if (whenMissing === 'fail')
          fail(
            13113,
            '$merge could not find a matching document in the target collection for at least one document in the source collection',
          );
        continue;
      }
      if (whenMatched === 'fail')
        fail(
          'DuplicateKey',
          `E11000 duplicate key error collection: ${db}.${name}: $merge found the document already there`,
          {
            keyPattern: new Map(paths.map((path) => [path, 1])),
            keyValue: new Map(paths.map((path) => [path, get(doc, splitPath(path)) ?? null])),
          },
        );
      if (whenMatched === 'keepExisting') continue;
      const before = decodeDoc(found.bytes);
      const after = merged(whenMatched, before, doc, scope);
      engine.records.update(collection, found.id, () => before, after, encodeDoc(after));
    }
    yield* [];
  };
}

function merged(how: Value, before: Doc, doc: Doc, scope: PipelineScope): Doc {
  const id: Doc = new Map([['_id', before.get('_id') ?? null]]);
  if (how === 'replace') return new Map([...id, ...doc, ...id]);
  if (how === 'merge') return new Map([...before, ...doc, ...id]);
  if (!Array.isArray(how)) fail('BadValue', `unknown whenMatched: ${show(how)}`);
  const variables: Doc = new Map([...(scope.variables ?? []), ['new', doc]]);
  const [after] = scope.runStages([before], how, { ...scope, variables });
  return after ?? before;
}
