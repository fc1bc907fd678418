import { CommandError } from '../errors.ts';
import { compileFilter } from '../match/compile.ts';
import { sortDocs, sortFields } from '../sort/order.ts';
import { compare } from '../values/compare.ts';
import { get, put, splitPath } from '../values/path.ts';
import { show } from '../values/plain.ts';
import { isDoc, isNumeric, toNumber } from '../values/types.ts';
import type { Doc, Value } from '../values/types.ts';
import { compileExpression } from './expression.ts';
import { group } from './group.ts';
import { lookup, unionWith } from './lookup.ts';
import { merge, out } from './output.ts';
import { stageList } from './stage.ts';
import type { PipelineScope, Stage } from './stage.ts';

type MakeStage = (operand: Value, scope: PipelineScope) => Stage;

function docOperand(name: string, operand: Value): Doc {
  if (isDoc(operand)) return operand;
  throw new CommandError(15959, `the ${name} specification must be an object, got ${show(operand)}`);
}

function countOperand(name: string, operand: Value, least: number): number {
  const number = isNumeric(operand) ? toNumber(operand) : NaN;
  if (Number.isInteger(number) && number >= least) return number;
  throw new CommandError(
    name === '$limit' ? 15958 : 5107200,
    `invalid argument to ${name} stage: ${show(operand)} is not a whole number from ${least}`,
  );
}

function match(operand: Value, scope: PipelineScope): Stage {
  const matches = compileFilter(docOperand('$match', operand), scope);
  return function* matched(docs) {
    for (const doc of docs) if (matches(doc)) yield doc;
  };
}

function sort(operand: Value, { strings }: PipelineScope): Stage {
  const fields = sortFields(docOperand('$sort', operand));
  if (fields.length === 0) throw new CommandError(15976, '$sort stage must have at least one sort key');
  return function* sorted(docs) {
    yield* sortDocs([...docs], fields, strings);
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
  if (typeof operand !== 'string' || operand === '' || operand.startsWith('$') || operand.includes('.'))
    throw new CommandError(40156, 'the count field must be a non-empty string without $ and dots');
  return function* counted(docs) {
    let n = 0;
    for (const _ of docs) n++;
    if (n > 0) yield new Map([[operand, n]]);
  };
}

function unwind(operand: Value): Stage {
  const spec: Doc = isDoc(operand) ? operand : new Map([['path', operand]]);
  const path = spec.get('path');
  const indexField = spec.get('includeArrayIndex');
  const keepsEmpty = spec.get('preserveNullAndEmptyArrays') === true;
  if (typeof path !== 'string' || !path.startsWith('$'))
    throw new CommandError(
      28818,
      `path option to $unwind stage should be prefixed with a '$': ${show(path)}`,
    );
  const parts = splitPath(path.slice(1));
  return function* unwound(docs) {
    for (const doc of docs) {
      const value = get(doc, parts);
      if (Array.isArray(value) && value.length > 0)
        for (const [i, item] of value.entries()) yield place(doc, item, BigInt(i));
      else if (Array.isArray(value) || value === undefined || value === null) {
        if (keepsEmpty) yield place(doc, Array.isArray(value) ? undefined : value, null);
      } else yield place(doc, value, null);
    }
  };

  function place(doc: Doc, item: Value | undefined, index: Value): Doc {
    const copy = withPath(doc, parts, item);
    if (typeof indexField === 'string') put(copy, splitPath(indexField), index);
    return copy;
  }
}

function withPath(doc: Doc, [part = '', ...rest]: string[], value: Value | undefined): Doc {
  const copy: Doc = new Map(doc);
  const inner = copy.get(part);
  if (rest.length > 0) {
    if (isDoc(inner)) copy.set(part, withPath(inner, rest, value));
  } else if (value === undefined) copy.delete(part);
  else copy.set(part, value);
  return copy;
}

function facet(operand: Value, scope: PipelineScope): Stage {
  const facets = [...docOperand('$facet', operand)].map(([name, pipeline]): [string, Doc[]] => [
    name,
    stageList(pipeline),
  ]);
  return function* faceted(docs) {
    const all = [...docs];
    const result: Doc = new Map();
    for (const [name, pipeline] of facets) result.set(name, [...scope.runStages(all, pipeline, scope)]);
    yield result;
  };
}

function sample(operand: Value): Stage {
  const size = countOperand('$sample', docOperand('$sample', operand).get('size') ?? null, 0);
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
    yield* kept.map((doc): [number, Doc] => [Math.random(), doc]).sort((a, b) => a[0] - b[0]).map(([, doc]) => doc); // prettier-ignore
  };
}

function bucket(operand: Value, scope: PipelineScope): Stage {
  const spec = docOperand('$bucket', operand);
  const by = compileExpression(spec.get('groupBy') ?? null, scope.variables);
  const boundaries = spec.get('boundaries');
  const fallback = spec.get('default');
  if (!Array.isArray(boundaries) || boundaries.length < 2)
    throw new CommandError(40192, "The $bucket 'boundaries' field must have at least 2 values");
  const output = spec.get('output') ?? new Map([['count', new Map([['$sum', 1]])]]);
  const grouped = group(new Map([['_id', '$$bucket'], ...(isDoc(output) ? output : [])]), scope, (doc) => {
    const value = by(doc, scope.variables) ?? null;
    const at = boundaries.findLastIndex((low) => compare(value, low) >= 0);
    const low = at === boundaries.length - 1 ? undefined : boundaries[at];
    if (low !== undefined) return low;
    if (fallback !== undefined) return fallback;
    throw new CommandError(
      40066,
      '$switch could not find a matching branch for an input, and no default was specified.',
    );
  });
  return function* bucketed(docs) {
    yield* sortDocs([...grouped(docs, scope)], [{ path: '_id', direction: 1 }]);
  };
}

function sortByCount(operand: Value, scope: PipelineScope): Stage {
  const grouped = group(new Map<string, Value>([['_id', operand], ['count', new Map([['$sum', 1]])]]), scope); // prettier-ignore
  return (docs) => sortDocs([...grouped(docs, scope)], [{ path: 'count', direction: -1 }]);
}

function documents(operand: Value, { variables }: PipelineScope): Stage {
  const evaluate = compileExpression(operand, variables);
  return function* listed() {
    const items = evaluate(new Map(), variables);
    if (!Array.isArray(items)) throw new CommandError(5858203, '$documents needs an array of documents');
    for (const item of items) if (isDoc(item)) yield item;
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
  ['$lookup', (operand) => lookup(docOperand('$lookup', operand))],
  ['$unionWith', (operand) => unionWith(operand)],
  ['$facet', facet],
  ['$sample', sample],
  ['$bucket', bucket],
  ['$sortByCount', sortByCount],
  ['$documents', documents],
  [
    '$listLocalSessions',
    (_, { session }) =>
      () =>
        session ? [new Map([['_id', session]])] : [],
  ],
  ['$out', (operand) => out(operand)],
  ['$merge', (operand) => merge(operand)],
]);
