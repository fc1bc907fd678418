import { quotient } from './arithmetic.ts';
import { add } from '../values/numbers.ts';
import { isNumeric, type Numeric, type Value } from '../values/types.ts';

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
  return count === 0 ? null : quotient(total, count);
}
