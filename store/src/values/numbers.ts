import { Decimal128, Double } from 'bson';
import { addExact, exactToDecimal, multiplyExact, subtractExact, toDecimalOperand } from './decimal.ts';
import { double, isInt32, type Numeric, toNumber } from './types.ts';

/** MongoDB's sum: the result has the widest of both types; an int that overflows becomes a long, a long a double. */
export function add(a: Numeric, b: Numeric): Numeric {
  return combine(
    a,
    b,
    (x, y) => x + y,
    (x, y) => x + y,
    addExact,
  );
}

/** MongoDB's difference, typed like `add`. */
export function subtract(a: Numeric, b: Numeric): Numeric {
  return combine(
    a,
    b,
    (x, y) => x - y,
    (x, y) => x - y,
    subtractExact,
  );
}

/** MongoDB's product, typed like `add`. */
export function multiply(a: Numeric, b: Numeric): Numeric {
  return combine(
    a,
    b,
    (x, y) => x * y,
    (x, y) => x * y,
    multiplyExact,
  );
}

export function isIntegral(value: Numeric): value is number | bigint {
  return typeof value === 'bigint' || (typeof value === 'number' && isInt32(value));
}

function combine(
  a: Numeric,
  b: Numeric,
  doubles: (a: number, b: number) => number,
  integers: (a: bigint, b: bigint) => bigint,
  exacts: typeof addExact,
): Numeric {
  if (a instanceof Decimal128 || b instanceof Decimal128) {
    const [left, right] = [toDecimalOperand(a), toDecimalOperand(b)];
    if (typeof left === 'object' && typeof right === 'object') return exactToDecimal(exacts(left, right));
    return Decimal128.fromString(String(doubles(toNumber(a), toNumber(b))));
  }
  if (a instanceof Double || b instanceof Double || !isIntegral(a) || !isIntegral(b)) {
    return double(doubles(toNumber(a), toNumber(b)));
  }
  return integer(integers(BigInt(a), BigInt(b)), typeof a === 'bigint' || typeof b === 'bigint');
}

/** A whole number as an int if it fits one and need not be a long, as a double if it does not fit a long. */
export function integer(value: bigint, isLong: boolean): number | bigint {
  if (!isLong && isInt32(Number(value))) return Number(value);
  return BigInt.asIntN(64, value) === value ? value : Number(value);
}
