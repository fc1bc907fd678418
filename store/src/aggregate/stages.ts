import { collStatsOf } from '../commands/statistics.ts';
import { fail } from '../errors.ts';
import { compileFilter } from '../match/compile.ts';
import { sortItems, sortFields } from '../sort/order.ts';
import { holdAll } from '../values/held.ts';
import { doc, type Doc, isDoc, type Value } from '../values/types.ts';
import { bucket, bucketAuto, sortByCount } from './bucket.ts';
import type { Missing, Variables } from './evaluate.ts';
import { compileExpression } from './expression.ts';
import { graphLookup } from './graph-lookup.ts';
import { group } from './group.ts';
import { lookup, unionWith } from './lookup.ts';
import { merge, out } from './output.ts';
import { countOperand, docOperand, innerStages, type PipelineScope, type Stage } from './stage.ts';
import { unwind } from './unwind.ts';
type MakeStage = (operand: Value, scope: PipelineScope) => Stage;

function match(operand: Value, scope: PipelineScope): Stage {
  const matches = compileFilter(docOperand('$match', operand), scope);
  return function* matched(docs) {
    for (const doc of docs) if (matches(doc)) yield doc;
  };
}

function sort(operand: Value, { strings }: PipelineScope): Stage {
  const fields = sortFields(docOperand('$sort', operand));
  if (fields.length === 0) fail(15976, '$sort stage must have at least one sort key');
  return function* sorted(docs) {
    yield* sortItems(holdAll('$sort', docs), fields, strings);
  };
}

function skip(operand: Value): Stage {
  const count = countOperand('$skip', operand, 0);
  return function* skipped(docs) {
    let left = count;
    for (const doc of docs) if (left-- <= 0) yield doc;
  };
}

function limit(operand: Value): Stage {
  const count = countOperand('$limit', operand, 1);
  return function* limited(docs) {
    let left = count;
    for (const doc of docs) {
      yield doc;
      if (--left === 0) return;
    }
  };
}

function count(operand: Value): Stage {
  if (typeof operand !== 'string') fail(40156, 'the count field must be a non-empty string');
  if (operand === '') fail(40157, 'the count field must be a non-empty string');
  if (operand.startsWith('$')) fail(40158, 'the count field cannot be a $-prefixed path');
  if (operand.includes('.')) fail(40160, "the count field cannot contain '.'");
  return function* counted(docs) {
    let n = 0;
    for (const _ of docs) n++;
    if (n > 0) yield new Map([[operand, n]]);
  };
}

function facet(operand: Value, scope: PipelineScope): Stage {
  const facets = [...docOperand('$facet', operand)].map(([name, pipeline]): [string, Doc[]] => [
    name,
    innerStages('$facet', pipeline),
  ]);
  return function* faceted(docs) {
    const all = holdAll('$facet', docs);
    const result: Doc = new Map();
    for (const [name, pipeline] of facets)
      result.set(name, holdAll('$facet', scope.runStages(all, pipeline, scope)));
    yield result;
  };
}

function sample(operand: Value): Stage {
  const spec = docOperand('$sample', operand, 'size');
  const size = countOperand('$sample', spec.get('size') ?? null, 0);
  // Reservoir: every document is kept with the same chance, in memory of the sample's size.
  return function* sampled(docs) {
    const kept: Doc[] = [];
    let seen = 0;
    for (const doc of docs) {
      seen++;
      if (kept.length < size) kept.push(doc);
      else {
        const at = Math.floor(Math.random() * seen);
        if (at < size) kept[at] = doc;
      }
    }
    const shuffled = kept.map((doc) => ({ doc, at: Math.random() })).sort((a, b) => a.at - b.at);
    yield* shuffled.map(({ doc }) => doc);
  };
}

/** Keeps, leaves out, or looks into each document and what is inside it, as the expression says of it. */
function redact(operand: Value, { variables }: PipelineScope): Stage {
  const evaluate = compileExpression(operand, variables);
  const kept = (doc: Doc, scope: Variables): Doc | undefined => {
    const answer = evaluate(doc, scope);
    if (answer === '$$KEEP') return doc;
    if (answer === '$$PRUNE') return undefined;
    if (answer !== '$$DESCEND')
      fail(
        17053,
        "$redact's expression should not return anything aside from the variables $$KEEP, $$DESCEND, and $$PRUNE",
      );
    const fields = [...doc].map(([name, value]): [string, Missing] => [name, inside(value, scope)]);
    return new Map(fields.filter((field): field is [string, Value] => field[1] !== undefined));
  };
  const inside = (value: Value, scope: Variables): Missing => {
    if (isDoc(value)) return kept(value, scope);
    if (!Array.isArray(value)) return value;
    return value.map((item) => inside(item, scope)).filter((item) => item !== undefined);
  };
  return function* redacted(docs) {
    for (const doc of docs) {
      const result = kept(doc, new Map<string, Missing>([...(variables ?? []), ['ROOT', doc]]));
      if (result) yield result;
    }
  };
}

function documents(operand: Value, { variables }: PipelineScope): Stage {
  const evaluate = compileExpression(operand, variables);
  return function* listed() {
    const items = evaluate(new Map(), variables);
    if (!Array.isArray(items)) fail(5858203, '$documents needs an array of documents');
    for (const item of items) if (isDoc(item)) yield item;
  };
}

/** The session the command runs in: the store keeps no others. */
function localSessions(_: Value, { session }: PipelineScope): Stage {
  return () => (session ? [new Map([['_id', session]])] : []);
}

/** `$collStats`, by which older drivers estimate a count. */
function statistics(operand: Value): Stage {
  const spec = docOperand('$collStats', operand, 'count storageStats');
  return function* described(_, { engine, db, collection = '' }) {
    if (!engine.catalog.find(db, collection))
      fail(
        'NamespaceNotFound',
        `Unable to retrieve storageStats in $collStats stage :: caused by :: Collection [${db}.${collection}] not found.`,
      );
    const storageStats = collStatsOf(engine, db, collection, 1);
    const count = spec.has('count') ? { count: storageStats.get('count') } : {};
    const storage = spec.has('storageStats') ? { storageStats } : {};
    yield doc({ ns: `${db}.${collection}`, localTime: new Date(), ...count, ...storage });
  };
}

/** Every stage that looks at more than one document. */
export const stages: ReadonlyMap<string, MakeStage> = new Map<string, MakeStage>([
  ['$match', match],
  ['$sort', sort],
  ['$skip', skip],
  ['$limit', limit],
  ['$count', count],
  ['$unwind', unwind],
  ['$group', (operand, scope) => group(docOperand('$group', operand), scope)],
  ['$lookup', lookup],
  ['$graphLookup', graphLookup],
  ['$unionWith', unionWith],
  ['$facet', facet],
  ['$sample', sample],
  ['$redact', redact],
  ['$bucket', bucket],
  ['$bucketAuto', bucketAuto],
  ['$sortByCount', sortByCount],
  ['$documents', documents],
  ['$listLocalSessions', localSessions],
  ['$collStats', statistics],
  ['$out', out],
  ['$merge', merge],
]);
