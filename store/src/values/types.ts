import { Binary, BSONRegExp, Code, Decimal128, Double, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';

/**
 * A BSON document. A Map, because field names are data: `__proto__` is a key like any other and names made of
 * digits keep their place, which a plain object would not grant.
 */
export type Doc = Map<string, Value>;

/**
 * A BSON value. Numbers keep their BSON type: a `number` that is an int32 is an int, any other `number` a double,
 * a double that looks like an int32 is a `Double`, an int64 is a `bigint`.
 */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | Date
  | Double
  | Decimal128
  | ObjectId
  | Binary
  | BSONRegExp
  | Timestamp
  | Code
  | MinKey
  | MaxKey
  | Opaque
  | RawDoc
  | Doc
  | Value[];

/** A deprecated BSON type (undefined, symbol, DBPointer, code with scope), kept as its bytes. */
export class Opaque {
  readonly type: number;
  readonly bytes: Buffer;
  constructor(type: number, bytes: Buffer) {
    this.type = type;
    this.bytes = bytes;
  }
}

/** An encoded document on its way out; the encoder copies it as it is. */
export class RawDoc {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

export type Numeric = number | bigint | Double | Decimal128;

export function isDoc(value: Value | undefined): value is Doc {
  return value instanceof Map;
}

export function isNumeric(value: Value | undefined): value is Numeric {
  const type = typeof value;
  return type === 'number' || type === 'bigint' || value instanceof Double || value instanceof Decimal128;
}

export function isInt32(value: number): boolean {
  return (value | 0) === value && !Object.is(value, -0);
}

/** A double, whatever it looks like. */
export function double(value: number): number | Double {
  return isInt32(value) ? new Double(value) : value;
}

/** The nearest JavaScript number; NaN for what is no number. */
export function toNumber(value: Value | undefined): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Double) return value.value;
  return value instanceof Decimal128 ? Number(value.toString()) : NaN;
}

/** A document from a plain object literal of values. */
export function doc(fields: Record<string, Value | undefined>): Doc {
  const result: Doc = new Map();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) result.set(name, value);
  return result;
}

/** The first field, which names an operator, a stage, or a command; of an empty document, and of no document, none. */
export function firstField(value: Value | undefined): [name: string, value: Value] {
  return (isDoc(value) ? value.entries().next().value : undefined) ?? ['', null];
}

/** Number, name, and place in the order of types. */
const types = [
  [1, 'double', 0x10],
  [2, 'string', 0x18],
  [3, 'object', 0x20],
  [4, 'array', 0x28],
  [5, 'binData', 0x30],
  [6, 'undefined', 0x04],
  [7, 'objectId', 0x38],
  [8, 'bool', 0x40],
  [9, 'date', 0x48],
  [10, 'null', 0x08],
  [11, 'regex', 0x58],
  [12, 'dbPointer', 0x60],
  [13, 'javascript', 0x68],
  [14, 'symbol', 0x18],
  [15, 'javascriptWithScope', 0x70],
  [16, 'int', 0x10],
  [17, 'timestamp', 0x50],
  [18, 'long', 0x10],
  [19, 'decimal', 0x10],
  [-1, 'minKey', 0x02],
  [127, 'maxKey', 0xf0],
] as const;

export type TypeName = (typeof types)[number][1];

/** BSON type number to MongoDB's name for it. */
export const typeNames: ReadonlyMap<number, TypeName> = new Map<number, TypeName>(
  types.map(([number, name]) => [number, name]),
);

const orders = new Map<number, number>(types.map(([number, , order]) => [number, order]));

/** Where a value's type stands in MongoDB's order of types; also the first byte of its index key. */
export function typeOrder(value: Value): number {
  return orders.get(typeNumber(value)) ?? 0x04;
}

/** The BSON type number of a value. */
export function typeNumber(value: Value): number {
  switch (typeof value) {
    case 'string':
      return 2;
    case 'number':
      return isInt32(value) ? 16 : 1;
    case 'boolean':
      return 8;
    case 'bigint':
      return 18;
  }
  if (value === null) return 10;
  if (value instanceof Map || value instanceof RawDoc) return 3;
  if (Array.isArray(value)) return 4;
  if (value instanceof ObjectId) return 7;
  if (value instanceof Date) return 9;
  if (value instanceof Double) return 1;
  if (value instanceof Decimal128) return 19;
  if (value instanceof Binary) return 5;
  if (value instanceof BSONRegExp) return 11;
  if (value instanceof Timestamp) return 17;
  if (value instanceof Code) return 13;
  if (value instanceof MinKey) return -1;
  if (value instanceof MaxKey) return 127;
  return value.type;
}

export function typeName(value: Value | undefined): TypeName | 'missing' {
  return value === undefined ? 'missing' : (typeNames.get(typeNumber(value)) ?? 'undefined');
}
