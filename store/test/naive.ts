import { Binary, BSONRegExp, Decimal128, Double, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import type { Doc, Value } from '../src/values/types.ts';

/** Plain second readings of MongoDB's rules, as slow as they like: what the properties compare the store with. */

const typesInOrder: ((value: Value) => boolean)[] = [
  (value) => value instanceof MinKey,
  (value) => value === null,
  (value) => isNumber(value),
  (value) => typeof value === 'string',
  (value) => value instanceof Map,
  (value) => Array.isArray(value),
  (value) => value instanceof Binary,
  (value) => value instanceof ObjectId,
  (value) => typeof value === 'boolean',
  (value) => value instanceof Date,
  (value) => value instanceof Timestamp,
  (value) => value instanceof BSONRegExp,
  (value) => value instanceof MaxKey,
];

function isNumber(value: Value): boolean {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    value instanceof Double ||
    value instanceof Decimal128
  );
}

function typeOrder(value: Value): number {
  return typesInOrder.findIndex((is) => is(value));
}

/** A finite number as a whole number of 2^-1074 · 10^-6200, of which every double and decimal is a multiple. */
function scaled(value: Value): bigint | number {
  if (typeof value === 'bigint') return value * 2n ** 1074n * 10n ** 6200n;
  if (value instanceof Decimal128) {
    const [, sign = '', digits = '', fraction = '', exponent = '0'] =
      /^(-?)(\d+)\.?(\d*)(?:E([+-]?\d+))?$/.exec(value.toString()) ?? [];
    const shift = Number(exponent) - fraction.length + 6200;
    return BigInt(sign + digits + fraction) * 10n ** BigInt(shift) * 2n ** 1074n;
  }
  const number = Number(value);
  if (!Number.isFinite(number)) return number;
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, Math.abs(number));
  const raw = bits.getBigUint64(0);
  const [power, fraction] = [raw >> 52n, raw & (2n ** 52n - 1n)];
  const units = power === 0n ? fraction : (fraction + 2n ** 52n) << (power - 1n);
  return (number < 0 ? -units : units) * 10n ** 6200n;
}

function compareNumbers(a: Value, b: Value): number {
  const [x, y] = [scaled(a), scaled(b)];
  if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(y)) - Number(Number.isNaN(x));
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The order of any two values the properties make. */
export function compare(a: Value, b: Value): number {
  const order = typeOrder(a) - typeOrder(b);
  if (order) return Math.sign(order);
  if (isNumber(a)) return compareNumbers(a, b);
  if (typeof a === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(String(b)));
  if (typeof a === 'boolean') return Number(a) - Number(b);
  if (a instanceof Date) return Math.sign(Number(a) - Number(b));
  if (a instanceof ObjectId) return Math.sign(a.toHexString().localeCompare(String(b)));
  if (a instanceof Timestamp && b instanceof Timestamp) return Math.sign(a.t - b.t || a.i - b.i);
  return inOrder(listOf(a), listOf(b));
}

/** A document as type, name and value of each field; an array as its items. */
function listOf(value: Value): Value[] {
  if (Array.isArray(value)) return value;
  return value instanceof Map ? [...value].flatMap(([name, field]) => [typeOrder(field), name, field]) : [];
}

function inOrder(a: Value[], b: Value[]): number {
  for (const [i, item] of a.slice(0, b.length).entries()) {
    const order = compare(item, b[i] ?? null);
    if (order) return order;
  }
  return Math.sign(a.length - b.length);
}

/** Every value a path reaches, arrays and their items both; a second, plain reading of MongoDB's rules. */
function reached(value: Value | undefined, parts: string[]): (Value | undefined)[] {
  const [part, ...rest] = parts;
  if (part === undefined) return [value];
  if (value instanceof Map) return reached(value.get(part), rest);
  if (Array.isArray(value))
    return value.filter((item) => item instanceof Map).flatMap((item) => reached(item, parts));
  return [undefined];
}

/** An independent matcher for the filters the properties make. */
export function naiveMatch(doc: Doc, filter: Doc): boolean {
  for (const [name, value] of filter) {
    const branches = Array.isArray(value) ? value.filter((branch) => branch instanceof Map) : [];
    if (name === '$and' && !branches.every((branch) => naiveMatch(doc, branch))) return false;
    else if (name === '$or' && !branches.some((branch) => naiveMatch(doc, branch))) return false;
    else if (name === '$nor' && branches.some((branch) => naiveMatch(doc, branch))) return false;
    else if (!name.startsWith('$') && !field(reached(doc, name.split('.')), value)) return false;
  }
  return true;
}

function field(found: (Value | undefined)[], condition: Value): boolean {
  const operators = condition instanceof Map ? [...condition] : [['$eq', condition] as const];
  return operators.every(([name, operand]) => {
    const leaves = found.flatMap((value) => (Array.isArray(value) ? [value, ...value] : [value]));
    const some = (test: (value: Value | undefined) => boolean): boolean => leaves.some(test);
    const same = (wanted: Value) => (value: Value | undefined) =>
      (wanted === null && value === undefined) || (value !== undefined && compare(value, wanted) === 0);
    const ordered = (accept: (order: number) => boolean) => (value: Value | undefined) =>
      operand === null
        ? accept(0) && (value ?? null) === null
        : value !== undefined && typeOrder(value) === typeOrder(operand) && accept(compare(value, operand));
    switch (name) {
      case '$eq':
        return some(same(operand));
      case '$ne':
        return !some(same(operand));
      case '$in':
        return Array.isArray(operand) && operand.some((wanted) => some(same(wanted)));
      case '$gt':
        return some(ordered((order) => order > 0));
      case '$gte':
        return some(ordered((order) => order >= 0));
      case '$lt':
        return some(ordered((order) => order < 0));
      case '$lte':
        return some(ordered((order) => order <= 0));
      case '$nin':
        return Array.isArray(operand) && !operand.some((wanted) => some(same(wanted)));
      case '$all':
        return Array.isArray(operand) && operand.every((wanted) => some(same(wanted)));
      case '$size':
        return found.some((value) => Array.isArray(value) && value.length === operand);
      case '$type':
        return some((value) => value !== undefined && typeName(value) === operand);
      case '$mod': {
        const [divisor, rest] = Array.isArray(operand) ? operand.map(Number) : [];
        return some((value) => isNumber(value ?? null) && Number(value) % (divisor ?? 0) === rest);
      }
      case '$not':
        return !field(found, operand);
      case '$exists':
        return found.some((value) => value !== undefined) === operand;
      case '$elemMatch':
        return found.some(
          (value) =>
            Array.isArray(value) &&
            value.some((item) => item instanceof Map && operand instanceof Map && naiveMatch(item, operand)),
        );
    }
    throw new Error(`the reference does not know ${name}`);
  });
}

function typeName(value: Value): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Map) return 'object';
  if (typeof value === 'number') return 'int';
  return { string: 'string', boolean: 'bool', bigint: 'long' }[typeof value as string] ?? 'double';
}
