import { fail } from '../errors.ts';
import {
  type Exact,
  exactToDecimal,
  exactToNumber,
  moduloExact,
  roundExact,
  type Rounding,
  toExact,
} from '../values/decimal.ts';
import { integer, isIntegral } from '../values/numbers.ts';
import { typeName } from '../values/type-names.ts';
import { Decimal128, double, isNumeric, type Numeric, toNumber, type Value } from '../values/types.ts';
import { isNil } from './arithmetic.ts';
import type { Missing } from './evaluate.ts';

/** The one argument, or null to give back at once. */
function number(name: string, value: Missing): Numeric | null {
  if (isNil(value)) return null;
  if (isNumeric(value)) return value;
  return fail(28765, `${name} only supports numeric types, not ${typeName(value)}`);
}

/** A result in the type its arguments had. */
function typed(result: Exact, ...like: Numeric[]): Numeric {
  if (like.some((value) => value instanceof Decimal128)) return exactToDecimal(result);
  if (!like.every(isIntegral)) return double(exactToNumber(result));
  const whole = result.coefficient * 10n ** BigInt(Math.max(0, result.exponent));
  return integer(whole, like.some((value) => typeof value === 'bigint')); // prettier-ignore
}

export function absolute(value: Missing): Missing {
  const given = number('$abs', value);
  const exact = given === null ? null : toExact(given);
  if (given === null || exact === null) return null;
  if (typeof exact === 'number') return given instanceof Decimal128 ? Decimal128.fromString(String(Math.abs(exact))) : Math.abs(exact); // prettier-ignore
  return typed({ ...exact, coefficient: exact.coefficient < 0n ? -exact.coefficient : exact.coefficient }, given); // prettier-ignore
}

export function rounded(name: string, how: Rounding): (args: Missing[]) => Missing {
  return ([value, places = 0]) => {
    const [given, place] = [number(name, value), number(name, places)];
    if (given === null || place === null) return null;
    const digits = toNumber(place);
    if (!Number.isInteger(digits) || digits < -20 || digits > 100)
      fail(51083, `cannot apply ${name} with precision value ${digits}: it must be whole and in [-20, 100]`);
    const exact = toExact(given);
    if (typeof exact === 'number' || (isIntegral(given) && digits >= 0)) return given;
    const result = roundExact(exact, digits, how);
    // No exact number is -0, which is what -0.4 comes to.
    if (result.coefficient === 0n && typeof given === 'number' && !isIntegral(given) && given < 0) return -0;
    return typed(result, given);
  };
}

export function modulo([a, b]: Missing[]): Missing {
  const [left, right] = [number('$mod', a), number('$mod', b)];
  if (left === null || right === null) return null;
  if (toNumber(right) === 0) fail(16610, "can't $mod by zero");
  const [x, y] = [toExact(left), toExact(right)];
  if (typeof x === 'object' && typeof y === 'object') return typed(moduloExact(x, y), left, right);
  const result = toNumber(left) % toNumber(right);
  const isDecimal = left instanceof Decimal128 || right instanceof Decimal128;
  return isDecimal ? Decimal128.fromString(String(result)) : double(result);
}

/** Functions whose result is a double; of decimals, a decimal with a double's sixteen digits. */
export function computed(name: string, compute: (...args: number[]) => number, isIn: (...args: number[]) => boolean = () => true): (args: Missing[]) => Missing {
  return (args) => {
    const given = args.map((arg) => number(name, arg));
    if (given.includes(null)) return null;
    const numbers = given.map((value) => (value === null ? NaN : toNumber(value)));
    if (!numbers.some(Number.isNaN) && !isIn(...numbers)) fail(28766, `${name}'s argument is out of its domain: ${numbers.join(', ')}`);
    const result = compute(...numbers);
    return given.some((value) => value instanceof Decimal128) ? Decimal128.fromStringWithRounding(String(result)) : double(result);
  };
} // prettier-ignore

/** The numbers that stand at parts of the way through the others, as MongoDB picks them from few. */
export function percentiles(name: string, input: Missing, p: Missing, method: Missing): Value[] {
  if (method !== 'approximate') fail('BadValue', `Currently only 'approximate' can be used as percentile 'method' of ${name}`);
  const isPart = (part: Value): boolean => isNumeric(part) && toNumber(part) >= 0 && toNumber(part) <= 1;
  if (!Array.isArray(p) || p.length === 0 || !p.every(isPart)) fail(7750301, `The ${name} 'p' field must be an array of numbers from [0.0, 1.0]`);
  const numbers = (Array.isArray(input) ? input : [input]).filter(isNumeric).map(toNumber).sort((a, b) => a - b);
  return p.filter(isNumeric).map((part) => {
    const found = numbers[Math.max(0, Math.ceil(toNumber(part) * numbers.length) - 1)];
    return found === undefined ? null : double(found);
  });
} // prettier-ignore

/** Whole numbers to a whole power stay whole. */
export function power(args: Missing[]): Missing {
  const [base, exponent] = args;
  if (isNumeric(base) && isNumeric(exponent) && isIntegral(base) && isIntegral(exponent) && exponent >= 0 && exponent < 64) {
    const result = BigInt(base) ** BigInt(exponent);
    if (BigInt.asIntN(64, result) === result) return integer(result, typeof base === 'bigint' || typeof exponent === 'bigint');
  }
  return computed('$pow', Math.pow, (x, y) => x !== 0 || y >= 0)(args);
} // prettier-ignore
