import { compare } from '../values/compare.ts';
import { keyText } from '../values/key.ts';
import { truthy } from '../values/plain.ts';
import type { Value } from '../values/types.ts';
import { type Apply, type Operators, orNull } from './evaluate.ts';
import { listOf, ofLists } from './arguments.ts';

export const setOperators: Operators = {
  $setUnion: [0, Infinity, ofLists('$setUnion', (...lists) => union(...lists.map(setOf)))],
  $setIntersection: [
    0,
    Infinity,
    ofLists('$setIntersection', (...lists) => intersection(...lists.map(setOf))),
  ],
  $setDifference: [2, 2, orNull(ofSets('$setDifference', difference))],
  $setIsSubset: [2, 2, ofSets('$setIsSubset', isWithin)],
  $setEquals: [2, Infinity, ofSets('$setEquals', areEqual)],
  $allElementsTrue: [1, 1, (value) => listOf('$allElementsTrue', value).every(truthy)],
  $anyElementTrue: [1, 1, (value) => listOf('$anyElementTrue', value).some(truthy)],
};

/** The items of a list without doubles, each by what tells it from others. */
type ItemSet = Map<string, Value>;

function setOf(items: Value[]): ItemSet {
  const result: ItemSet = new Map();
  for (const item of items) if (!result.has(keyText(item))) result.set(keyText(item), item);
  return result;
}

function ofSets(name: string, apply: (first: ItemSet, ...others: ItemSet[]) => Value): Apply {
  return (...args) => {
    const [first, ...others] = args.map((arg) => setOf(listOf(name, arg)));
    return first ? apply(first, ...others) : [];
  };
}

function union(...sets: ItemSet[]): Value {
  const items = sets.flatMap((set) => [...set.values()]);
  return [...setOf(items).values()].sort((a, b) => compare(a, b));
}

function intersection(first: ItemSet = new Map(), ...others: ItemSet[]): Value {
  const isCommon = ([key]: [string, Value]): boolean => others.every((set) => set.has(key));
  return union(new Map([...first].filter(isCommon)));
}

function difference(first: ItemSet, second: ItemSet = new Map()): Value {
  return [...first].filter(([key]) => !second.has(key)).map(([, item]) => item);
}

function isWithin(first: ItemSet, second: ItemSet = new Map()): boolean {
  return first.keys().every((key) => second.has(key));
}

function areEqual(first: ItemSet, ...others: ItemSet[]): boolean {
  return others.every((set) => isWithin(first, set) && isWithin(set, first));
}
