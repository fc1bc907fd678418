import type { Index } from '../catalog/collection.ts';
import { compileFilter } from '../match/compile.ts';
import { equal } from '../values/compare.ts';
import { type Doc, isDoc, type Value } from '../values/types.ts';
import { type Condition, type Conditions, conditionsOf } from './predicates.ts';

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
