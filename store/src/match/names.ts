import { references } from '../values/path.ts';
import type { Doc, Value } from '../values/types.ts';

/** What no filter may ask, and what to use instead. */
export const refusedOperators = new Map<string, string>([
  ['$where', 'write the condition with query operators or $expr'],
  ['$text', 'use the search index'],
]);

/** True for `{$gt: 1}`, false for a document that is itself the value looked for. */
export function isOperatorDoc(value: Value): value is Doc {
  if (!(value instanceof Map)) return false;
  const first = value.keys().next().value;
  return first !== undefined && first.startsWith('$') && !references.has(first);
}
