import { Decimal128 } from 'bson';
import { type ErrorName, fail } from '../errors.ts';
import {
  divideExact,
  type Exact,
  exactToDecimal,
  exactToNumber,
  moduloExact,
  roundExact,
  type Rounding,
  toDecimalOperand,
  toExact,
} from '../values/decimal.ts';
import { add, integer, isIntegral, multiply } from '../values/numbers.ts';
import { show } from '../values/plain.ts';
import { double, isNumeric, type Numeric, toNumber, typeName, type Value } from '../values/types.ts';
import { type Apply, type BoundOperators, type Missing, named, type Operators, orNull } from './evaluate.ts';

export const numberOperators: Operators = {
  $isNumber: [1, 1, (value) => isNumeric(value)],
  $add: [0, Infinity, orNull(sum)],
  $subtract: [2, 2, orNull(difference)],
  $multiply: [0, Infinity, orNull((...factors) => factors.reduce<Numeric>(product, 1))],
  $divide: [2, 2, orNull(divide)],
  $mod: [2, 2, orNull(modulo)],
  $abs: [1, 1, orNull(absolute)],
  $floor: [1, 1, rounded('$floor', 'floor')],
  $ceil: [1, 1, rounded('$ceil', 'ceil')],
  $trunc: [1, 2, rounded('$trunc', 'trunc')],
  $round: [1, 2, rounded('$round', 'even')],
  $pow: [2, 2, orNull(power)],
  $sqrt: [1, 1, computed('$sqrt', Math.sqrt, (value) => value >= 0)],
  $exp: [1, 1, computed('$exp', Math.exp)],
  $ln: [1, 1, computed('$ln', Math.log, (value) => value > 0)],
  $log10: [1, 1, computed('$log10', Math.log10, (value) => value > 0)],
  $log: [2, 2, computed('$log', logarithm, (value, base) => value > 0 && base > 0 && base !== 1)],
};

export const percentileOperators: BoundOperators = {
  $percentile: named(['input', 'p', 'method'], (input, p, method) =>
    percentiles('$percentile', input, p, method),
  ),
  $median: named(['input', 'method'], (input, method) => percentiles('$median', input, [0.5], method)[0]),
};

export function numberOf(name: string, value: Missing, code: ErrorName | number = 28765): Numeric {
  if (isNumeric(value)) return value;
  const types = name === '$add' ? 'numeric or date types' : 'numeric types';
  fail(code, `${name} only supports ${types}, not ${typeName(value)}`);
}

export function wholeNumber(name: string, value: Missing): number {
  const number = toNumber(value);
  if (!Number.isInteger(number)) fail(28724, `${name} needs a whole number, got ${show(value)}`);
  return number;
}

function sum(...args: Value[]): Value {
  const date = args.find((arg) => arg instanceof Date);
  const total = args
    .filter((arg) => !(arg instanceof Date))
    .reduce<Numeric>((sum, arg) => add(sum, numberOf('$add', arg, 'TypeMismatch')), 0);
  return date ? new Date(date.getTime() + toNumber(total)) : total;
}

function difference(a: Value, b: Value): Value {
  if (a instanceof Date && b instanceof Date) return BigInt(a.getTime() - b.getTime());
  if (!isNumeric(b) || !(isNumeric(a) || a instanceof Date))
    fail('TypeMismatch', `can't $subtract ${typeName(b)} from ${typeName(a)}`);
  if (a instanceof Date) return new Date(a.getTime() - toNumber(b));
  return add(a, multiply(b, -1));
}

function product(so: Numeric, factor: Value): Numeric {
  return multiply(so, numberOf('$multiply', factor, 'TypeMismatch'));
}

function divide(a: Value, b: Value): Value {
  const dividend = numberOf('$divide', a, 'TypeMismatch');
  const divisor = numberOf('$divide', b, 'TypeMismatch');
  if (toNumber(divisor) === 0) fail('BadValue', "can't $divide by zero");
  return quotient(dividend, divisor);
}

/** A double, or with a decimal a decimal of all its digits. */
export function quotient(a: Numeric, b: Numeric): Numeric {
  if (isDecimal(a, b)) {
    const [left, right] = [toDecimalOperand(a), toDecimalOperand(b)];
    if (typeof left === 'object' && typeof right === 'object')
      return exactToDecimal(divideExact(left, right));
  }
  return approximate(toNumber(a) / toNumber(b), a, b);
}

