import { Timestamp } from 'bson';
import { fail, refuse } from '../errors.ts';
import { compare } from '../values/compare.ts';
import { add, isIntegral, multiply } from '../values/numbers.ts';
import { get, splitPath } from '../values/path.ts';
import { clone, show } from '../values/plain.ts';
import { type Doc, isDoc, isNumeric, toNumber, typeName, type Value } from '../values/types.ts';
import { addToSet, pop, pull, pullAll, push } from './arrays.ts';
import type { Modify } from './paths.ts';
import { idOf, leafOf, type Modifier, type UpdateOptions } from './step.ts';

/** One update operator on one path. */
export function modifierOf(name: string, path: string, operand: Value, options: UpdateOptions): Modifier {
  switch (name) {
    case '$set':
    case '$setOnInsert':
      return { modify: () => clone(operand), missing: 'make' };
    case '$unset':
      return { modify: () => undefined, missing: 'pass' };
    case '$inc':
    case '$mul':
      return { modify: arithmetic(name, path, operand), missing: 'make' };
    case '$min':
      return {
        modify: (old) => (old === undefined || compare(operand, old) < 0 ? operand : old),
        missing: 'make',
      };
    case '$max':
      return {
        modify: (old) => (old === undefined || compare(operand, old) > 0 ? operand : old),
        missing: 'make',
      };
    case '$currentDate':
      return { modify: currentDate(operand), missing: 'make' };
    case '$renameTo':
      return { modify: (old) => old, missing: 'make', bind: (doc) => renamed(doc, path) };
    case '$bit':
      return { modify: bitwise(path, operand), missing: 'make' };
    case '$push':
      return { modify: push(path, operand, options), missing: 'make' };
    case '$addToSet':
      return { modify: addToSet(path, operand), missing: 'make' };
    case '$pop':
      return { modify: pop(path, operand), missing: 'check' };
    case '$pull':
      return { modify: pull(operand, options), missing: 'check' };
    case '$pullAll':
      return { modify: pullAll(operand), missing: 'check' };
    case '$pushAll':
      return refuse('$pushAll', 'use $push with $each', 'FailedToParse');
  }
  fail(
    'FailedToParse',
    `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
  );
}

function arithmetic(name: string, path: string, operand: Value): Modify {
  const verb = name === '$inc' ? 'increment' : 'multiply';
  if (!isNumeric(operand)) {
    fail('TypeMismatch', `Cannot ${verb} with non-numeric argument: {${path}: ${show(operand)}}`);
  }
  return (old, doc) => {
    if (old === undefined) return name === '$inc' ? operand : multiply(operand, 0);
    if (!isNumeric(old)) {
      fail(
        'TypeMismatch',
        `Cannot apply ${name} to a value of non-numeric type. ${idOf(doc)} has the field '${leafOf(path)}' of non-numeric type ${typeName(old)}`,
      );
    }
    return name === '$inc' ? add(old, operand) : multiply(old, operand);
  };
}

function currentDate(operand: Value): Modify {
  const type = isDoc(operand) ? operand.get('$type') : operand === true ? 'date' : undefined;
  if (type === 'date') return () => new Date();
  if (type === 'timestamp') return () => new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 });
  if (operand === false) return () => new Date();
  if (isDoc(operand)) fail('BadValue', "The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}"); // prettier-ignore
  fail('BadValue', `${typeName(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`); // prettier-ignore
}

function renamed(doc: Doc, from: string): Modify | undefined {
  const parts = splitPath(from);
  for (let i = 1; i < parts.length; i++) {
    if (Array.isArray(get(doc, parts.slice(0, i))))
      fail('BadValue', `The source field of $rename cannot be in an array: ${from}`);
  }
  const value = get(doc, parts);
  return value === undefined ? undefined : () => value;
}

function bitwise(path: string, operand: Value): Modify {
  if (!isDoc(operand) || operand.size === 0)
    fail('BadValue', `The $bit modifier needs {and|or|xor: <integer>} for ${path}`);
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
        fail('BadValue', `The $bit modifier field must be an Integer(32/64 bit): ${path}`);
      isLong ||= typeof mask === 'bigint';
      const a: bigint = BigInt(value);
      const b = BigInt(mask);
      if (name === 'and') value = a & b;
      else if (name === 'or') value = a | b;
      else if (name === 'xor') value = a ^ b;
      else fail('BadValue', `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`);
    }
    return isLong ? BigInt.asIntN(64, BigInt(value)) : toNumber(value);
  };
}
