import { fail } from '../errors.ts';
import { divideExact, exactToDecimal, toDecimalOperand } from '../values/decimal.ts';
import { add, multiply } from '../values/numbers.ts';
import { typeName } from '../values/type-names.ts';
import { Decimal128, double, isNumeric, type Numeric, toNumber, type Value } from '../values/types.ts';
import type { Missing } from './evaluate.ts';

export const isNil = (value: Missing): value is null | undefined => value === undefined || value === null;

export function numeric(name: string, value: Value): Numeric {
  if (isNumeric(value)) return value;
  fail(
    'TypeMismatch',
    `${name} only supports numeric ${name === '$add' ? 'or date ' : ''}types, not ${typeName(value)}`,
  );
}

export function addAll(args: Missing[]): Missing {
  if (args.some(isNil)) return null;
  const date = args.find((arg) => arg instanceof Date);
  const total = args
    .filter((arg): arg is Value => arg !== undefined && !(arg instanceof Date))
    .reduce<Numeric>((sum, arg) => add(sum, numeric('$add', arg)), 0);
  return date ? new Date(date.getTime() + toNumber(total)) : total;
}

export function subtract([a, b]: Missing[]): Missing {
  if (isNil(a) || isNil(b)) return null;
  if (a instanceof Date && b instanceof Date) return BigInt(a.getTime() - b.getTime());
  if (!isNumeric(b) || !(isNumeric(a) || a instanceof Date))
    fail('TypeMismatch', `can't $subtract ${typeName(b)} from ${typeName(a)}`);
  if (a instanceof Date) return new Date(a.getTime() - toNumber(b));
  return add(a, multiply(b, -1));
}

export function divide([a, b]: Missing[]): Missing {
  if (isNil(a) || isNil(b)) return null;
  const [dividend, divisor] = [numeric('$divide', a), numeric('$divide', b)];
  if (toNumber(divisor) === 0) fail('BadValue', "can't $divide by zero");
  return quotient(dividend, divisor);
}

/** A double, or with a decimal a decimal of all its digits. */
export function quotient(a: Numeric, b: Numeric): Numeric {
  const result = toNumber(a) / toNumber(b);
  if (!(a instanceof Decimal128 || b instanceof Decimal128)) return double(result);
  const [left, right] = [toDecimalOperand(a), toDecimalOperand(b)];
  if (typeof left === 'object' && typeof right === 'object') return exactToDecimal(divideExact(left, right));
  return Decimal128.fromStringWithRounding(String(result));
}
