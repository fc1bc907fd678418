import type { Collection, Index } from '../catalog/collection.ts';
import type { SortField } from '../sort/order.ts';
import type { Doc } from '../values/types.ts';
import { type Conditions, impliesFilter, sparseHolds } from './predicates.ts';
import { endOf, inverted, isExactValue, point, prefixed, type Range, rangesOf, startOf } from './ranges.ts';
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

/** The most point combinations taken from `$in` lists of a compound index. */
const maxRanges = 1000;

/** An `_id` names one document at most, so nothing can be better and any sort holds. */
export function idScan({ indexes: [index] }: Collection, filter: Doc): IndexScan | undefined {
  const id = filter.get('_id');
  if (!index || id === undefined || !isExactValue(id)) return undefined;
  const range = point(id);
  return {
    kind: 'index',
    index,
    ranges: [[startOf(range), endOf(range)]],
    isBackward: false,
    isExact: filter.size === 1,
    isSorted: true,
    score: Infinity,
  };
}

/** `isForced`: a hint asks for the index, also where a sparse or partial one leaves documents out. */
export function indexScan(
  index: Index,
  conditions: Conditions,
  sort: SortField[],
  isForced = false,
): IndexScan | undefined {
  if (index.isHidden || index.isCollated || index.geoCheck || index.namesItems) return undefined;
  if (index.partialFilter && !isForced && !impliesFilter(conditions, index.partialFilter)) return undefined;
  let ranges: Range[] = [{ low: Buffer.alloc(0), isLowIn: true, high: Buffer.alloc(0), isHighIn: true }];
  let used = 0;
  let points = 0;
  let served = 0;
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
    if (!found.isPoints) break;
    points++;
  }
  if (index.isSparse && !isForced && !sparseHolds(index, conditions)) return undefined;
  const total = [...conditions.byPath.values()].reduce((sum, list) => sum + list.length, 0);
  // Also where the sorted field is the one with a range: keys within it are in order.
  const order = ranges.length === 1 ? sortOrder(index, points, sort) : undefined;
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
      // Read as a whole it still leaves out every document without the field.
      (used === 0 && index.isSparse ? 4 : 0) +
      (index.isUnique && points === index.fields.length ? 3 : 0),
  };
}

/** 1 or −1 if reading on or back gives the sort's order, after the fields that are points. */
function sortOrder(index: Index, points: number, sort: SortField[]): 1 | -1 | undefined {
  if (sort.length === 0) return undefined;
  const fixed = new Set(index.fields.slice(0, points).map((field) => field.path));
  const wanted = sort.filter(({ path }) => !fixed.has(path));
  const isFixedMultikey = (index.multikey & ((1 << points) - 1)) !== 0;
  if (isFixedMultikey && wanted.length < sort.length) return undefined;
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
