import { Binary, BSONRegExp, Decimal128, Double, ObjectId, Timestamp } from 'bson';
import { literalPrefix } from '../match/regex.ts';
import { encodeKey, invert } from '../values/key.ts';
import { firstField, isNumeric, toNumber, typeOrder, type Value } from '../values/types.ts';
import type { Condition } from './predicates.ts';
export interface FieldRanges {
  ranges: Range[];
  isPoints: boolean;
  /** How many of the field's conditions the ranges stand for fully. */
  served: number;
}

/** The ranges that hold every value the conditions accept; undefined if no index can help. */
export function rangesOf(conditions: Condition[], isMultikey: boolean): FieldRanges | undefined {
  const equal = conditions.find(({ operator, operand }) => operator === '$eq' && isIndexable(operand));
  if (equal)
    return { ranges: [point(equal.operand)], isPoints: true, served: isExactValue(equal.operand) ? 1 : 0 };
  const among = conditions.find(
    ({ operator, operand }) => operator === '$in' && Array.isArray(operand) && operand.every(isIndexable),
  );
  if (among && Array.isArray(among.operand)) {
    const ranges = unique(among.operand.map(point));
    return { ranges, isPoints: true, served: among.operand.every(isExactValue) ? 1 : 0 };
  }
  const bounds = conditions.filter(
    ({ operator, operand }) => comparisons.has(operator) && isOrdered(operand),
  );
  const [first] = bounds;
  if (first) {
    // In an array, one item may meet the one bound and another item the other.
    const used = isMultikey
      ? [first]
      : bounds.filter(({ operand }) => typeOrder(operand) === typeOrder(first.operand));
    return { ranges: [used.map(boundRange).reduce(intersect)], isPoints: false, served: used.length };
  }
  const regex = conditions.find(({ operand }) => operand instanceof BSONRegExp)?.operand;
  return regex instanceof BSONRegExp ? prefixRanges(regex) : undefined;
}

const comparisons = new Set(['$gt', '$gte', '$lt', '$lte']);

/** An array has a key for each item instead of one for itself; a document key may hold what compares unlike bytes. */
function isIndexable(value: Value): boolean {
  return !Array.isArray(value) && !(value instanceof BSONRegExp) && !firstField(value)[0].startsWith('$');
}

/** Whether equal keys mean a match: null also stands for missing, so a document has to be looked at. */
export function isExactValue(value: Value): boolean {
  return (
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    value instanceof ObjectId ||
    value instanceof Date ||
    isPlainNumber(value)
  );
}

function isPlainNumber(value: Value): boolean {
  return isNumeric(value) && !(value instanceof Decimal128) && !Number.isNaN(toNumber(value));
}

function isOrdered(value: Value): boolean {
  return (
    isExactValue(value) || value instanceof Timestamp || value instanceof Binary || value instanceof Double
  );
}

function boundRange({ operator, operand }: Condition): Range {
  const key = encodeKey(operand);
  const type = key.subarray(0, 1);
  // NaN is a number, yet below no other, so a number's range starts at −Infinity.
  const lowest = isNumeric(operand) ? encodeKey(-Infinity) : type;
  if (isNumeric(operand) && Number.isNaN(toNumber(operand)))
    return { low: type, isLowIn: true, high: type, isHighIn: true };
  return operator === '$gt' || operator === '$gte'
    ? { low: key, isLowIn: operator === '$gte', high: type, isHighIn: true }
    : { low: lowest, isLowIn: true, high: key, isHighIn: operator === '$lte' };
}

function prefixRanges(regex: BSONRegExp): FieldRanges | undefined {
  const prefix = literalPrefix(regex.pattern, regex.options);
  if (prefix === '') return undefined;
  const key = encodeKey(prefix).subarray(0, -2);
  const itself = point(regex);
  return {
    ranges: [{ low: key, isLowIn: true, high: key, isHighIn: true }, itself],
    isPoints: false,
    served: 0,
  };
}

function unique(ranges: Range[]): Range[] {
  const byKey = new Map(ranges.map((range) => [range.low.toString('latin1'), range]));
  return [...byKey.values()].sort((a, b) => Buffer.compare(a.low, b.low));
}

/** Keys of one index field: from `low` to `high`; an end that is not inclusive leaves out all keys that start with it. */
export interface Range {
  low: Buffer;
  isLowIn: boolean;
  high: Buffer;
  isHighIn: boolean;
}

export function point(value: Value): Range {
  const key = encodeKey(value);
  return { low: key, isLowIn: true, high: key, isHighIn: true };
}

function intersect(a: Range, b: Range): Range {
  const low = Buffer.compare(startOf(a), startOf(b)) >= 0 ? a : b;
  const high = Buffer.compare(endOf(a), endOf(b)) <= 0 ? a : b;
  return { low: low.low, isLowIn: low.isLowIn, high: high.high, isHighIn: high.isHighIn };
}

const after = Buffer.from([0xff]);

/** Where a scan starts, inclusive. */
export function startOf({ low, isLowIn }: Range): Buffer {
  return isLowIn ? low : Buffer.concat([low, after]);
}

/** Where a scan ends, exclusive. */
export function endOf({ high, isHighIn }: Range): Buffer {
  return isHighIn ? Buffer.concat([high, after]) : high;
}

/** The same range of a descending field. */
export function inverted(range: Range): Range {
  return {
    low: invert(range.high),
    isLowIn: range.isHighIn,
    high: invert(range.low),
    isHighIn: range.isLowIn,
  };
}

/** Puts the key of the fields before in front. */
export function prefixed(prefix: Buffer, range: Range): Range {
  return { ...range, low: Buffer.concat([prefix, range.low]), high: Buffer.concat([prefix, range.high]) };
}
