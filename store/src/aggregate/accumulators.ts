import { Decimal128 } from 'bson';
import { fail } from '../errors.ts';
import { Top } from '../sort/order.ts';
import { compare } from '../values/compare.ts';
import { addExact, exactToDecimal, toExact } from '../values/decimal.ts';
import { keyText } from '../values/key.ts';
import { add } from '../values/numbers.ts';
import { show } from '../values/plain.ts';
import { type Doc, double, isNumeric, type Numeric, toNumber, type Value } from '../values/types.ts';
import { isNil, type Missing } from './evaluate.ts';
import { quotient } from './numbers.ts';

/** Makes one value of many, taking one after the other. */
export interface Accumulator {
  add: (value: Missing) => void;
  result: () => Value;
}

export const accumulators: ReadonlyMap<string, () => Accumulator> = new Map([
  ['$sum', () => totals((total) => total)],
  ['$count', () => totals((total) => total)],
  ['$avg', () => totals((total, count) => (count === 0 ? null : quotient(total, count)))],
  ['$min', () => best((order) => order < 0)],
  ['$max', () => best((order) => order > 0)],
  ['$first', () => chosen((_, isFirst) => isFirst)],
  ['$last', () => chosen(() => true)],
  ['$push', () => listing(() => true)],
  ['$addToSet', unlike],
  ['$mergeObjects', merging],
  ['$stdDevPop', () => deviation(0)],
  ['$stdDevSamp', () => deviation(1)],
]);

/** Adds up what is a number; `finish` makes the answer of the total and how many there were. */
function totals(finish: (total: Numeric, count: number) => Value): Accumulator {
  let total: Numeric = 0;
  let decimals: Numeric | undefined;
  let count = 0;
  return {
    add: (value) => {
      if (!isNumeric(value)) return;
      count++;
      if (!(value instanceof Decimal128)) total = add(total, value);
      else decimals = decimals ? add(decimals, value) : value;
    },
    result: () => finish(decimals ? together(decimals, total) : total, count),
  };
}

/** A sum of decimals and one of other numbers, of which all digits count. */
function together(decimals: Numeric, others: Numeric): Numeric {
  const [left, right] = [toExact(decimals), toExact(others)];
  if (typeof left === 'number' || typeof right === 'number') return add(decimals, others);
  return exactToDecimal(addExact(left, right));
}

function best(isBetter: (order: number) => boolean): Accumulator {
  let kept: Value = null;
  return {
    add: (value) => {
      if (!isNil(value) && (kept === null || isBetter(compare(value, kept)))) kept = value;
    },
    result: () => kept,
  };
}

function chosen(takes: (value: Missing, isFirst: boolean) => boolean): Accumulator {
  let kept: Value = null;
  let isFirst = true;
  return {
    add: (value) => {
      if (takes(value, isFirst)) kept = value ?? null;
      isFirst = false;
    },
    result: () => kept,
  };
}

function listing(takes: (value: Value) => boolean): Accumulator {
  const kept: Value[] = [];
  return {
    add: (value) => {
      if (value !== undefined && takes(value)) kept.push(value);
    },
    result: () => kept,
  };
}

function unlike(): Accumulator {
  const seen = new Set<string>();
  return listing((value) => seen.size < seen.add(keyText(value)).size);
}

function merging(): Accumulator {
  const merged: Doc = new Map();
  return {
    add: (value) => {
      if (isNil(value)) return;
      if (!(value instanceof Map)) fail(40400, `$mergeObjects requires object inputs, not ${show(value)}`);
      for (const [name, field] of value) merged.set(name, field);
    },
    result: () => merged,
  };
}

/** Welford's running variance; `lost`: degrees of freedom. */
function deviation(lost: 0 | 1): Accumulator {
  let count = 0;
  let average = 0;
  let squares = 0;
  return {
    add: (value) => {
      if (!isNumeric(value)) return;
      const number = toNumber(value);
      const distance = number - average;
      average += distance / ++count;
      squares += distance * (number - average);
    },
    result: () => (count > lost ? double(Math.sqrt(squares / (count - lost))) : null),
  };
}

/** `$firstN`, `$lastN`, `$minN` and `$maxN`. */
export function some(name: string, n: number): Accumulator {
  if (name === '$firstN' || name === '$lastN') {
    const items: Value[] = [];
    return {
      add: (value) => {
        if (name === '$firstN' && items.length === n) return;
        items.push(value ?? null);
        if (items.length > n) items.shift();
      },
      result: () => items,
    };
  }
  const sign = name === '$minN' ? 1 : -1;
  const top = new Top<Value>(n, (a, b) => compare(a, b) * sign);
  return { add: (value) => (isNil(value) ? undefined : top.add(value)), result: () => top.sorted() };
}

/** What an accumulator makes of values that are all there already. */
export function accumulate(accumulator: Accumulator, values: Iterable<Missing>): Value {
  for (const value of values) accumulator.add(value);
  return accumulator.result();
}
