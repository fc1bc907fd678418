import { Timestamp } from 'bson';
import { fail, refuse } from '../errors.ts';
import { compare } from '../values/compare.ts';
import { add, isIntegral, multiply } from '../values/numbers.ts';
import { arrayIndex, get, splitPath } from '../values/path.ts';
import { clone, show } from '../values/plain.ts';
import { type Doc, isDoc, isNumeric, type Numeric, toNumber, typeName, type Value } from '../values/types.ts';
import { addToSet, pop, pull, pullAll, push } from './arrays.ts';
import type { Missing, Modify } from './paths.ts';
import { idOf, leafOf, type Modifier, type UpdateOptions } from './step.ts';

/** Makes the change of one path from an operand. */
type Make = (operand: Value, path: string, options: UpdateOptions) => Modify;

/** Every update operator but `$rename`: what it makes of a field, and what it does where there is none. */
const modifiers: ReadonlyMap<string, readonly [Missing, Make]> = new Map([
  ['$set', ['make', (operand) => () => clone(operand)]],
  ['$setOnInsert', ['make', (operand) => () => clone(operand)]],
  ['$unset', ['pass', () => () => undefined]],
  ['$inc', ['make', arithmetic('$inc', 'increment', add)]],
  ['$mul', ['make', arithmetic('$mul', 'multiply', multiply)]],
  ['$min', ['make', (operand) => (old) => (old === undefined || compare(operand, old) < 0 ? operand : old)]],
  ['$max', ['make', (operand) => (old) => (old === undefined || compare(operand, old) > 0 ? operand : old)]],
  ['$currentDate', ['make', currentDate]],
  ['$bit', ['make', bitwise]],
  ['$push', ['make', push]],
  ['$addToSet', ['make', addToSet]],
  ['$pop', ['check', pop]],
  ['$pull', ['check', pull]],
  ['$pullAll', ['check', pullAll]],
]);

/** One update operator on one path. */
export function modifierOf(name: string, path: string, operand: Value, options: UpdateOptions): Modifier {
  if (name === '$pushAll') refuse('$pushAll', 'use $push with $each', 'FailedToParse');
  const [missing, make] = modifiers.get(name) ?? unknownModifier(name);
  return { modify: make(operand, path, options), missing };
}

export function unknownModifier(name: string): never {
  fail(
    'FailedToParse',
    `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
  );
}

function arithmetic(name: string, verb: string, compute: (a: Numeric, b: Numeric) => Numeric): Make {
  return (operand, path) => {
    if (!isNumeric(operand))
      fail('TypeMismatch', `Cannot ${verb} with non-numeric argument: {${path}: ${show(operand)}}`);
    return (old, doc) => {
      if (old === undefined) return name === '$inc' ? operand : multiply(operand, 0);
      if (isNumeric(old)) {
        const result = compute(old, operand);
        if (isIntegral(result) || !isIntegral(old) || !isIntegral(operand)) return result;
        const current = `(${typeof old === 'bigint' ? 'NumberLong' : 'NumberInt'})${old}`;
        fail(
          'BadValue',
          `Failed to apply ${name} operations to current value (${current}) for document ${idOf(doc)}`,
        );
      }
      fail(
        'TypeMismatch',
        `Cannot apply ${name} to a value of non-numeric type. ${idOf(doc)} has the field '${leafOf(path)}' of non-numeric type ${typeName(old)}`,
      );
    };
  };
}

function currentDate(operand: Value): Modify {
  const type = isDoc(operand) ? operand.get('$type') : typeof operand === 'boolean' ? 'date' : undefined;
  if (type === 'date') return () => new Date();
  if (type === 'timestamp') return () => new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 });
  fail(
    'BadValue',
    isDoc(operand)
      ? "The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}"
      : `${typeName(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`,
  );
}

/** Gives a field the value that another had before the update. */
export function renameTo(to: string, from: string): Modifier {
  const bind = (doc: Doc): Modify | undefined => {
    const value = outsideArrays(doc, from, 'source', true);
    if (value === undefined) return undefined;
    outsideArrays(doc, to, 'destination', false);
    return () => value;
  };
  return { modify: (old) => old, missing: 'make', bind };
}

/** The value at a path of which no part may be an item of an array; `isThere`: and that can be followed to its end. */
function outsideArrays(doc: Doc, path: string, what: string, isThere: boolean): Value | undefined {
  const parts = splitPath(path);
  let array: string | undefined;
  let value: Value | undefined = doc;
  for (const [i, part] of parts.entries()) {
    const owner = parts[i - 1] ?? '';
    if (Array.isArray(value)) array ??= owner;
    const isOpen = value instanceof Map || (Array.isArray(value) && arrayIndex(part) >= 0);
    if (!isOpen && isThere)
      fail(
        'PathNotViable',
        `cannot use the part (${owner} of ${path}) to traverse the element ({${owner}: ${show(value)}})`,
      );
    value = get(value, [part]);
    if (value === undefined) break;
  }
  if (array !== undefined)
    fail(
      'BadValue',
      `The ${what} field cannot be an array element, '${path}' in doc with ${idOf(doc)} has an array field called '${array}'`,
    );
  return value;
}

function bitwise(operand: Value, path: string): Modify {
  const format = '{$bit: {field: {and/or/xor: #}}';
  if (!isDoc(operand))
    fail(
      'BadValue',
      `The $bit modifier is not compatible with a ${typeName(operand)}. You must pass in an embedded document: ${format}`,
    );
  if (operand.size === 0)
    fail('BadValue', `You must pass in at least one bitwise operation. The format is: ${format}`);
  return (old, doc) => {
    let value = old ?? 0;
    if (!isNumeric(value) || !isIntegral(value))
      fail(
        'BadValue',
        `Cannot apply $bit to a value of non-integral type.${idOf(doc)} has the field ${leafOf(path)} of non-integer type ${typeName(value)}`,
      );
    let isLong = typeof value === 'bigint';
    for (const [name, mask] of operand) {
      if (!isNumeric(mask) || !isIntegral(mask))
        fail(
          'BadValue',
          `The $bit modifier field must be an Integer(32/64 bit); a '${typeName(mask)}' is not supported here: {${name}: ${show(mask)}}`,
        );
      isLong ||= typeof mask === 'bigint';
      const a: bigint = BigInt(value);
      const b = BigInt(mask);
      if (name === 'and') value = a & b;
      else if (name === 'or') value = a | b;
      else if (name === 'xor') value = a ^ b;
      else
        fail(
          'BadValue',
          `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator: {${name}: ${show(mask)}}`,
        );
    }
    return isLong ? BigInt.asIntN(64, BigInt(value)) : toNumber(value);
  };
}
