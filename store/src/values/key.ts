import { Binary, BSONRegExp, Code, Decimal128, Double, ObjectId, Timestamp } from 'bson';
import { fail } from '../errors.ts';
import { ByteWriter } from './bytes.ts';
import { exactToNumber, subtractExact, toExact } from './decimal.ts';
import { type Numeric, Opaque, toNumber, typeOrder, type Value } from './types.ts';

/** The key of a value no document has: an empty array in an index, which differs from null and missing. */
export const undefinedKey = Buffer.from([0x04]);

const writer = new ByteWriter();

/**
 * Encodes a value so that the order of the bytes is MongoDB's order of values:
 *
 *     [type order][payload]      string: UTF-8, 00 → 00 FF, end 00 01 · number: see `writeNumber`
 *
 * A key ends by itself, so keys can be put one after the other; for a descending index field every byte is inverted.
 * No key starts with FF, so `key + FF` is above all keys that start with `key`.
 */
export function encodeKey(value: Value): Buffer {
  writer.at = 0;
  write(value);
  return writer.copy();
}

/** The key as a text, for sets and maps: equal values have equal ones. */
export function keyText(value: Value): string {
  return encodeKey(value).toString('latin1');
}

/** The keys of several values one after the other, of descending ones inverted. */
export function encodeKeys(values: readonly Value[], isDescending: (place: number) => boolean): Buffer {
  writer.at = 0;
  for (const [place, value] of values.entries()) {
    const from = writer.at;
    write(value);
    if (isDescending(place)) invertFrom(from);
  }
  return writer.copy();
}

function invertFrom(from: number): void {
  const { buffer, at } = writer;
  for (let i = from; i < at; i++) buffer[i] = 0xff ^ (buffer[i] ?? 0);
}

export function invert(key: Buffer): Buffer {
  const result = Buffer.allocUnsafe(key.length);
  for (let i = 0; i < key.length; i++) result[i] = 0xff ^ (key[i] ?? 0);
  return result;
}

function write(value: Value): void {
  writer.byte(typeOrder(value));
  if (value === null) return;
  switch (typeof value) {
    case 'string':
      return writeString(value);
    case 'number':
    case 'bigint':
      return writeNumber(value);
    case 'boolean':
      return writer.byte(value ? 1 : 0);
  }
  if (value instanceof ObjectId) return writer.bytes(value.id);
  if (value instanceof Date) return writeDate(value.getTime());
  if (value instanceof Double || value instanceof Decimal128) return writeNumber(value);
  if (value instanceof Map) {
    for (const [name, field] of value) {
      writer.byte(typeOrder(field));
      writeString(name);
      write(field);
    }
    return writer.byte(0);
  }
  if (Array.isArray(value)) {
    for (const item of value) write(item);
    return writer.byte(0);
  }
  if (value instanceof Binary) {
    writer.reserve(4);
    writer.at = writer.buffer.writeUInt32BE(value.position, writer.at);
    writer.byte(value.sub_type);
    return writer.bytes(value.buffer.subarray(0, value.position));
  }
  if (value instanceof Timestamp) return writeUnsigned((BigInt(value.t) << 32n) | BigInt(value.i));
  if (value instanceof BSONRegExp) {
    writeString(value.pattern);
    return writeString(value.options);
  }
  if (value instanceof Code) return writeString(value.code);
  if (value instanceof Opaque) return writeString(value.bytes.toString('latin1'));
}

function writeString(value: string): void {
  if (!value.includes('\0')) writer.utf8(value);
  else {
    value.split('\0').forEach((part, i) => {
      if (i > 0) {
        writer.byte(0);
        writer.byte(0xff);
      }
      writer.utf8(part);
    });
  }
  writer.byte(0);
  writer.byte(1);
}

/**
 * The nearest double, then whether the number is below (1), at (2) or above (3) it, and for 1 and 3 the distance as
 * two more doubles: 159 bits, which tells every long and every 34-digit decimal apart. Rounding keeps the order, so
 * the sequence of nearest doubles orders like the numbers.
 */
function writeNumber(value: Numeric): void {
  const nearest = toNumber(value);
  if (typeof value === 'number' || value instanceof Double) return writeNearest(nearest);
  const exact = toExact(value);
  if (typeof exact === 'number') return writeNearest(nearest);
  const first = clamp(nearest);
  const base = toExact(first);
  if (typeof base === 'number') fail('InternalError', 'a clamped double is not finite');
  const rest = subtractExact(exact, base);
  if (rest.coefficient === 0n) return writeNearest(first);
  writeOrdered(first);
  writer.byte(rest.coefficient < 0n ? 1 : 3);
  const second = clamp(exactToNumber(rest));
  writeOrdered(second);
  const known = toExact(second);
  writeOrdered(typeof known === 'number' ? 0 : clamp(exactToNumber(subtractExact(rest, known))));
}

function clamp(value: number): number {
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value));
}

function writeNearest(value: number): void {
  writeOrdered(value);
  writer.byte(2);
}

/** The bits of a double, negative ones inverted, positive ones with the sign set; NaN is all zero. */
function writeOrdered(value: number): void {
  writer.reserve(8);
  const { buffer, at } = writer;
  if (Number.isNaN(value)) buffer.fill(0, at, at + 8);
  else {
    buffer.writeDoubleBE(value === 0 ? 0 : value, at);
    const top = buffer[at] ?? 0;
    if (top < 0x80) buffer[at] = top | 0x80;
    else for (let i = at; i < at + 8; i++) buffer[i] = 0xff ^ (buffer[i] ?? 0);
  }
  writer.at = at + 8;
}

/** As a 64-bit number with the sign bit turned, which puts negative ones first. */
function writeDate(time: number): void {
  writer.reserve(8);
  const high = Math.floor(time / 2 ** 32);
  writer.at = writer.buffer.writeUInt32BE(high + 2 ** 31, writer.at);
  writer.at = writer.buffer.writeUInt32BE(time - high * 2 ** 32, writer.at);
}

function writeUnsigned(value: bigint): void {
  writer.reserve(8);
  writer.at = writer.buffer.writeBigUInt64BE(value, writer.at);
}
