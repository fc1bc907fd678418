import { fail } from '../errors.ts';
import { sortFields, sortItems } from '../sort/order.ts';
import { compare, compareOptional } from '../values/compare.ts';
import { show, truthy } from '../values/plain.ts';
import { isDoc, typeName, type Value } from '../values/types.ts';
import {
  type Bound,
  type BoundOperators,
  isNil,
  type Missing,
  named,
  type Operators,
  orNull,
  part,
} from './evaluate.ts';
import { listOf, ofLists, placeOf } from './arguments.ts';
import { wholeNumber } from './numbers.ts';

/** What 16 MiB of the smallest items would be: no document could hold more. */
const maxItems = 2_000_000;

export const listOperators: Operators = {
  $isArray: [1, 1, (value) => Array.isArray(value)],
  $size: [1, 1, sizeOf],
  $in: [2, 2, contains],
  $first: [1, 1, orNull((value) => listOf('$first', value).at(0))],
  $last: [1, 1, orNull((value) => listOf('$last', value).at(-1))],
  $arrayElemAt: [2, 2, orNull(elementAt)],
  $concatArrays: [0, Infinity, ofLists('$concatArrays', joined)],
  $range: [2, 3, range],
  $slice: [2, 3, orNull(slice)],
  $reverseArray: [1, 1, ofLists('$reverseArray', (items) => items.toReversed())],
  $indexOfArray: [2, 4, indexOf],
  $objectToArray: [1, 1, orNull(toEntries)],
  $arrayToObject: [1, 1, ofLists('$arrayToObject', fromEntries)],
};

export const namedListOperators: BoundOperators = {
  $sortArray: sortArray,
  $zip: named(['inputs', 'useLongestLength', 'defaults'], zipped),
};

function sizeOf(value: Missing): number {
  if (Array.isArray(value)) return value.length;
  fail(17124, `The argument to $size must be an array, but was of type: ${typeName(value)}`);
}

function contains(value: Missing, array: Missing): boolean {
  if (!Array.isArray(array)) fail(40081, '$in requires an array as a second argument');
  return array.some((item) => compareOptional(item, value) === 0);
}

function elementAt(array: Value, position: Value): Missing {
  const items = listOf('$arrayElemAt', array);
  const index = wholeNumber('$arrayElemAt', position, 28690);
  return items[index < 0 ? items.length + index : index];
}

function joined(...lists: Value[][]): Value {
  const size = lists.reduce((sum, list) => sum + list.length, 0);
  if (size > maxItems) fail('ExceededMemoryLimit', `$concatArrays makes more than ${maxItems} items`);
  return lists.flat(1);
}

function range(start: Missing, end: Missing, step: Missing = 1): Value {
  const [from, to] = [wholeNumber('$range', start, 34443), wholeNumber('$range', end, 34445)];
  const by = wholeNumber('$range', step, 34447);
  if (by === 0) fail(34449, '$range requires a non-zero step value');
  const length = Math.max(0, Math.ceil((to - from) / by));
  if (length > maxItems) fail('ExceededMemoryLimit', `$range makes more than ${maxItems} items`);
  return Array.from({ length }, (_, i) => from + i * by);
}

function slice(array: Value, first: Value, second?: Value): Value {
  const items = listOf('$slice', array);
  const at = wholeNumber('$slice', first, 28725);
  if (second === undefined) return at < 0 ? items.slice(at) : items.slice(0, at);
  const count = wholeNumber('$slice', second, 28727);
  if (count <= 0) fail(28729, `Third argument to $slice must be positive: ${count}`);
  const start = at < 0 ? Math.max(0, items.length + at) : at;
  return items.slice(start, start + count);
}

function indexOf(array: Missing, wanted: Missing, start: Missing = 0, end?: Missing): Value {
  if (isNil(array)) return null;
  const items = listOf('$indexOfArray', array);
  const from = placeOf('$indexOfArray', start);
  const to = end === undefined ? items.length : placeOf('$indexOfArray', end);
  return items.findIndex((item, i) => i >= from && i < to && compareOptional(item, wanted) === 0);
}

/** What to sort by is written as it is: a path in it is no field of an object. */
function sortArray(...[name, operand, compile]: Parameters<Bound>): ReturnType<Bound> {
  const input = compile(part(name, operand, 'input'));
  const sortBy = part(name, operand, 'sortBy');
  const sorted = orNull((value) => {
    const items = listOf(name, value);
    if (isDoc(sortBy)) return sortItems(items, sortFields(sortBy));
    const direction = wholeNumber(name, sortBy);
    return items.toSorted((a, b) => compare(a, b) * direction);
  });
  return (doc, variables) => sorted(input(doc, variables));
}

function zipped(inputs: Missing, isLongest: Missing, defaults: Missing): Missing {
  if (isNil(inputs)) return null;
  const zip = ofLists('$zip', (...lists) => {
    const fallback = isNil(defaults) ? [] : listOf('$zip', defaults);
    if (fallback.length > 0 && !truthy(isLongest))
      fail(34466, 'cannot specify defaults unless useLongestLength is true');
    if (fallback.length > 0 && fallback.length !== lists.length)
      fail(34467, 'defaults and inputs must have the same length');
    const sizes = lists.map((list) => list.length);
    const length = truthy(isLongest) ? Math.max(...sizes) : Math.min(...sizes);
    const rowOf = (_: unknown, i: number): Value[] =>
      lists.map((list, at) => (i < list.length ? list[i] : fallback[at]) ?? null);
    return Array.from({ length }, rowOf);
  });
  return zip(...listOf('$zip', inputs));
}

function toEntries(value: Value): Value {
  if (!isDoc(value)) fail(40390, '$objectToArray requires a document input');
  return [...value].map(([k, v]) => new Map([['k', k] as const, ['v', v] as const]));
}

function fromEntries(items: Value[] = []): Value {
  const [first] = items;
  if (first !== undefined && !Array.isArray(first) && !isDoc(first))
    fail(40398, `Unrecognised input type format for $arrayToObject: ${typeName(first)}`);
  return new Map(items.map(Array.isArray(first) ? pairOf : keyedOf));
}

const inconsistent =
  '$arrayToObject requires a consistent input format. Elements must all be arrays or all be objects.';

function pairOf(item: Value): [string, Value] {
  if (!Array.isArray(item)) fail(40396, `${inconsistent} Array was detected, now found: ${typeName(item)}`);
  if (item.length !== 2)
    fail(40397, `$arrayToObject requires an array of size 2 arrays,found array of size: ${item.length}`);
  const [name, value = null] = item;
  if (typeof name === 'string') return [name, value];
  fail(
    40395,
    `$arrayToObject requires an array of key-value pairs, where the key must be of type string. Found key type: ${typeName(name)}`,
  );
}

function keyedOf(item: Value): [string, Value] {
  if (!isDoc(item)) fail(40391, `${inconsistent} Object was detected, now found: ${typeName(item)}`);
  const keys = "$arrayToObject requires an object keys of 'k' and 'v'.";
  if (item.size !== 2) fail(40392, `${keys} Found incorrect number of keys:${item.size}`);
  const [name, value] = [item.get('k'), item.get('v')];
  const needed = "$arrayToObject requires an object with keys 'k' and 'v'";
  if (name === undefined || value === undefined)
    fail(40393, `${needed}. Missing either or both keys from: ${show(item)}`);
  if (typeof name === 'string') return [name, value];
  fail(40394, `${needed}, where the value of 'k' must be of type string. Found type: ${typeName(name)}`);
}
