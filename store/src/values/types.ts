import {
  type Binary,
  type BSONRegExp,
  type Code,
  Decimal128,
  Double,
  type MaxKey,
  type MinKey,
  type ObjectId,
  type Timestamp,
} from 'bson';

export { Binary, BSONRegExp, Code, Decimal128, Double, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';

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

/** The nearest JavaScript number. */
export function toNumber(value: Numeric): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Double) return value.value;
  return Number(value.toString());
}

/** A document from a plain object literal of values. */
export function doc(fields: Record<string, Value | undefined>): Doc {
  const result: Doc = new Map();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) result.set(name, value);
  return result;
}