function modulo(a: Value, b: Value): Value {
  const [left, right] = [numberOf('$mod', a), numberOf('$mod', b)];
  if (toNumber(right) === 0) fail(16610, "can't $mod by zero");
  const [x, y] = [toExact(left), toExact(right)];
  if (typeof x === 'object' && typeof y === 'object') return typed(moduloExact(x, y), left, right);
  return approximate(toNumber(left) % toNumber(right), left, right);
}

function absolute(value: Value): Value {
  const given = numberOf('$abs', value);
  const exact = toExact(given);
  if (typeof exact === 'number') return approximate(Math.abs(exact), given);
  const { coefficient, exponent } = exact;
  return typed({ coefficient: coefficient < 0n ? -coefficient : coefficient, exponent }, given);
}

function rounded(name: string, how: Rounding): Apply {
  return orNull((value, places = 0) => {
    const given = numberOf(name, value);
    const digits = toNumber(numberOf(name, places));
    if (!Number.isInteger(digits) || digits < -20 || digits > 100)
      fail(51083, `cannot apply ${name} with precision value ${digits}: it must be whole and in [-20, 100]`);
    const exact = toExact(given);
    if (typeof exact === 'number' || (isIntegral(given) && digits >= 0)) return given;
    const result = roundExact(exact, digits, how);
    // No exact number is -0, which is what -0.4 comes to.
    if (result.coefficient === 0n && typeof given === 'number' && !isIntegral(given) && given < 0) return -0;
    return typed(result, given);
  });
}

function isDecimal(...numbers: Numeric[]): boolean {
  return numbers.some((number) => number instanceof Decimal128);
}

/** A result in the type its arguments had. */
function typed(result: Exact, ...like: Numeric[]): Numeric {
  if (isDecimal(...like)) return exactToDecimal(result);
  if (!like.every(isIntegral)) return double(exactToNumber(result));
  const whole = result.coefficient * 10n ** BigInt(Math.max(0, result.exponent));
  const isLong = like.some((value) => typeof value === 'bigint');
  return integer(whole, isLong);
}

/** What was computed as a double; of decimals, a decimal with a double's sixteen digits. */
function approximate(result: number, ...like: Numeric[]): Numeric {
  return isDecimal(...like) ? Decimal128.fromStringWithRounding(String(result)) : double(result);
}

/** A function of doubles. */
function computed(
  name: string,
  compute: (...args: number[]) => number,
  isIn: (...args: number[]) => boolean = () => true,
): Apply {
  return orNull((...args) => {
    const given = args.map((arg) => numberOf(name, arg));
    const numbers = given.map(toNumber);
    if (!numbers.some(Number.isNaN) && !isIn(...numbers))
      fail(28766, `${name}'s argument is out of its domain: ${numbers.join(', ')}`);
    return approximate(compute(...numbers), ...given);
  });
}

function logarithm(value: number, base: number): number {
  return Math.log(value) / Math.log(base);
}

const powerOfDoubles = computed('$pow', Math.pow, (x, y) => x !== 0 || y >= 0);

/** Whole numbers to a whole power stay whole. */
function power(base: Value, exponent: Value): Missing {
  const [b, e] = [numberOf('$pow', base), numberOf('$pow', exponent)];
  if (isIntegral(b) && isIntegral(e) && e >= 0 && e < 64) {
    const result = BigInt(b) ** BigInt(e);
    if (BigInt.asIntN(64, result) === result)
      return integer(result, typeof b === 'bigint' || typeof e === 'bigint');
  }
  return powerOfDoubles(b, e);
}

/** The numbers that stand at parts of the way through the others, as MongoDB picks them from few. */
function percentiles(name: string, input: Missing, p: Missing, method: Missing): Value[] {
  if (method !== 'approximate')
    fail('BadValue', `Currently only 'approximate' can be used as percentile 'method' of ${name}`);
  const isPart = (part: Value): boolean => toNumber(part) >= 0 && toNumber(part) <= 1;
  if (!Array.isArray(p) || p.length === 0 || !p.every(isPart))
    fail(7750301, `The ${name} 'p' field must be an array of numbers from [0.0, 1.0]`);
  const all = Array.isArray(input) ? input : [input];
  const numbers = all.filter(isNumeric).map(toNumber);
  numbers.sort((a, b) => a - b);
  return p.map((part) => {
    const found = numbers[Math.max(0, Math.ceil(toNumber(part) * numbers.length) - 1)];
    return found === undefined ? null : double(found);
  });
}
