import { fail } from '../errors.ts';
import { compareKeys, sortFields, sortKeyOf } from '../sort/order.ts';
import { compare } from '../values/compare.ts';
import { keyText } from '../values/key.ts';
import { show, truthy } from '../values/plain.ts';
import { typeName } from '../values/type-names.ts';
import { type Doc, isDoc, isNumeric, toNumber, type Value } from '../values/types.ts';
import { isNil } from './arithmetic.ts';
import type { Missing } from './evaluate.ts';

/** What 16 MiB of the smallest items would be: no document could hold more. */
const maxItems = 2_000_000;

/** The items of an argument; null where it is null or missing. */
export function listOf(name: string, value: Missing): Value[] | null {
  if (isNil(value)) return null;
  if (Array.isArray(value)) return value;
  fail(28689, `${name}'s argument must be an array, but is ${typeName(value)}`);
}

export function fullListOf(name: string, value: Missing): Value[] {
  return listOf(name, value) ?? fail(17041, `${name} needs arrays, not null or a missing field`);
}

export function wholeNumber(name: string, value: Missing): number {
  const number = isNumeric(value) ? toNumber(value) : NaN;
  if (!Number.isInteger(number)) fail(28724, `${name} needs a whole number, got ${show(value)}`);
  return number;
}

export function joined(args: Missing[]): Missing {
  const lists = args.map((arg) => listOf('$concatArrays', arg));
  if (lists.includes(null)) return null;
  const size = lists.reduce((sum, list) => sum + (list?.length ?? 0), 0);
  if (size > maxItems) fail('ExceededMemoryLimit', `$concatArrays makes more than ${maxItems} items`);
  return lists.flatMap((list) => list ?? []);
}

export function range([start, end, step = 1]: Missing[]): Missing {
  const [from, to, by] = [start, end, step].map((value) => wholeNumber('$range', value));
  if (from === undefined || to === undefined || !by) fail(34449, '$range requires a non-zero step value');
  const size = Math.max(0, Math.ceil((to - from) / by));
  if (size > maxItems) fail('ExceededMemoryLimit', `$range makes more than ${maxItems} items`);
  return Array.from({ length: size }, (_, i) => from + i * by);
}

export function slice([array, first, second]: Missing[]): Missing {
  const items = listOf('$slice', array);
  if (!items || isNil(first)) return null;
  const at = wholeNumber('$slice', first);
  if (second === undefined) return at < 0 ? items.slice(at) : items.slice(0, at);
  if (second === null) return null;
  const count = wholeNumber('$slice', second);
  if (count <= 0) fail(28729, `Third argument to $slice must be positive: ${count}`);
  const start = at < 0 ? Math.max(0, items.length + at) : at;
  return items.slice(start, start + count);
}

export function reversed(value: Missing): Missing {
  return listOf('$reverseArray', value)?.toReversed() ?? null;
}

export function indexOf([array, wanted, start = 0, end]: Missing[]): Missing {
  const items = listOf('$indexOfArray', array);
  if (!items) return null;
  const from = wholeNumber('$indexOfArray', start);
  const to = end === undefined ? items.length : wholeNumber('$indexOfArray', end);
  return items.findIndex((item, i) => i >= from && i < to && compare(item, wanted ?? null) === 0);
}

export function sorted(input: Missing, sortBy: Missing): Missing {
  const items = listOf('$sortArray', input);
  if (!items) return null;
  if (!isDoc(sortBy)) {
    const direction = wholeNumber('$sortArray', sortBy);
    return items.toSorted((a, b) => compare(a, b) * direction);
  }
  const fields = sortFields(sortBy);
  const [key, order] = [sortKeyOf(fields), compareKeys(fields)];
  return items
    .map((item): [Value[], Value] => [key(isDoc(item) ? item : new Map()), item])
    .sort(([a], [b]) => order(a, b))
    .map(([, item]) => item);
}

/** How many of the values `$firstN` and its kin keep. */
export function countOf(name: string, value: Missing): number {
  const n = wholeNumber(name, value);
  if (n < 1) fail(5787908, `'n' must be greater than 0, found ${n}`);
  return n;
}

