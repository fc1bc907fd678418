import { get, put } from '../values/path.ts';
import { type Doc, isNumeric, toNumber, type Value } from '../values/types.ts';

export function isSlice(operand: Value): boolean {
  return isNumeric(operand) || (Array.isArray(operand) && operand.every(isNumeric));
}

export function sliced(source: Doc, result: Doc, parts: string[], operand: Value): Doc {
  const array = get(source, parts);
  if (!Array.isArray(array)) return result;
  const copy: Doc = new Map(result);
  let kept: Value[];
  if (Array.isArray(operand)) {
    const [skip = 0, limit = 0] = operand.map((item) => (isNumeric(item) ? toNumber(item) : 0));
    const start = skip < 0 ? Math.max(0, array.length + skip) : skip;
    kept = array.slice(start, start + limit);
  } else {
    const count = isNumeric(operand) ? toNumber(operand) : 0;
    kept = count >= 0 ? array.slice(0, count) : array.slice(count);
  }
  return put(copy, parts, kept);
}
