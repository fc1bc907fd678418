import { Binary, BSONRegExp, Code, Decimal128, Double, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { fail } from '../errors.ts';
import { ByteWriter } from './bytes.ts';
import { maxDepth } from './decode.ts';
import { type Doc, isInt32, Opaque, RawDoc, typeNumber, type Value } from './types.ts';

const writer = new ByteWriter();

/** Writes a document as BSON, after `room` bytes that are left to the caller. */
export function encodeDoc(doc: Doc, room = 0): Buffer {
  writer.at = room;
  writeFields(doc, 0);
  return writer.copy();
}

/** A document's fields, or an array's items by their numbers. */
function writeFields(fields: Doc | Value[], depth: number): void {
  // An update may nest deeper than what any reader, this store's included, would accept.
  if (depth > maxDepth) fail('Overflow', `BSON nested deeper than ${maxDepth} levels`);
  const start = writer.at;
  writer.int32(0);
  if (Array.isArray(fields))
    for (let i = 0; i < fields.length; i++) writeField(String(i), fields[i] ?? null, depth);
  else for (const [name, value] of fields) writeField(name, value, depth);
  writer.byte(0);
  writer.buffer.writeInt32LE(writer.at - start, start);
}

function writeField(name: string, value: Value, depth: number): void {
  writer.byte(typeNumber(value) & 0xff);
  if (name.includes('\0')) fail('BadValue', 'a field name must not contain a null byte');
  writer.utf8(name);
  writer.byte(0);
  writeValue(value, depth);
}

function writeValue(value: Value, depth: number): void {
  switch (typeof value) {
    case 'string':
      return writeString(value);
    case 'number':
      return isInt32(value) ? writer.int32(value) : writer.double(value);
    case 'boolean':
      return writer.byte(value ? 1 : 0);
    case 'bigint':
      return writer.int64(value);
  }
  if (value === null) return;
  if (value instanceof Map || Array.isArray(value)) writeFields(value, depth + 1);
  else if (value instanceof ObjectId) writer.bytes(value.id);
  else if (value instanceof Date) writer.date(value);
  else if (value instanceof RawDoc || value instanceof Opaque) writer.bytes(value.bytes);
  else if (value instanceof Double) writer.double(value.value);
  else if (value instanceof Decimal128) writer.bytes(value.bytes);
  else if (value instanceof Code) writeString(value.code);
  else if (value instanceof Timestamp)
    writer.int64(BigInt.asIntN(64, (BigInt(value.t) << 32n) | BigInt(value.i)));
  else if (value instanceof Binary) {
    writer.int32(value.position);
    writer.byte(value.sub_type);
    writer.bytes(value.buffer.subarray(0, value.position));
  } else if (value instanceof BSONRegExp) {
    writer.utf8(value.pattern);
    writer.byte(0);
    writer.utf8(value.options);
    writer.byte(0);
  } else if (!(value instanceof MinKey || value instanceof MaxKey))
    fail('InternalError', 'a value without a BSON type reached the encoder');
}

function writeString(value: string): void {
  const start = writer.at;
  writer.int32(0);
  const length = writer.utf8(value);
  writer.byte(0);
  writer.buffer.writeInt32LE(length + 1, start);
}
