import { CommandError } from '../errors.ts';
import type { Collection, Index } from '../catalog/collection.ts';
import { compileFilter } from '../match/compile.ts';
import type { SortField } from '../sort/order.ts';
import { arrayIndex } from '../values/path.ts';
import { equal } from '../values/compare.ts';
import { isDoc } from '../values/types.ts';
import type { Doc, Value } from '../values/types.ts';
import { conditionsOf } from './predicates.ts';
import type { Condition, Conditions } from './predicates.ts';
import { endOf, inverted, prefixed, rangesOf, startOf } from './ranges.ts';
import type { Range } from './ranges.ts';

export interface IndexScan {
  kind: 'index';
  index: Index;
  /** Half-open, in key order, not overlapping. */
  ranges: [Buffer, Buffer][];
  isBackward: boolean;
  /** Every entry in the ranges matches the filter. */
  isExact: boolean;
  isSorted: boolean;
  score: number;
}

export type Plan =
  | { kind: 'collection'; isBackward: boolean; isExact: boolean; isSorted: boolean }
  | IndexScan
  | { kind: 'union'; scans: Plan[]; isExact: false; isSorted: false };

export interface PlanRequest {
  filter: Doc;
  sort?: SortField[];
  hint?: Value;
  /** Index keys order strings by code point, so with a collation none is used. */
  isCollated?: boolean;
}

/** The most point combinations taken from `$in` lists of a compound index. */
const maxRanges = 1000;

/** Chooses how to read a collection. An index only ever narrows what is looked at, so the choice changes no result. */
export function choosePlan(
  collection: Collection,
  { filter, sort = [], hint, isCollated }: PlanRequest,
): Plan {
  const [natural] = sort;
  const isNatural = natural?.path === '$natural';
  const scanAll: Plan = {
    kind: 'collection',
    isBackward: isNatural && natural.direction < 0,
    isExact: filter.size === 0,
    isSorted: sort.length === 0 || isNatural,
  };
  const forced = hintedIndex(collection, hint);
  if (forced === 'natural' || isNatural || isCollated) return scanAll;
  const conditions = conditionsOf(filter);
  const candidates = forced ? [forced] : collection.indexes;
  let best: IndexScan | undefined;
  for (const index of candidates) {
    const scan = indexScan(index, conditions, sort);
    if (scan && (!best || scan.score > best.score)) best = scan;
  }
  if (best && (best.score > 0 || forced)) return best;
  return unionOf(collection, conditions, forced) ?? scanAll;
}

function hintedIndex(collection: Collection, hint: Value | undefined): Index | 'natural' | undefined {
  if (hint === undefined || (isDoc(hint) && hint.size === 0)) return undefined;
  if (isDoc(hint) && hint.has('$natural')) return 'natural';
  const found = collection.indexes.find((index) =>
    typeof hint === 'string' ? index.name === hint : equal(index.spec.get('key') ?? null, hint),
  );
  if (!found)
    throw new CommandError(
      'BadValue',
      'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index',
    );
  return found;
}

function indexScan(index: Index, conditions: Conditions, sort: SortField[]): IndexScan | undefined {
  if (
    index.isHidden ||
    index.isCollated ||
    index.fields.some(({ parts }) => parts.some((part) => arrayIndex(part) >= 0))
  )
    return undefined;
  if (index.partialFilter && !impliesFilter(conditions, index.partialFilter)) return undefined;
  let ranges: Range[] = [{ low: Buffer.alloc(0), isLowIn: true, high: Buffer.alloc(0), isHighIn: true }];
  let used = 0;
  let points = 0;
  let served = 0;
  let isOpen = true;
  let arrayUsed = false;
  for (const [i, field] of index.fields.entries()) {
    const wanted = conditions.byPath.get(field.path);
    const isMultikey = (index.multikey & (1 << i)) !== 0;
    // Two fields of one array must not be combined: each condition may be met by another item.
    const found = wanted && !(isMultikey && arrayUsed) ? rangesOf(wanted, isMultikey) : undefined;
    if (!found || ranges.length * found.ranges.length > maxRanges) break;
    arrayUsed ||= isMultikey;
    const own = field.isDescending ? found.ranges.map(inverted).reverse() : found.ranges;
    ranges = ranges.flatMap((range) => own.map((next) => prefixed(range.low, next)));
    used++;
    served += found.served;
    isOpen = found.isPoints;
    if (!found.isPoints) break;
    points++;
  }
  if (used === 0 && index.isSparse) return undefined;
  if (index.isSparse && !sparseHolds(index, conditions)) return undefined;
  const total = [...conditions.byPath.values()].reduce((sum, list) => sum + list.length, 0);
  const order = isOpen && ranges.length === 1 ? sortOrder(index, points, sort) : undefined;
  const isSorted = sort.length === 0 || order !== undefined;
  const sortBonus = sort.length > 0 && order !== undefined ? 5 : 0;
  return {
    kind: 'index',
    index,
    ranges: ranges
      .map((range): [Buffer, Buffer] => [startOf(range), endOf(range)])
      .filter(([start, end]) => Buffer.compare(start, end) < 0),
    isBackward: order === -1,
    isExact: conditions.isWhole && served === total && index.multikey === 0,
    isSorted,
    score:
      points * 10 +
      (used - points) * 6 +
      sortBonus +
      (index.isUnique && points === index.fields.length ? 3 : 0),
  };
}

