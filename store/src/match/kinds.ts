import { fail } from '../errors.ts';
import { show } from '../values/plain.ts';
import { typeNames, typeNumber } from '../values/type-names.ts';
import { isNumeric, toNumber, type Value } from '../values/types.ts';
import type { Predicate } from './matcher.ts';

const aliases = new Map<string, number>([...typeNames].map(([number, name]) => [name, number]));

export function typeTest(operand: Value): Predicate {
  const wanted = new Set<number>();
  const items = Array.isArray(operand) ? operand : [operand];
  if (items.length === 0) fail('FailedToParse', '$type must match at least one type');
  for (const item of items) {
    if (item === 'number') for (const number of [1, 16, 18, 19]) wanted.add(number);
    else if (typeof item === 'string') {
      const number = aliases.get(item);
      if (number === undefined) fail('BadValue', `Unknown type name alias: ${item}`);
      wanted.add(number);
    } else {
      const number = isNumeric(item) ? toNumber(item) : NaN;
      if (!typeNames.has(number)) fail('BadValue', `Invalid numerical type code: ${show(item)}`);
      wanted.add(number);
    }
  }
  return { test: (value) => value !== undefined && wanted.has(typeNumber(value)), expand: true };
}

export function sizeTest(operand: Value): Predicate {
  const size = isNumeric(operand) ? toNumber(operand) : NaN;
  const wrong = (wanted: string): never =>
    fail('BadValue', `Failed to parse $size. Expected ${wanted}: $size: ${show(operand)}`);
  if (!isNumeric(operand)) wrong('a number in');
  if (!Number.isInteger(size)) wrong('an integer');
  if (size < 0) wrong('a non-negative number in');
  return { test: (value) => Array.isArray(value) && value.length === size, expand: false };
}

export function modTest(operand: Value): Predicate {
  if (!Array.isArray(operand)) fail('BadValue', 'malformed mod, needs to be an array');
  const [divisor, remainder] = operand;
  if (operand.length < 2) fail('BadValue', 'malformed mod, not enough elements');
  if (operand.length > 2) fail('BadValue', 'malformed mod, too many elements');
  if (!isNumeric(divisor)) fail('BadValue', 'malformed mod, divisor not a number');
  if (!isNumeric(remainder)) fail('BadValue', 'malformed mod, remainder not a number');
  const by = Math.trunc(toNumber(divisor));
  const rest = Math.trunc(toNumber(remainder));
  if (by === 0) fail('BadValue', 'divisor cannot be 0');
  const test = (value: Value | undefined): boolean => {
    if (!isNumeric(value)) return false;
    if (typeof value === 'bigint') return value % BigInt(by) === BigInt(rest);
    const number = toNumber(value);
    return Number.isFinite(number) && Math.trunc(number) % by === rest;
  };
  return { test, expand: true };
}