export function zipped(inputs: Missing, isLongest: boolean, defaults: Missing): Missing {
  const lists = listOf('$zip', inputs)?.map((input) => listOf('$zip', input));
  if (!lists || lists.includes(null)) return null;
  const sizes = lists.map((list) => list?.length ?? 0);
  const size = isLongest ? Math.max(...sizes) : Math.min(...sizes);
  const fallback = listOf('$zip', defaults);
  return Array.from({ length: size }, (_, i) => lists.map((list, at) => (list && i < list.length ? (list[i] ?? null) : (fallback?.[at] ?? null)))); // prettier-ignore
}

export function fromEntries(value: Missing): Missing {
  const items = listOf('$arrayToObject', value);
  if (!items) return null;
  const isPairs = Array.isArray(items[0]);
  return new Map(items.map((item) => (isPairs ? pairOf(item) : keyedOf(item))));
}

function pairOf(item: Value): [string, Value] {
  if (!Array.isArray(item)) fail(40391, `$arrayToObject requires a consistent input format. Elements must all be arrays or all be objects. Array was detected, now found: ${typeName(item)}`);
  if (item.length !== 2) fail(40397, `$arrayToObject requires an array of size 2 arrays,found array of size: ${item.length}`);
  const [name = null, value = null] = item;
  if (typeof name !== 'string') fail(40395, `$arrayToObject requires an array of key-value pairs, where the key must be of type string. Found key type: ${typeName(name)}`);
  return [name, value];
} // prettier-ignore

function keyedOf(item: Value): [string, Value] {
  if (Array.isArray(item)) fail(40396, `$arrayToObject requires a consistent input format. Elements must all be arrays or all be objects. Object was detected, now found: array`);
  if (!isDoc(item)) fail(40398, `Unrecognised input type format for $arrayToObject: ${typeName(item)}`);
  if (item.size !== 2) fail(40392, `$arrayToObject requires an object keys of 'k' and 'v'. Found incorrect number of keys:${item.size}`);
  const [name, value] = [item.get('k'), item.get('v')];
  if (name === undefined || value === undefined) fail(40393, `$arrayToObject requires an object with keys 'k' and 'v'. Missing either or both keys from: ${show(item)}`);
  if (typeof name !== 'string') fail(40394, `$arrayToObject requires an object with keys 'k' and 'v', where the value of 'k' must be of type string. Found type: ${typeName(name)}`);
  return [name, value];
} // prettier-ignore

/** The items without doubles, each by what tells it from others. */
function setOf(items: Value[]): Map<string, Value> {
  const result = new Map<string, Value>();
  for (const item of items) if (!result.has(keyText(item))) result.set(keyText(item), item);
  return result;
}

export function setOperation(name: string, args: Missing[]): Missing {
  const isPlain = name === '$setEquals' || name === '$setIsSubset';
  const lists = args.map((arg) => (isPlain ? fullListOf(name, arg) : listOf(name, arg)));
  const sets = lists.map((list) => list && setOf(list));
  const [first, ...others] = sets.filter((set) => set !== null);
  if (!first || sets.includes(null)) return null;
  const [second = first] = others;
  const isWithin = (a: Map<string, Value>, b: Map<string, Value>): boolean => [...a.keys()].every((key) => b.has(key)); // prettier-ignore
  switch (name) {
    case '$setUnion':
      return [...setOf([first, ...others].flatMap((set) => [...set.values()])).values()].sort((a, b) => compare(a, b)); // prettier-ignore
    case '$setIntersection':
      return [...first].filter(([key]) => others.every((set) => set.has(key))).map(([, item]) => item);
    case '$setDifference':
      return [...first].filter(([key]) => !second.has(key)).map(([, item]) => item);
    case '$setIsSubset':
      return isWithin(first, second);
    default:
      return others.every((set) => isWithin(first, set) && isWithin(set, first));
  }
}

export function allTrue(value: Missing): boolean {
  return fullListOf('$allElementsTrue', value).every(truthy);
}

export function anyTrue(value: Missing): boolean {
  return fullListOf('$anyElementTrue', value).some(truthy);
}

/** A document with one field set, or without it. */
export function withField(input: Missing, name: Missing, value: Missing): Missing {
  if (isNil(input)) return null;
  if (!isDoc(input) || typeof name !== 'string') fail(4161105, '$setField needs a document and a name');
  const result: Doc = new Map(input);
  if (value === undefined) result.delete(name);
  else result.set(name, value);
  return result;
}
