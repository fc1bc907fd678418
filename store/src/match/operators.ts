import { CommandError } from '../errors.ts';
import { compare, compareNumbers, typeOrder } from '../values/compare.ts';
import { isIntegral } from '../values/numbers.ts';
import { truthy, show } from '../values/plain.ts';
import {
  Binary,
  BSONRegExp,
  MaxKey,
  MinKey,
  isNumeric,
  toNumber,
  typeNames,
  typeNumber,
} from '../values/types.ts';
import type { Doc, Value } from '../values/types.ts';
import type { Matcher, MatchOptions } from './compile.ts';
import { compileRegex } from './regex.ts';

/** One operator on the values of one path. */
export interface Predicate {
  /** `undefined` is a missing value. */
  test: (value: Value | undefined) => boolean;
  /** Whether the items of an array are asked too, not only the array itself. */
  expand: boolean;
  negate?: boolean;
  /** Where in an array value the match stands, for the positional `$`. */
  position?: (value: Value) => number;
  /** Asks the whole document instead of one path's values. */
  whole?: Matcher;
}

/** Equality with a value; null equals missing. */
export function equality(value: Value, options: MatchOptions): Predicate {
  if (value === null)
    return { test: (found) => found === null || found === undefined || isUndefined(found), expand: true };
  if (typeof value === 'string' && !options.strings)
    return { test: (found) => found === value, expand: true };
  const { strings } = options;
  return { test: (found) => found !== undefined && compare(found, value, strings) === 0, expand: true };
}

function isUndefined(value: Value): boolean {
  return typeNumber(value) === 6;
}

export function regexMatches(regex: BSONRegExp): (value: Value | undefined) => boolean {
  const compiled = compileRegex(regex.pattern, regex.options);
  return (value) =>
    typeof value === 'string'
      ? compiled.test(value)
      : value instanceof BSONRegExp && value.pattern === regex.pattern && value.options === regex.options;
}

export function predicateOf(name: string, operand: Value, siblings: Doc, options: MatchOptions): Predicate {
  switch (name) {
    case '$eq':
      return equality(operand, options);
    case '$ne':
      if (operand instanceof BSONRegExp)
        throw new CommandError('BadValue', "Can't have regex as arg to $ne.");
      return { ...equality(operand, options), negate: true };
    case '$gt':
      return ordering(operand, options, (order) => order > 0, false);
    case '$gte':
      return ordering(operand, options, (order) => order >= 0, true);
    case '$lt':
      return ordering(operand, options, (order) => order < 0, false);
    case '$lte':
      return ordering(operand, options, (order) => order <= 0, true);
    case '$in':
      return oneOf(name, operand, options);
    case '$nin':
      return { ...oneOf(name, operand, options), negate: true };
    case '$exists':
      return { test: (value) => value !== undefined, expand: false, negate: !truthy(operand) };
    case '$type':
      return typeTest(operand);
    case '$size':
      return sizeTest(operand);
    case '$mod':
      return modTest(operand);
    case '$regex':
      return regexTest(operand, siblings);
    case '$bitsAllSet':
    case '$bitsAllClear':
    case '$bitsAnySet':
    case '$bitsAnyClear':
      return bitTest(name, operand);
    case '$comment':
      return { test: () => true, expand: false };
  }
  throw new CommandError('BadValue', `unknown operator: ${name}`);
}

/** Comparison holds between values of one type only, except that MinKey and MaxKey compare with everything. */
function ordering(
  operand: Value,
  options: MatchOptions,
  accept: (order: number) => boolean,
  inclusive: boolean,
): Predicate {
  if (operand instanceof BSONRegExp)
    throw new CommandError('BadValue', "Can't have RegEx as arg to predicate");
  if (operand === null) return inclusive ? equality(null, options) : { test: () => false, expand: true };
  const { strings } = options;
  if (operand instanceof MinKey || operand instanceof MaxKey) {
    return { test: (value) => value !== undefined && accept(compare(value, operand)), expand: true };
  }
  const order = typeOrder(operand);
  const isNaNOperand = isNumeric(operand) && Number.isNaN(toNumber(operand));
  return {
    test: (value) => {
      if (value === undefined || typeOrder(value) !== order) return false;
      if (order !== 0x10) return accept(compare(value, operand, strings));
      // NaN is neither above nor below anything, and equals itself.
      const isNaNValue = isNumeric(value) && Number.isNaN(toNumber(value));
      if (isNaNOperand || isNaNValue) return inclusive && isNaNOperand && isNaNValue;
      return isNumeric(value) && isNumeric(operand) && accept(compareNumbers(value, operand));
    },
    expand: true,
  };
}

function oneOf(name: string, operand: Value, options: MatchOptions): Predicate {
  if (!Array.isArray(operand)) throw new CommandError('BadValue', `${name} needs an array`);
  const tests = operand.map((item) => {
    if (item instanceof BSONRegExp) return regexMatches(item);
    if (item instanceof Map && item.keys().next().value?.startsWith('$') && !item.has('$ref')) {
      throw new CommandError('BadValue', `cannot nest $ under ${name}`);
    }
    return equality(item, options).test;
  });
  const strings = options.strings ? undefined : stringSet(operand);
  if (strings) return { test: (value) => typeof value === 'string' && strings.has(value), expand: true };
  return { test: (value) => tests.some((test) => test(value)), expand: true };
}

