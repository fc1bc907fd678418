import { fail } from '../errors.ts';
import { compare } from '../values/compare.ts';
import { multiply } from '../values/numbers.ts';
import { truthy } from '../values/plain.ts';
import { typeName } from '../values/type-names.ts';
import { isNumeric, type Numeric, toNumber, type Value } from '../values/types.ts';
import { accumulate, accumulators } from './accumulators.ts';
import { addAll, divide, isNil, numeric, subtract } from './arithmetic.ts';
import { converted } from './convert.ts';
import type { Missing } from './evaluate.ts';
import {
  allTrue,
  anyTrue,
  fromEntries,
  indexOf,
  joined,
  listOf,
  range,
  reversed,
  setOperation,
  slice,
} from './lists.ts';
import { absolute, computed, modulo, power, rounded } from './math.ts';
import { concatenated, split, substring, textOf } from './texts.ts';

/** An operator whose arguments are all computed before. */
export interface Operator {
  least: number;
  most: number;
  apply: (args: Missing[]) => Missing;
}

function comparison(accept: (order: number) => boolean): Operator {
  return { least: 2, most: 2, apply: ([a, b]) => accept(order(a, b)) };
}

/** Missing stands below everything but MinKey. */
function order(a: Missing, b: Missing): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return compare(a, b);
}

function elementAt([array, position]: Missing[]): Missing {
  const items = listOf('$arrayElemAt', array);
  if (!items || isNil(position)) return null;
  const index = toNumber(numeric('$arrayElemAt', position));
  return items[index < 0 ? items.length + index : index];
}

/** `{$max: '$list'}` looks into its one argument. */
function spread(args: Missing[]): Missing[] {
  const [only] = args;
  return args.length === 1 && Array.isArray(only) ? only : args;
}

function entries(value: Missing): Missing {
  if (isNil(value)) return null;
  if (!(value instanceof Map)) fail(40390, '$objectToArray requires a document input');
  return [...value].map(([k, v]) => new Map<string, Value>([['k', k], ['v', v]])); // prettier-ignore
}

const one = (apply: (arg: Missing) => Missing): Operator => ({
  least: 1,
  most: 1,
  apply: ([arg]) => apply(arg),
});
const many = (apply: Operator['apply'], least = 0): Operator => ({ least, most: Infinity, apply });

export const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['$eq', comparison((sign) => sign === 0)],
  ['$ne', comparison((sign) => sign !== 0)],
  ['$gt', comparison((sign) => sign > 0)],
  ['$gte', comparison((sign) => sign >= 0)],
  ['$lt', comparison((sign) => sign < 0)],
  ['$lte', comparison((sign) => sign <= 0)],
  ['$cmp', { least: 2, most: 2, apply: ([a, b]) => order(a, b) }],
  ['$not', one((value) => !truthy(value))],
  ['$add', many(addAll)],
  ['$subtract', { least: 2, most: 2, apply: subtract }],
  ['$divide', { least: 2, most: 2, apply: divide }],
  [
    '$multiply',
    many((args) =>
      args.some(isNil)
        ? null
        : args.reduce<Numeric>((product, arg) => multiply(product, numeric('$multiply', arg ?? null)), 1),
    ),
  ],
  ...['$sum', '$avg', '$min', '$max', '$mergeObjects', '$stdDevPop', '$stdDevSamp'].map((name): [string, Operator] => [
    name,
    many((args) => accumulated(name, spread(args))),
  ]),
  ['$first', one((value) => listOf('$first', value)?.at(0))],
  ['$last', one((value) => listOf('$last', value)?.at(-1))],
  ['$arrayElemAt', { least: 2, most: 2, apply: elementAt }],
  ['$isArray', one((value) => Array.isArray(value))],
  ['$size', one((value) => sizeOf(value))],
  ['$in', { least: 2, most: 2, apply: ([value, array]) => contains(value, array) }],
  ['$objectToArray', one(entries)],
  ['$concatArrays', many(joined)],
  ['$range', { least: 2, most: 3, apply: range }],
  ['$slice', { least: 2, most: 3, apply: slice }],
  ['$reverseArray', one(reversed)],
  ['$indexOfArray', { least: 2, most: 4, apply: indexOf }],
  ['$arrayToObject', one(fromEntries)],
  ['$allElementsTrue', one(allTrue)],
  ['$anyElementTrue', one(anyTrue)],
  ...['$setUnion', '$setIntersection', '$setDifference', '$setEquals', '$setIsSubset'].map((name): [string, Operator] => [
    name,
    many((args) => setOperation(name, args), name === '$setUnion' || name === '$setIntersection' ? 0 : 2),
  ]),
  ['$abs', one(absolute)],
  ...(['floor', 'ceil', 'trunc'] as const).map((how): [string, Operator] => [
    `$${how}`,
    { least: 1, most: how === 'trunc' ? 2 : 1, apply: rounded(`$${how}`, how) },
  ]),
  ['$round', { least: 1, most: 2, apply: rounded('$round', 'even') }],
  ['$mod', { least: 2, most: 2, apply: modulo }],
  ['$pow', { least: 2, most: 2, apply: power }],
  ['$sqrt', { least: 1, most: 1, apply: computed('$sqrt', Math.sqrt, (value) => value >= 0) }],
  ['$exp', { least: 1, most: 1, apply: computed('$exp', Math.exp) }],
  ['$ln', { least: 1, most: 1, apply: computed('$ln', Math.log, (value) => value > 0) }],
  ['$log10', { least: 1, most: 1, apply: computed('$log10', Math.log10, (value) => value > 0) }],
  ['$log', { least: 2, most: 2, apply: computed('$log', logarithm, (value, base) => value > 0 && base > 0 && base !== 1) }],
  ...Object.entries({ Int: 'int', Long: 'long', Double: 'double', Decimal: 'decimal', Bool: 'bool', Date: 'date', String: 'string', ObjectId: 'objectId' }).map(
    ([name, type]): [string, Operator] => [`$to${name}`, one(converted(type))],
  ),
  ['$concat', many(concatenated)],
  ...['$substr', '$substrBytes'].map((name): [string, Operator] => [name, { least: 3, most: 3, apply: substring }]),
  ['$split', { least: 2, most: 2, apply: split }],
  ['$toLower', one((value) => textOf(value).toLowerCase())],
  ['$toUpper', one((value) => textOf(value).toUpperCase())],
  ['$strcasecmp', { least: 2, most: 2, apply: ([a, b]) => compare(textOf(a).toUpperCase(), textOf(b).toUpperCase()) }],
  ['$isNumber', one((value) => isNumeric(value))],
  ['$type', one((value) => (value === undefined ? 'missing' : typeName(value)))],
]); // prettier-ignore

function accumulated(name: string, values: Missing[]): Missing {
  const make = accumulators.get(name);
  return make && accumulate(make(), values);
}

function logarithm(value: number, base: number): number {
  return Math.log(value) / Math.log(base);
}

function sizeOf(value: Missing): number {
  if (Array.isArray(value)) return value.length;
  fail(
    17124,
    `The argument to $size must be an array, but was of type: ${value === undefined ? 'missing' : typeName(value)}`,
  );
}

function contains(value: Missing, array: Missing): boolean {
  if (!Array.isArray(array)) fail(40081, '$in requires an array as a second argument');
  return array.some((item) => order(item, value) === 0);
}
