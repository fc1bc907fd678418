import { add } from '../values/numbers.ts';
import { Decimal128, double, isNumeric, type Numeric, toNumber, type Value } from '../values/types.ts';

/** MongoDB's sum ignores what is not a number. */
export function sumOf(values: Iterable<Value | undefined>): Numeric {
  let total: Numeric = 0;
  for (const value of values) if (isNumeric(value)) total = add(total, value);
  return total;
}

/** The mean of the numbers among the values, or null if there is none. */
export function averageOf(values: (Value | undefined)[]): Value {
  const numbers = values.filter(isNumeric);
  return mean(sumOf(numbers), numbers.length);
}

export function mean(total: Numeric, count: number): Value {
  if (count === 0) return null;
  const result = toNumber(total) / count;
  return total instanceof Decimal128 ? Decimal128.fromStringWithRounding(String(result)) : double(result);
}