function stringSet(items: Value[]): Set<Value> | undefined {
  return items.length > 4 && items.every((item) => typeof item === 'string') ? new Set(items) : undefined;
}

const aliases = new Map<string, number>([...typeNames].map(([number, name]) => [name, number]));

function typeTest(operand: Value): Predicate {
  const wanted = new Set<number>();
  const items = Array.isArray(operand) ? operand : [operand];
  if (items.length === 0) throw new CommandError('FailedToParse', '$type must match at least one type');
  for (const item of items) {
    if (item === 'number') for (const number of [1, 16, 18, 19]) wanted.add(number);
    else if (typeof item === 'string') {
      const number = aliases.get(item);
      if (number === undefined) throw new CommandError('BadValue', `Unknown type name alias: ${item}`);
      wanted.add(number);
    } else {
      const number = isNumeric(item) ? toNumber(item) : NaN;
      if (!typeNames.has(number))
        throw new CommandError('BadValue', `Invalid numerical type code: ${show(item)}`);
      wanted.add(number);
    }
  }
  return { test: (value) => value !== undefined && wanted.has(typeNumber(value)), expand: true };
}

function sizeTest(operand: Value): Predicate {
  const size = isNumeric(operand) ? toNumber(operand) : NaN;
  if (!Number.isInteger(size))
    throw new CommandError('BadValue', `$size must be a whole number, got ${show(operand)}`);
  if (size < 0) throw new CommandError('BadValue', '$size may not be negative');
  return { test: (value) => Array.isArray(value) && value.length === size, expand: false };
}

function modTest(operand: Value): Predicate {
  const [divisor, remainder] = Array.isArray(operand) ? operand : [];
  if (!Array.isArray(operand) || operand.length !== 2 || !isNumeric(divisor) || !isNumeric(remainder)) {
    throw new CommandError('BadValue', 'malformed mod, needs to be an array of two numbers');
  }
  const by = Math.trunc(toNumber(divisor));
  const rest = Math.trunc(toNumber(remainder));
  if (by === 0) throw new CommandError('BadValue', 'divisor cannot be 0');
  const test = (value: Value | undefined): boolean => {
    if (!isNumeric(value)) return false;
    if (typeof value === 'bigint') return value % BigInt(by) === BigInt(rest);
    const number = toNumber(value);
    return Number.isFinite(number) && Math.trunc(number) % by === rest;
  };
  return { test, expand: true };
}

function regexTest(operand: Value, siblings: Doc): Predicate {
  const options = siblings.get('$options');
  if (options !== undefined && typeof options !== 'string') {
    throw new CommandError('BadValue', '$options has to be a string');
  }
  if (operand instanceof BSONRegExp) {
    return { test: regexMatches(new BSONRegExp(operand.pattern, options ?? operand.options)), expand: true };
  }
  if (typeof operand !== 'string') throw new CommandError('BadValue', '$regex has to be a string');
  const compiled = compileRegex(operand, options ?? '');
  return { test: (value) => typeof value === 'string' && compiled.test(value), expand: true };
}

function bitTest(name: string, operand: Value): Predicate {
  const mask = bitMask(name, operand);
  const test = (value: Value | undefined): boolean => {
    let bits: bigint;
    if (value instanceof Binary) bits = binaryBits(value);
    else if (isNumeric(value) && (isIntegral(value) || Number.isSafeInteger(toNumber(value)))) {
      bits = BigInt.asUintN(64, BigInt(typeof value === 'bigint' ? value : toNumber(value)));
    } else return false;
    const set = bits & mask;
    if (name === '$bitsAllSet') return set === mask;
    if (name === '$bitsAllClear') return set === 0n;
    return name === '$bitsAnySet' ? set !== 0n : set !== mask;
  };
  return { test, expand: true };
}

function bitMask(name: string, operand: Value): bigint {
  if (operand instanceof Binary) return binaryBits(operand);
  if (Array.isArray(operand)) {
    return operand.reduce<bigint>((mask, item) => {
      const bit = isNumeric(item) ? toNumber(item) : -1;
      if (!Number.isInteger(bit) || bit < 0)
        throw new CommandError('BadValue', `${name} needs bit positions from 0`);
      return mask | (1n << BigInt(Math.min(bit, 63)));
    }, 0n);
  }
  const number = isNumeric(operand) ? toNumber(operand) : -1;
  if (!Number.isSafeInteger(number) || number < 0) {
    throw new CommandError('BadValue', `${name} takes an Array, a number, or a BinData`);
  }
  return BigInt(number);
}

function binaryBits(value: Binary): bigint {
  return value.buffer
    .subarray(0, value.position)
    .reduce((bits, byte, i) => bits | (BigInt(byte) << BigInt(8 * i)), 0n);
}
