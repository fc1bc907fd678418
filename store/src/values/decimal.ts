import { Decimal128, Double } from 'bson';
import { isInt32, type Numeric, toNumber } from './types.ts';

/** A finite number as coefficient × 10^exponent, exactly. */
export interface Exact {
  coefficient: bigint;
  exponent: number;
}

/** A number as an exact decimal, or NaN / ±Infinity as a number. Every double has a finite decimal expansion. */
export function toExact(value: Numeric): Exact | number {
  if (typeof value === 'bigint') return { coefficient: value, exponent: 0 };
  if (value instanceof Decimal128) return parse(value.toString());
  const number = value instanceof Double ? value.value : value;
  if (!Number.isFinite(number)) return number;
  if (Number.isInteger(number)) return { coefficient: BigInt(number), exponent: 0 };
  // mantissa × 2^-shift = mantissa × 5^shift × 10^-shift
  let mantissa = number;
  let shift = 0;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    shift++;
  }
  return { coefficient: BigInt(mantissa) * 5n ** BigInt(shift), exponent: -shift };
}

/** A number as it takes part in decimal arithmetic: of a double, the fifteen digits that mean something. */
export function toDecimalOperand(value: Numeric): Exact | number {
  const isDouble = value instanceof Double || (typeof value === 'number' && !isInt32(value));
  const number = toNumber(value);
  return isDouble && number !== 0 && Number.isFinite(number)
    ? parse(number.toExponential(14))
    : toExact(value);
}

function parse(text: string): Exact | number {
  const found = /^(-?)(\d+)(?:\.(\d+))?(?:E([+-]?\d+))?$/i.exec(text);
  if (!found) return text.includes('NaN') ? NaN : text.startsWith('-') ? -Infinity : Infinity;
  const [, sign = '', whole = '0', fraction = '', exponent = '0'] = found;
  return { coefficient: BigInt(`${sign}${whole}${fraction}`), exponent: Number(exponent) - fraction.length };
}

/** Both coefficients at one exponent. */
function align(a: Exact, b: Exact): [bigint, bigint, number] {
  const exponent = Math.min(a.exponent, b.exponent);
  return [
    a.coefficient * 10n ** BigInt(a.exponent - exponent),
    b.coefficient * 10n ** BigInt(b.exponent - exponent),
    exponent,
  ];
}

export function compareExact(a: Exact, b: Exact): number {
  const [left, right] = align(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

export function addExact(a: Exact, b: Exact): Exact {
  const [left, right, exponent] = align(a, b);
  return { coefficient: left + right, exponent };
}

export function subtractExact(a: Exact, b: Exact): Exact {
  return addExact(a, { coefficient: -b.coefficient, exponent: b.exponent });
}

export function multiplyExact(a: Exact, b: Exact): Exact {
  return { coefficient: a.coefficient * b.coefficient, exponent: a.exponent + b.exponent };
}

/** The remainder, with the sign of the dividend. */
export function moduloExact(a: Exact, b: Exact): Exact {
  const [left, right, exponent] = align(a, b);
  return { coefficient: left % right, exponent };
}

/** The quotient to forty digits, more than any number here keeps. */
export function divideExact(a: Exact, b: Exact): Exact {
  const shift = 40 + Math.max(0, digits(b.coefficient) - digits(a.coefficient));
  return {
    coefficient: (a.coefficient * 10n ** BigInt(shift)) / b.coefficient,
    exponent: a.exponent - b.exponent - shift,
  };
}

function digits(value: bigint): number {
  return String(value).length;
}

export type Rounding = 'floor' | 'ceil' | 'trunc' | 'even';

/** A number with `places` digits after its point; `even`: the nearest, and of two equally near ones the even. */
export function roundExact(value: Exact, places: number, how: Rounding): Exact {
  const drop = -places - value.exponent;
  if (drop <= 0) return value;
  const unit = 10n ** BigInt(Math.min(drop, 400));
  const whole = value.coefficient / unit;
  const rest = value.coefficient - whole * unit;
  const away = rest < 0n ? -1n : 1n;
  const twice = rest * away * 2n;
  const isAway =
    how === 'even'
      ? twice > unit || (twice === unit && whole % 2n !== 0n)
      : rest !== 0n && how !== 'trunc' && (how === 'ceil') === away > 0n;
  return { coefficient: isAway ? whole + away : whole, exponent: -places };
}

/** The nearest double. */
export function exactToNumber(value: Exact): number {
  return Number(`${value.coefficient}e${value.exponent}`);
}

/** The nearest decimal128 (34 digits). */
export function exactToDecimal(value: Exact): Decimal128 {
  return Decimal128.fromStringWithRounding(`${value.coefficient}E${value.exponent}`);
}