/** 1 or −1 if reading on or back gives the sort's order, after the fields that are points. */
function sortOrder(index: Index, points: number, sort: SortField[]): 1 | -1 | undefined {
  const fixed = new Set(index.fields.slice(0, points).map((field) => field.path));
  const wanted = sort.filter(({ path }) => !fixed.has(path));
  const isFixedMultikey = (index.multikey & ((1 << points) - 1)) !== 0;
  if (sort.length === 0 || (isFixedMultikey && wanted.length < sort.length)) return undefined;
  if (wanted.length === 0) return 1;
  let order: 1 | -1 | undefined;
  for (const [i, { path, direction }] of wanted.entries()) {
    const field = index.fields[points + i];
    if (field?.path !== path || (index.multikey & (1 << (points + i))) !== 0) return undefined;
    const own = field.isDescending === direction < 0 ? 1 : -1;
    if (order !== undefined && order !== own) return undefined;
    order = own;
  }
  return order;
}

/** A sparse index leaves out documents that have none of its fields; a filter that could match one must not use it. */
function sparseHolds(index: Index, conditions: Conditions): boolean {
  return index.fields.some(({ path }) => (conditions.byPath.get(path) ?? []).some(impliesExists));
}

function impliesExists({ operator, operand }: Condition): boolean {
  if (operator === '$eq') return operand !== null;
  if (operator === '$in') return Array.isArray(operand) && !operand.includes(null);
  if (operator === '$exists') return operand === true;
  return (['$gt', '$gte', '$lt', '$lte'].includes(operator) && operand !== null) || operator === '$regex';
}

function impliesFilter(conditions: Conditions, partial: Doc): boolean {
  const wanted = conditionsOf(partial);
  if (!wanted.isWhole) return false;
  return [...wanted.byPath.values()]
    .flat()
    .every((condition) =>
      (conditions.byPath.get(condition.path) ?? []).some((given) => implies(given, condition)),
    );
}

function implies(given: Condition, wanted: Condition): boolean {
  if (given.operator === wanted.operator && equal(given.operand, wanted.operand)) return true;
  if (wanted.operator === '$exists' && wanted.operand === true) return impliesExists(given);
  const matches = compileFilter(new Map([['v', new Map([[wanted.operator, wanted.operand]])]]));
  const isMet = (value: Value): boolean =>
    !isDoc(value) && !Array.isArray(value) && value !== null && matches(new Map([['v', value]]));
  if (given.operator === '$eq') return isMet(given.operand);
  if (given.operator === '$in') return Array.isArray(given.operand) && given.operand.every(isMet);
  // A string above another is a string.
  return (
    wanted.operator === '$type' &&
    ['$gt', '$gte', '$lt', '$lte'].includes(given.operator) &&
    typeof given.operand === 'string' &&
    isMet(given.operand)
  );
}

function unionOf(
  collection: Collection,
  conditions: Conditions,
  forced: Index | undefined,
): Plan | undefined {
  if (!conditions.branches || forced) return undefined;
  const scans: Plan[] = [];
  for (const branch of conditions.branches) {
    const plan = choosePlan(collection, { filter: branch });
    if (plan.kind === 'collection') return undefined;
    scans.push(plan);
  }
  return { kind: 'union', scans, isExact: false, isSorted: false };
}
