import { CommandError } from '../errors.ts';
import { sortDocs } from '../sort/order.ts';
import { compare } from '../values/compare.ts';
import { onlyFields } from '../values/plain.ts';
import { isDoc, type Value } from '../values/types.ts';
import { compileExpression } from './expression.ts';
import { group } from './group.ts';
import { docOperand } from './operands.ts';
import type { PipelineScope, Stage } from './stage.ts';

export function bucket(operand: Value, scope: PipelineScope): Stage {
  const spec = docOperand('$bucket', operand);
  onlyFields(spec, '$bucket', new Set(['groupBy', 'boundaries', 'default', 'output']));
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

export function sortByCount(operand: Value, scope: PipelineScope): Stage {
  const grouped = group(new Map<string, Value>([['_id', operand], ['count', new Map([['$sum', 1]])]]), scope); // prettier-ignore
  return (docs) => sortDocs([...grouped(docs, scope)], [{ path: 'count', direction: -1 }]);
}
