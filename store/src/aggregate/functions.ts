import { fail } from '../errors.ts';
import { integer, isIntegral } from '../values/numbers.ts';
import { double, isNumeric, toNumber, typeName, type Value } from '../values/types.ts';
import { type Apply, type BoundOperators, type Missing, named, type Operators, orNull } from './evaluate.ts';
import { approximate, numberOf } from './numbers.ts';

/** Powers, roots, logarithms and angles, which are computed as doubles, and bits. */
export const functionOperators: Operators = {
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
