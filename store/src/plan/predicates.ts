import { BSONRegExp } from 'bson';
import type { Index } from '../catalog/collection.ts';
import { compileFilter } from '../match/compile.ts';
import { equal } from '../values/compare.ts';
import { references } from '../values/path.ts';
import { type Doc, firstField, isDoc, type Value } from '../values/types.ts';
import { isOperatorDoc } from '../match/matcher.ts';
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
      const isItemwise = firstField(operand)[0].startsWith('$');
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

/** A sparse index leaves out documents that have none of its fields; a filter that could match one must not use it. */
export function sparseHolds(index: Index, conditions: Conditions): boolean {
  return index.fields.some(({ path }) => (conditions.byPath.get(path) ?? []).some(impliesExists));
}

function impliesExists({ operator, operand }: Condition): boolean {
  if (operator === '$eq') return operand !== null;
  if (operator === '$in') return Array.isArray(operand) && !operand.includes(null);
  if (operator === '$exists') return operand === true;
  return (['$gt', '$gte', '$lt', '$lte'].includes(operator) && operand !== null) || operator === '$regex';
}

export function impliesFilter(conditions: Conditions, partial: Doc): boolean {
  const wanted = conditionsOf(partial);
  if (!wanted.isWhole) return false;
  return [...wanted.byPath.values()]
    .flat()
    .every((condition) =>
      (conditions.byPath.get(condition.path) ?? []).some((given) => implies(given, condition)),
    );
}

function implies(given: Condition, wanted: Condition): boolean {
  if (given.operator === wanted.operator && equal(given.operand, wanted.operand)) return true;
  if (wanted.operator === '$exists' && wanted.operand === true) return impliesExists(given);
  const matches = compileFilter(new Map([['v', new Map([[wanted.operator, wanted.operand]])]]));
  const isMet = (value: Value): boolean =>
    !isDoc(value) && !Array.isArray(value) && value !== null && matches(new Map([['v', value]]));
  if (given.operator === '$eq') return isMet(given.operand);
  if (given.operator === '$in') return Array.isArray(given.operand) && given.operand.every(isMet);
  // A string above another is a string.
  return (
    wanted.operator === '$type' &&
    ['$gt', '$gte', '$lt', '$lte'].includes(given.operator) &&
    typeof given.operand === 'string' &&
    isMet(given.operand)
  );
}
