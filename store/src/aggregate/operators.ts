import { compareOptional } from '../values/compare.ts';
import { truthy } from '../values/plain.ts';
import { typeName } from '../values/types.ts';
import { accumulate, accumulators } from './accumulators.ts';
import { conversionOperators } from './convert.ts';
import type { Missing, Operator, Operators } from './evaluate.ts';
import { functionOperators } from './functions.ts';
import { listOperators } from './lists.ts';
import { numberOperators } from './numbers.ts';
import { setOperators } from './sets.ts';
import { textOperators } from './texts.ts';

const comparisons: Operators = {
  $eq: [2, 2, (a, b) => compareOptional(a, b) === 0],
  $ne: [2, 2, (a, b) => compareOptional(a, b) !== 0],
  $gt: [2, 2, (a, b) => compareOptional(a, b) > 0],
  $gte: [2, 2, (a, b) => compareOptional(a, b) >= 0],
  $lt: [2, 2, (a, b) => compareOptional(a, b) < 0],
  $lte: [2, 2, (a, b) => compareOptional(a, b) <= 0],
  $cmp: [2, 2, compareOptional],
  $not: [1, 1, (value) => !truthy(value)],
  $type: [1, 1, typeName],
};

/** Accumulators that are operators as well, of their arguments or of the items of the only one. */
const accumulating = ['$sum', '$avg', '$min', '$max', '$mergeObjects', '$stdDevPop', '$stdDevSamp'].map(
  (name): [string, Operator] => {
    const apply = (...args: Missing[]): Missing => {
      const [only] = args;
      const make = accumulators.get(name);
      return make && accumulate(make(), args.length === 1 && Array.isArray(only) ? only : args);
    };
    return [name, [0, Infinity, apply]];
  },
);

/** All operators whose arguments are computed before, and which are not left to the library. */
export const operators: ReadonlyMap<string, Operator> = new Map([
  ...[
    comparisons,
    numberOperators,
    functionOperators,
    listOperators,
    setOperators,
    textOperators,
    conversionOperators,
  ].flatMap(Object.entries<Operator>),
  ...accumulating,
]);
