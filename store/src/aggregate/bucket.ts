import { fail, refuse } from '../errors.ts';
import { sortItems } from '../sort/order.ts';
import { compare } from '../values/compare.ts';
import { holdAll } from '../values/held.ts';
import { type Doc, doc as makeDoc, isDoc, type Value } from '../values/types.ts';
import { compileExpression } from './expression.ts';
import { group } from './group.ts';
import { countOperand, docOperand, type PipelineScope, type Stage } from './stage.ts';
export function bucket(operand: Value, scope: PipelineScope): Stage {
  const spec = docOperand('$bucket', operand, 'groupBy boundaries default output');
  const by = compileExpression(spec.get('groupBy') ?? null, scope.variables);
  const boundaries = spec.get('boundaries');
  const fallback = spec.get('default');
  if (!Array.isArray(boundaries) || boundaries.length < 2)
    fail(40192, "The $bucket 'boundaries' field must have at least 2 values");
  const falling = boundaries.findIndex((low, i) => i > 0 && compare(boundaries[i - 1] ?? null, low) >= 0);
  if (falling > 0)
    fail(
      40194,
      `The 'boundaries' option to $bucket must be sorted, but elements ${falling - 1} and ${falling} are not in ascending order`,
    );
  const grouped = group(new Map([['_id', '$$bucket'], ...outputOf(spec)]), scope, (doc) => {
    const value = by(doc, scope.variables) ?? null;
    const at = boundaries.findLastIndex((low) => compare(value, low) >= 0);
    const low = at === boundaries.length - 1 ? undefined : boundaries[at];
    if (low !== undefined) return low;
    if (fallback !== undefined) return fallback;
    fail(40066, '$switch could not find a matching branch for an input, and no default was specified.');
  });
  return function* bucketed(docs) {
    yield* sortItems([...grouped(docs, scope)], [{ path: '_id', direction: 1 }]);
  };
}

/** `$bucketAuto`: as many documents to each bucket as to the next, except that equal values stay together. */
export function bucketAuto(operand: Value, scope: PipelineScope): Stage {
  const spec = docOperand('$bucketAuto', operand);
  if (spec.has('granularity'))
    refuse('$bucketAuto with granularity', 'round the boundaries after the query', 40324);
  docOperand('$bucketAuto', spec, 'groupBy buckets output');
  const by = compileExpression(spec.get('groupBy') ?? null, scope.variables);
  const buckets = countOperand('$bucketAuto', spec.get('buckets') ?? null, 1);
  return function* bucketed(docs) {
    const sorted = holdAll('$bucketAuto', docs)
      .map((doc): [Value, Doc] => [by(doc, scope.variables) ?? null, doc])
      .sort(([a], [b]) => compare(a, b));
    const size = Math.max(1, Math.round(sorted.length / buckets));
    const ids = new Map<Doc, Doc>();
    let left = buckets;
    for (let at = 0, end; at < sorted.length; at = end) {
      end = --left === 0 ? sorted.length : Math.min(at + size, sorted.length);
      const last = sorted[end - 1]?.[0] ?? null;
      while (end < sorted.length && compare(sorted[end]?.[0] ?? null, last) === 0) end++;
      const id = makeDoc({ min: sorted[at]?.[0] ?? null, max: sorted[end]?.[0] ?? last });
      for (const [, doc] of sorted.slice(at, end)) ids.set(doc, id);
    }
    const output = outputOf(spec);
    const grouped = group(new Map([['_id', '$$bucket'], ...output]), scope, (doc) =>
      isDoc(doc) ? ids.get(doc) : undefined,
    );
    yield* grouped(ids.keys(), scope);
  };
}

function outputOf(spec: Doc): Doc {
  const output = spec.get('output');
  return isDoc(output) ? output : makeDoc({ count: makeDoc({ $sum: 1 }) });
}

export function sortByCount(operand: Value, scope: PipelineScope): Stage {
  const grouped = group(makeDoc({ _id: operand, count: makeDoc({ $sum: 1 }) }), scope);
  return (docs) => sortItems([...grouped(docs, scope)], [{ path: 'count', direction: -1 }]);
}
