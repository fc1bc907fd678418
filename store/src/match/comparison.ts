import { BSONRegExp, MaxKey, MinKey } from 'bson';
import { fail } from '../errors.ts';
import { compare, compareNumbers } from '../values/compare.ts';
import { firstField, isNumeric, toNumber, typeOrder, type Value } from '../values/types.ts';
import { compileRegex } from './regex.ts';
import type { MatchOptions, Predicate } from './matcher.ts';

/** Equality with a value; null equals missing. */
export function equality(value: Value, options: MatchOptions): Predicate {
  if (value === null) return { test: (found) => found === null || found === undefined, expand: true };
  if (typeof value === 'string' && !options.strings)
    return { test: (found) => found === value, expand: true };
  const { strings } = options;
  return { test: (found) => found !== undefined && compare(found, value, strings) === 0, expand: true };
}

export function regexMatches(regex: BSONRegExp): (value: Value | undefined) => boolean {
  const compiled = compileRegex(regex.pattern, regex.options);
  return (value) =>
    typeof value === 'string'
      ? compiled.test(value)
      : value instanceof BSONRegExp && value.pattern === regex.pattern && value.options === regex.options;
}

/** Comparison holds between values of one type only, except that MinKey and MaxKey compare with everything. */
export function ordering(
  operand: Value,
  options: MatchOptions,
  accept: (order: number) => boolean,
  inclusive: boolean,
): Predicate {
  if (operand instanceof BSONRegExp) fail('BadValue', "Can't have RegEx as arg to predicate");
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

export function oneOf(operand: Value, options: MatchOptions, name: string): Predicate {
  if (!Array.isArray(operand)) fail('BadValue', `${name} needs an array`);
  const tests = operand.map((item) => {
    if (item instanceof BSONRegExp) return regexMatches(item);
    const [first] = firstField(item);
    if (first.startsWith('$') && first !== '$ref') fail('BadValue', `cannot nest $ under ${name}`);
    return equality(item, options).test;
  });
  const strings = options.strings ? undefined : stringSet(operand);
  if (strings) return { test: (value) => typeof value === 'string' && strings.has(value), expand: true };
  return { test: (value) => tests.some((test) => test(value)), expand: true };
}

function stringSet(items: Value[]): Set<Value> | undefined {
  return items.length > 4 && items.every((item) => typeof item === 'string') ? new Set(items) : undefined;
}
