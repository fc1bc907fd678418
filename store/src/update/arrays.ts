import { type ErrorName, fail } from '../errors.ts';
import { regexMatches } from '../match/comparison.ts';
import { compileFilter, itemTest } from '../match/compile.ts';
import { isOperatorDoc } from '../match/matcher.ts';
import { sortFields, sortItems } from '../sort/order.ts';
import { compare, equal } from '../values/compare.ts';
import { clone, show } from '../values/plain.ts';
import { BSONRegExp, type Doc, isDoc, isNumeric, toNumber, typeName, type Value } from '../values/types.ts';
import type { Modify } from './paths.ts';
import { idOf, leafOf, type UpdateOptions } from './step.ts';
/** The array that is there; `wrong` says what is wrong where it is none. */
function arrayOf(value: Value | undefined, wrong: (type: string) => string, code: ErrorName = 'BadValue'): Value[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : fail(code, wrong(typeName(value)));
} // prettier-ignore

/** `{$each: […]}` or one value. */
function each(operator: string, operand: Value): Value[] {
  if (!isDoc(operand) || !operand.has('$each')) return [operand];
  const items = operand.get('$each');
  if (Array.isArray(items)) return items;
  fail(
    'BadValue',
    `The argument to $each in ${operator} must be an array but it was of type: ${typeName(items ?? null)}`,
  );
}

const pushModifiers = new Set(['$each', '$slice', '$sort', '$position']);

export function push(path: string, operand: Value, options: UpdateOptions): Modify {
  const items = each('$push', operand);
  const modifiers: Doc = isDoc(operand) && operand.has('$each') ? operand : new Map();
  for (const name of modifiers.keys()) {
    if (!pushModifiers.has(name)) fail('BadValue', `Unrecognized clause in $push: ${name}`);
  }
  const slice = whole('$slice', modifiers.get('$slice'));
  const position = whole('$position', modifiers.get('$position'));
  const sorted = modifiers.has('$sort') ? sorter(modifiers.get('$sort') ?? null, options) : undefined;
  return (old, doc) => {
    let array = [
      ...arrayOf(
        old,
        (type) =>
          `The field '${leafOf(path)}' must be an array but is of type ${type} in document ${idOf(doc)}`,
      ),
    ];
    array.splice(position ?? array.length, 0, ...items.map(clone));
    if (sorted) array = sorted(array);
    if (slice === undefined) return array;
    return slice === 0 ? [] : slice > 0 ? array.slice(0, slice) : array.slice(slice);
  };
}

function whole(name: string, value: Value | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = isNumeric(value) ? toNumber(value) : NaN;
  if (!Number.isInteger(number))
    fail('BadValue', `The value for ${name} must be an integer value but was given ${show(value)}`);
  return number;
}

function sorter(sort: Value, { strings }: UpdateOptions): (items: Value[]) => Value[] {
  if (isNumeric(sort)) {
    const direction = toNumber(sort);
    if (direction !== 1 && direction !== -1)
      fail('BadValue', 'The $sort element value must be either 1 or -1');
    return (items) => items.sort((a, b) => compare(a, b, strings) * direction);
  }
  if (!isDoc(sort) || sort.size === 0)
    fail(
      'BadValue',
      'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
    );
  const fields = sortFields(sort);
  return (items) => sortItems(items, fields, strings);
}

export function addToSet(path: string, operand: Value): Modify {
  const items = each('$addToSet', operand);
  if (isDoc(operand) && operand.has('$each') && operand.size > 1) {
    fail('BadValue', `Found unexpected fields after $each in $addToSet: ${show(operand)}`);
  }
  return (old) => {
    const array = [
      ...arrayOf(
        old,
        (type) =>
          `Cannot apply $addToSet to non-array field. Field named '${leafOf(path)}' has non-array type ${type}`,
      ),
    ];
    for (const item of items) if (!array.some((known) => equal(known, item))) array.push(clone(item));
    return array;
  };
}

export function pop(path: string, operand: Value): Modify {
  const end = isNumeric(operand) ? toNumber(operand) : 0;
  if (end !== 1 && end !== -1) fail('FailedToParse', `$pop expects 1 or -1, found: ${show(operand)}`);
  return (old) => {
    if (old === undefined) return undefined;
    const array = arrayOf(
      old,
      (type) => `Path '${path}' contains an element of non-array type '${type}'`,
      'TypeMismatch',
    );
    return end === 1 ? array.slice(0, -1) : array.slice(1);
  };
}

export function pull(operand: Value, options: UpdateOptions): Modify {
  return without('$pull', pullTest(operand, options));
}

function without(operator: string, isGone: (item: Value) => boolean): Modify {
  return (old) =>
    old === undefined
      ? undefined
      : arrayOf(old, () => `Cannot apply ${operator} to a non-array value`).filter((item) => !isGone(item));
}

function pullTest(operand: Value, options: UpdateOptions): (item: Value) => boolean {
  if (operand instanceof BSONRegExp) return regexMatches(operand);
  if (!isDoc(operand)) return (item) => compare(item, operand, options.strings) === 0;
  if (isOperatorDoc(operand)) return itemTest(operand, options);
  const matcher = compileFilter(operand, options);
  return (item) => isDoc(item) && matcher(item);
}

export function pullAll(operand: Value): Modify {
  if (!Array.isArray(operand))
    fail('BadValue', `$pullAll requires an array argument but was given a ${typeName(operand)}`);
  return without('$pullAll', (item) => operand.some((gone) => equal(item, gone)));
}
