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
import { add, integer, isIntegral, multiply, subtract } from '../values/numbers.ts';
import { show } from '../values/plain.ts';
import { double, isNumeric, type Numeric, toNumber, typeName, type Value } from '../values/types.ts';
import {
  type Apply,
  type BoundOperators,
  isNil,
  type Missing,
  named,
  type Operators,
  orNull,
} from './evaluate.ts';

export const numberOperators: Operators = {
  $isNumber: [1, 1, (value) => isNumeric(value)],
  $add: [0, Infinity, sum],
  $subtract: [2, 2, orNull(difference)],
  $multiply: [0, Infinity, product],
  $divide: [2, 2, orNull(divide)],
  $mod: [2, 2, orNull(modulo)],
  $abs: [1, 1, orNull(absolute)],
  $floor: [1, 1, rounded('$floor', 'floor')],
  $ceil: [1, 1, rounded('$ceil', 'ceil')],
  $trunc: [1, 2, rounded('$trunc', 'trunc', 51081)],
  $round: [1, 2, rounded('$round', 'even', 51081)],
  $pow: [2, 2, orNull(power)],
  $sqrt: [1, 1, computed('$sqrt', Math.sqrt, 28714, (value) => value >= 0)],
  $exp: [1, 1, computed('$exp', Math.exp)],
  $ln: [1, 1, computed('$ln', Math.log, 28766, (value) => value > 0)],
  $log10: [1, 1, computed('$log10', Math.log10, 28761, (value) => value > 0)],
  $log: [2, 2, orNull(logarithm)],
  $bitAnd: [0, Infinity, bits('$bitAnd', -1n, (a, b) => a & b)],
  $bitOr: [0, Infinity, bits('$bitOr', 0n, (a, b) => a | b)],
  $bitXor: [0, Infinity, bits('$bitXor', 0n, (a, b) => a ^ b)],
  $bitNot: [1, 1, orNull((value) => integer(~BigInt(bitsOf('$bitNot', value)), typeof value === 'bigint'))],
  $sin: [1, 1, computed('$sin', Math.sin, 50989, Number.isFinite)],
  $cos: [1, 1, computed('$cos', Math.cos, 50989, Number.isFinite)],
  $tan: [1, 1, computed('$tan', Math.tan, 50989, Number.isFinite)],
  $asin: [1, 1, computed('$asin', Math.asin, 50989, (value) => Math.abs(value) <= 1)],
  $acos: [1, 1, computed('$acos', Math.acos, 50989, (value) => Math.abs(value) <= 1)],
  $atan: [1, 1, computed('$atan', Math.atan)],
  $atan2: [2, 2, computed('$atan2', Math.atan2)],
  $sinh: [1, 1, computed('$sinh', Math.sinh)],
  $cosh: [1, 1, computed('$cosh', Math.cosh)],
  $tanh: [1, 1, computed('$tanh', Math.tanh)],
  $asinh: [1, 1, computed('$asinh', Math.asinh)],
  $acosh: [1, 1, computed('$acosh', Math.acosh, 50989, (value) => value >= 1)],
  $atanh: [1, 1, computed('$atanh', Math.atanh, 50989, (value) => Math.abs(value) <= 1)],
  $degreesToRadians: [1, 1, computed('$degreesToRadians', (value) => value * (Math.PI / 180))],
  $radiansToDegrees: [1, 1, computed('$radiansToDegrees', (value) => value * (180 / Math.PI))],
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

/** A number without a fraction; `code` is the error of what is no number, the next one that of a fraction. */
export function wholeNumber(name: string, value: Missing, code = 28724): number {
  const number = toNumber(value);
  if (Number.isInteger(number)) return number;
  fail(isNumeric(value) ? code + 1 : code, `${name} needs a whole number, got ${show(value)}`);
}

function sum(...args: Missing[]): Missing {
  let total: Numeric = 0;
  let date: Date | undefined;
  for (const arg of args) {
    if (isNil(arg)) return null;
    if (arg instanceof Date && date) fail(16612, 'only one date allowed in an $add expression');
    if (arg instanceof Date) date = arg;
    else total = add(total, numberOf('$add', arg, 'TypeMismatch'));
  }
  return date ? later(date, total) : total;
}

function later(date: Date, ms: Numeric): Date {
  const result = new Date(date.getTime() + Math.round(toNumber(ms)));
  return Number.isNaN(result.getTime()) ? fail('Overflow', 'date overflow') : result;
}

function difference(a: Value, b: Value): Value {
  if (a instanceof Date && b instanceof Date) return BigInt(a.getTime() - b.getTime());
  if (!isNumeric(b) || !(isNumeric(a) || a instanceof Date))
    fail('TypeMismatch', `can't $subtract ${typeName(b)} from ${typeName(a)}`);
  return a instanceof Date ? later(a, multiply(b, -1)) : subtract(a, b);
}

function product(...factors: Missing[]): Missing {
  let result: Numeric = 1;
  for (const factor of factors) {
    if (isNil(factor)) return null;
    result = multiply(result, numberOf('$multiply', factor, 'TypeMismatch'));
  }
  return result;
}

function bitsOf(name: string, value: Value): number | bigint {
  if (isNumeric(value) && isIntegral(value)) return value;
  fail('TypeMismatch', `${name} only supports int and long operands, not ${typeName(value)}`);
}

function bits(name: string, start: bigint, combine: (a: bigint, b: bigint) => bigint): Apply {
  return orNull((...args) => {
    const all = args.map((arg) => bitsOf(name, arg));
    const isLong = all.some((value) => typeof value === 'bigint');
    return integer(
      all.reduce<bigint>((so, value) => combine(so, BigInt(value)), start),
      isLong,
    );
  });
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
  const [left, right] = [numberOf('$mod', a, 16611), numberOf('$mod', b, 16611)];
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
  if (given === -(2n ** 63n)) fail(28680, "can't take $abs of long long min");
  return typed({ coefficient: coefficient < 0n ? -coefficient : coefficient, exponent }, given);
}

function rounded(name: string, how: Rounding, code = 28765): Apply {
  return orNull((value, places = 0) => {
    const given = numberOf(name, value, code);
    const digits = toNumber(places);
    if (!Number.isInteger(digits)) fail(51082, `precision argument to  ${name} must be a integral value`);
    if (digits < -20 || digits > 100)
      fail(51083, `cannot apply ${name} with precision value ${digits} value must be in [-20, 100]`);
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
  code = 28766,
  isIn: (value: number) => boolean = () => true,
): Apply {
  return orNull((...args) => {
    const given = args.map((arg) => numberOf(name, arg));
    const numbers = given.map(toNumber);
    const outside = numbers.find((number) => !Number.isNaN(number) && !isIn(number));
    if (outside !== undefined) fail(code, `${name}'s argument is out of its domain: ${outside}`);
    return approximate(compute(...numbers), ...given);
  });
}

function logarithm(value: Value, base: Value): Value {
  const given = [numberOf('$log', value, 28756), numberOf('$log', base, 28757)];
  const [x = 0, b = 0] = given.map(toNumber);
  if (x <= 0) fail(28758, `$log's argument must be a positive number, but is ${x}`);
  if (b <= 0 || b === 1) fail(28759, `$log's base must be a positive number not equal to 1, but is ${b}`);
  return approximate(Math.log(x) / Math.log(b), ...given);
}

/** Whole numbers to a whole power stay whole where a long holds the result. */
function power(base: Value, exponent: Value): Missing {
  const [b, e] = [numberOf('$pow', base, 28762), numberOf('$pow', exponent, 28763)];
  const [x, y] = [toNumber(b), toNumber(e)];
  if (x === 0 && y < 0) fail(28764, '$pow cannot take a base of 0 and a negative exponent');
  if (isIntegral(b) && isIntegral(e) && (Math.abs(x) === 1 || (e >= 0 && e < 64))) {
    const isLong = typeof b === 'bigint' || typeof e === 'bigint';
    return integer(
      Math.abs(x) === 1 ? BigInt(x === 1 || y % 2 === 0 ? 1 : -1) : BigInt(b) ** BigInt(e),
      isLong,
    );
  }
  return approximate(x ** y, b, e);
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
