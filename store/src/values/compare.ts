import { Decimal128, Double, ObjectId } from 'bson';
import { compareExact, toExact } from './decimal.ts';
import { encodeKey } from './key.ts';
import { type Numeric, typeOrder, type Value } from './types.ts';

/** How strings compare: by code point, or as a collation says. */
export type StringOrder = (a: string, b: string) => number;

/** MongoDB's total order of values: −1, 0 or 1. Objects compare field by field in their own order. */
export function compare(a: Value, b: Value, strings: StringOrder = compareStrings): number {
  if (typeof a === 'number' && typeof b === 'number') return compareDoubles(a, b);
  if (typeof a === 'string' && typeof b === 'string') return strings(a, b);
  const order = typeOrder(a);
  const other = typeOrder(b);
  if (order !== other) return order < other ? -1 : 1;
  return compareSame(a, b, strings);
}

/** Like `compare`; missing stands below everything but MinKey. */
export function compareOptional(a: Value | undefined, b: Value | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return compare(a, b);
}

export function equal(a: Value, b: Value): boolean {
  return compare(a, b) === 0;
}

function compareSame(a: Value, b: Value, strings: StringOrder): number {
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  if (a instanceof ObjectId && b instanceof ObjectId) return Math.sign(Buffer.compare(a.id, b.id));
  if (a instanceof Date && b instanceof Date) return Math.sign(a.getTime() - b.getTime());
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (a instanceof Map && b instanceof Map) return compareEntries([...a], [...b], strings);
  if (Array.isArray(a) && Array.isArray(b)) return compareItems(a, b, strings);
  // Few are compared, and their keys have that order.
  return Math.sign(Buffer.compare(encodeKey(a), encodeKey(b)));
}

function compareEntries(a: [string, Value][], b: [string, Value][], strings: StringOrder): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const [left, right] = [a[i], b[i]];
    if (!left || !right) break;
    const order =
      Math.sign(typeOrder(left[1]) - typeOrder(right[1])) ||
      compareStrings(left[0], right[0]) ||
      compare(left[1], right[1], strings);
    if (order) return order;
  }
  return Math.sign(a.length - b.length);
}

function compareItems(a: Value[], b: Value[], strings: StringOrder): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const order = compare(a[i] ?? null, b[i] ?? null, strings);
    if (order) return order;
  }
  return Math.sign(a.length - b.length);
}

function isNumber(value: Value): value is Numeric {
  return typeOrder(value) === 0x10;
}

/** NaN equals itself and stands below every other number. */
function compareDoubles(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === b) return 0;
  return Number.isNaN(a) ? (Number.isNaN(b) ? 0 : -1) : 1;
}

export function compareNumbers(a: Numeric, b: Numeric): number {
  const left = a instanceof Double ? a.value : a;
  const right = b instanceof Double ? b.value : b;
  if (typeof left === 'number' && typeof right === 'number') return compareDoubles(left, right);
  if (!(left instanceof Decimal128) && !(right instanceof Decimal128)) {
    if (Number.isNaN(left)) return -1;
    if (Number.isNaN(right)) return 1;
    return left < right ? -1 : left > right ? 1 : 0; // JavaScript compares bigint and number exactly
  }
  const [x, y] = [toExact(left), toExact(right)];
  if (typeof x === 'object' && typeof y === 'object') return compareExact(x, y);
  return compareDoubles(typeof x === 'object' ? 0 : x, typeof y === 'object' ? 0 : y);
}

/** By code point, which is the order of UTF-8 bytes; JavaScript's own order is by UTF-16 unit. */
function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return rank(x) < rank(y) ? -1 : 1;
  }
  return a.length < b.length ? -1 : 1;
}

function rank(unit: number): number {
  return unit < 0xd800 ? unit : unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}
