import { BSONRegExp } from 'bson';
import { fail } from '../errors.ts';
import { regexMatches } from '../match/comparison.ts';
import { compileFilter, itemTest } from '../match/compile.ts';
import { sortFields, sortItems } from '../sort/order.ts';
import { compare, equal } from '../values/compare.ts';
import { clone, show, words } from '../values/plain.ts';
import { type Doc, isDoc, isNumeric, toNumber, typeName, type Value } from '../values/types.ts';
import type { Modify } from './paths.ts';
import { idOf, leafOf, type UpdateOptions } from './step.ts';
import { isOperatorDoc } from '../match/matcher.ts';

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

const pushModifiers = words('$each $slice $sort $position');

export function push(operand: Value, path: string, options: UpdateOptions): Modify {
  const items = each('$push', operand);
  const modifiers: Doc = isDoc(operand) && operand.has('$each') ? operand : new Map();
  for (const name of modifiers.keys()) {
    if (!pushModifiers.has(name)) fail('BadValue', `Unrecognized clause in $push: ${name}`);
  }
  const slice = whole('$slice', modifiers.get('$slice'));
  const position = whole('$position', modifiers.get('$position'));
  const sorted = modifiers.has('$sort') ? sorter(modifiers.get('$sort') ?? null, options) : undefined;
  return (old = [], doc) => {
    if (!Array.isArray(old))
      fail(
        'BadValue',
        `The field '${leafOf(path)}' must be an array but is of type ${typeName(old)} in document ${idOf(doc)}`,
      );
    const longer = old.toSpliced(position ?? old.length, 0, ...items.map(clone));
    const array = sorted ? sorted(longer) : longer;
    return slice !== undefined && slice < 0 ? array.slice(slice) : array.slice(0, slice);
  };
}

function whole(name: string, value: Value | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = toNumber(value);
  if (!Number.isInteger(number))
    fail('BadValue', `The value for ${name} must be an integer value but was given ${show(value)}`);
  return number;
}

function sorter(sort: Value, { strings }: UpdateOptions): (items: Value[]) => Value[] {
  if (isNumeric(sort)) {
    const direction = toNumber(sort);
    if (direction !== 1 && direction !== -1)
      fail('BadValue', 'The $sort element value must be either 1 or -1');
    return (items) => items.toSorted((a, b) => compare(a, b, strings) * direction);
  }
  if (!isDoc(sort) || sort.size === 0)
    fail(
      'BadValue',
      'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
    );
  const fields = sortFields(sort);
  return (items) => sortItems(items, fields, strings);
}

export function addToSet(operand: Value, path: string): Modify {
  const items = each('$addToSet', operand);
  if (isDoc(operand) && operand.has('$each') && operand.size > 1) {
    fail('BadValue', `Found unexpected fields after $each in $addToSet: ${show(operand)}`);
  }
  return (old = []) => {
    if (!Array.isArray(old))
      fail(
        'BadValue',
        `Cannot apply $addToSet to non-array field. Field named '${leafOf(path)}' has non-array type ${typeName(old)}`,
      );
    const array = [...old];
    for (const item of items) if (!array.some((known) => equal(known, item))) array.push(clone(item));
    return array;
  };
}

export function pop(operand: Value, path: string): Modify {
  const end = toNumber(operand);
  if (end !== 1 && end !== -1) fail('FailedToParse', `$pop expects 1 or -1, found: ${show(operand)}`);
  return (old) => {
    if (old === undefined) return undefined;
    if (!Array.isArray(old))
      fail('TypeMismatch', `Path '${path}' contains an element of non-array type '${typeName(old)}'`);
    return end === 1 ? old.slice(0, -1) : old.slice(1);
  };
}

export function pull(operand: Value, _path: string, options: UpdateOptions): Modify {
  return without('$pull', pullTest(operand, options));
}

export function pullAll(operand: Value): Modify {
  if (!Array.isArray(operand))
    fail('BadValue', `$pullAll requires an array argument but was given a ${typeName(operand)}`);
  return without('$pullAll', (item) => operand.some((gone) => equal(item, gone)));
}

function without(operator: string, isGone: (item: Value) => boolean): Modify {
  return (old) => {
    if (old === undefined) return undefined;
    if (!Array.isArray(old)) fail('BadValue', `Cannot apply ${operator} to a non-array value`);
    return old.filter((item) => !isGone(item));
  };
}

function pullTest(operand: Value, options: UpdateOptions): (item: Value) => boolean {
  if (operand instanceof BSONRegExp) return regexMatches(operand);
  if (!isDoc(operand)) return (item) => compare(item, operand, options.strings) === 0;
  if (isOperatorDoc(operand)) return itemTest(operand, options);
  const matcher = compileFilter(operand, options);
  return (item) => isDoc(item) && matcher(item);
}
