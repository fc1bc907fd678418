import { fail } from '../errors.ts';
import { show } from '../values/plain.ts';
import { toNumber, typeName, type Value } from '../values/types.ts';
import { type Apply, isNil, type Missing } from './evaluate.ts';

/** The code of an argument that is no list; of the others it is 28689. */
const notList = new Map(
  Object.entries({
    $concatArrays: 28664,
    $slice: 28724,
    $reverseArray: 34435,
    $indexOfArray: 40090,
    $sortArray: 2942504,
    $zip: 34468,
    $map: 16883,
    $filter: 28651,
    $reduce: 40080,
    $arrayToObject: 40386,
    $setUnion: 17043,
    $setIntersection: 17047,
    $setDifference: 17048,
    $setEquals: 17044,
    $setIsSubset: 17046,
    $allElementsTrue: 5159200,
    $anyElementTrue: 17041,
    $firstN: 5788200,
    $lastN: 5788200,
    $minN: 5788200,
    $maxN: 5788200,
  }),
);

/** The items of an argument. */
export function listOf(name: string, value: Missing): Value[] {
  if (Array.isArray(value)) return value;
  fail(notList.get(name) ?? 28689, `${name}'s argument must be an array, but is ${typeName(value)}`);
}

/** Asks one argument after the other to be a list; the first that is null or missing ends it with null. */
export function ofLists(name: string, apply: (...lists: Value[][]) => Missing): Apply {
  return (...args) => {
    const lists: Value[][] = [];
    for (const arg of args) {
      if (isNil(arg)) return null;
      lists.push(listOf(name, arg));
    }
    return apply(...lists);
  };
}

/** Where to begin or to end a search. */
export function placeOf(name: string, value: Missing): number {
  const place = toNumber(value);
  if (!Number.isInteger(place)) fail(40096, `${name} requires an integral index, found ${show(value)}`);
  return place < 0 ? fail(40097, `${name} requires a nonnegative index, found ${place}`) : place;
}
