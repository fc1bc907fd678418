import { compare } from '../values/compare.ts';
import { encodeKey } from '../values/key.ts';
import { add } from '../values/numbers.ts';
import { type Doc, double, isNumeric, type Numeric, toNumber, type Value } from '../values/types.ts';
import { isNil } from './arithmetic.ts';
import { mergeInto } from './operators.ts';
import { mean } from './totals.ts';

/** Collects one field of a group, document by document. */
export interface Accumulator {
  add: (value: Value | undefined) => void;
  result: () => Value;
}

export const accumulators = new Map<string, () => Accumulator>([
  ['$sum', () => totals((total) => total)],
  ['$avg', () => totals(mean)],
  ['$min', () => best((order) => order < 0)],
  ['$max', () => best((order) => order > 0)],
  ['$first', () => chosen((_, isFirst) => isFirst)],
  ['$last', () => chosen(() => true)],
  ['$push', () => listing(() => true)],
  ['$addToSet', () => {
    const seen = new Set<string>();
    return listing((value) => seen.size < seen.add(encodeKey(value).toString('latin1')).size);
  }],
  ['$mergeObjects', merging],
  ['$stdDevPop', () => deviation(0)],
  ['$stdDevSamp', () => deviation(1)],
]); // prettier-ignore

/** Adds up; `finish` makes the answer of the total and how many there were. */
export function totals(finish: (total: Numeric, count: number) => Value): Accumulator {
  let total: Numeric = 0;
  let count = 0;
  return {
    add: (value) => {
      if (!isNumeric(value)) return;
      total = add(total, value);
      count++;
    },
    result: () => finish(total, count),
  };
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

function chosen(takes: (value: Value | undefined, isFirst: boolean) => boolean): Accumulator {
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

function merging(): Accumulator {
  const merged: Doc = new Map();
  return { add: (value) => void mergeInto(merged, value), result: () => merged };
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
