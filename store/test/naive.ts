import { compare, typeOrder } from '../src/values/compare.ts';
import type { Doc, Value } from '../src/values/types.ts';

/** Every value a path reaches, arrays and their items both; a second, plain reading of MongoDB's rules. */
function reached(value: Value | undefined, parts: string[]): (Value | undefined)[] {
  const [part, ...rest] = parts;
  if (part === undefined) return [value];
  if (value instanceof Map) return reached(value.get(part), rest);
  if (Array.isArray(value))
    return value.filter((item) => item instanceof Map).flatMap((item) => reached(item, parts));
  return [undefined];
}

/** An independent matcher for the filters the properties make. */
export function naiveMatch(doc: Doc, filter: Doc): boolean {
  for (const [name, value] of filter) {
    const branches = Array.isArray(value) ? value.filter((branch) => branch instanceof Map) : [];
    if (name === '$and' && !branches.every((branch) => naiveMatch(doc, branch))) return false;
    else if (name === '$or' && !branches.some((branch) => naiveMatch(doc, branch))) return false;
    else if (!name.startsWith('$') && !field(reached(doc, name.split('.')), value)) return false;
  }
  return true;
}

function field(found: (Value | undefined)[], condition: Value): boolean {
  const operators = condition instanceof Map ? [...condition] : [['$eq', condition] as const];
  return operators.every(([name, operand]) => {
    const leaves = found.flatMap((value) => (Array.isArray(value) ? [value, ...value] : [value]));
    const some = (test: (value: Value | undefined) => boolean): boolean => leaves.some(test);
    const same = (wanted: Value) => (value: Value | undefined) =>
      (wanted === null && value === undefined) || (value !== undefined && compare(value, wanted) === 0);
    const ordered = (accept: (order: number) => boolean) => (value: Value | undefined) =>
      operand === null
        ? accept(0) && (value ?? null) === null
        : value !== undefined && typeOrder(value) === typeOrder(operand) && accept(compare(value, operand));
    switch (name) {
      case '$eq':
        return some(same(operand));
      case '$ne':
        return !some(same(operand));
      case '$in':
        return Array.isArray(operand) && operand.some((wanted) => some(same(wanted)));
      case '$gt':
        return some(ordered((order) => order > 0));
      case '$gte':
        return some(ordered((order) => order >= 0));
      case '$lt':
        return some(ordered((order) => order < 0));
      case '$lte':
        return some(ordered((order) => order <= 0));
      case '$exists':
        return found.some((value) => value !== undefined) === operand;
      case '$elemMatch':
        return found.some(
          (value) =>
            Array.isArray(value) &&
            value.some((item) => item instanceof Map && operand instanceof Map && naiveMatch(item, operand)),
        );
    }
    throw new Error(`the reference does not know ${name}`);
  });
}
