import { isOperatorDoc } from '../match/names.ts';
import { references } from '../values/path.ts';
import { BSONRegExp, type Doc, isDoc, type Value } from '../values/types.ts';

/** One condition of a filter that an index may serve. */
export interface Condition {
  path: string;
  operator: string;
  operand: Value;
}

export interface Conditions {
  byPath: Map<string, Condition[]>;
  /** True if the conditions are the whole filter, so that an index that serves all of them needs no second look. */
  isWhole: boolean;
  /** Branches of a top-level `$or`. */
  branches: Doc[] | undefined;
}

/** Takes a filter apart into conditions that must all hold. */
export function conditionsOf(filter: Doc): Conditions {
  const result: Conditions = { byPath: new Map(), isWhole: true, branches: undefined };
  collect(filter, '', result);
  return result;
}

function collect(filter: Doc, prefix: string, into: Conditions): void {
  for (const [name, value] of filter) {
    if (name === '$and' && Array.isArray(value)) {
      for (const branch of value) if (isDoc(branch)) collect(branch, prefix, into);
    } else if (name === '$or' && prefix === '' && Array.isArray(value)) {
      into.isWhole = false;
      into.branches ??= value.filter(isDoc);
    } else if (name.startsWith('$') && !references.has(name)) {
      if (name !== '$comment') into.isWhole = false;
    } else collectField(prefix + name, value, into);
  }
}

function collectField(path: string, value: Value, into: Conditions): void {
  if (value instanceof BSONRegExp) return add({ path, operator: '$regex', operand: value }, into);
  if (!isOperatorDoc(value)) return add({ path, operator: '$eq', operand: value }, into);
  for (const [operator, operand] of value) {
    if (operator === '$regex') {
      const options = value.get('$options');
      const regex =
        operand instanceof BSONRegExp
          ? operand
          : new BSONRegExp(String(operand), typeof options === 'string' ? options : '');
      add({ path, operator, operand: regex }, into);
    } else if (operator === '$elemMatch' && isDoc(operand)) {
      into.isWhole = false;
      // What an item must meet, some value below the path must meet: a wider condition, looked at again.
      const isItemwise = operand.keys().next().value?.startsWith('$');
      if (isItemwise) collectField(path, operand, into);
      else collect(operand, `${path}.`, into);
    } else add({ path, operator, operand }, into);
  }
}

function add(condition: Condition, into: Conditions): void {
  const known = into.byPath.get(condition.path);
  if (known) known.push(condition);
  else into.byPath.set(condition.path, [condition]);
}
