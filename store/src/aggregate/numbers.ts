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
import { type Apply, isNil, type Missing, type Operators, orNull } from './evaluate.ts';

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
export function approximate(result: number, ...like: Numeric[]): Numeric {
  return isDecimal(...like) ? Decimal128.fromStringWithRounding(String(result)) : double(result);
}
