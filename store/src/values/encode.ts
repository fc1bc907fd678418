import { Binary, BSONRegExp, Code, Decimal128, Double, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { fail } from '../errors.ts';
import { ByteWriter } from './bytes.ts';
import { maxDepth } from './decode.ts';
import { type Doc, isInt32, Opaque, RawDoc, type Value } from './types.ts';
const writer = new ByteWriter();

/** Writes a document as BSON, after `room` bytes that are left to the caller. */
export function encodeDoc(doc: Doc, room = 0): Buffer {
  writer.at = room;
  writeDoc(writer, doc, 0);
  return writer.copy();
}

function writeDoc(writer: ByteWriter, doc: Doc, depth: number): void {
  // An update may nest deeper than what any reader, this store's included, would accept.
  if (depth > maxDepth) fail('Overflow', `BSON nested deeper than ${maxDepth} levels`);
  const start = writer.at;
  writer.int32(0);
  for (const [name, value] of doc) writeField(writer, name, value, depth);
  writer.byte(0);
  writer.buffer.writeInt32LE(writer.at - start, start);
}

function writeArray(writer: ByteWriter, items: Value[], depth: number): void {
  if (depth > maxDepth) fail('Overflow', `BSON nested deeper than ${maxDepth} levels`);
  const start = writer.at;
  writer.int32(0);
  for (let i = 0; i < items.length; i++) writeField(writer, String(i), items[i] ?? null, depth);
  writer.byte(0);
  writer.buffer.writeInt32LE(writer.at - start, start);
}

function head(writer: ByteWriter, type: number, name: string): void {
  writer.byte(type);
  if (name.includes('\0')) fail('BadValue', 'a field name must not contain a null byte');
  writer.utf8(name);
  writer.byte(0);
}

function writeField(writer: ByteWriter, name: string, value: Value, depth: number): void {
  switch (typeof value) {
    case 'string':
      head(writer, 2, name);
      writeString(writer, value);
      return;
    case 'number':
      if (isInt32(value)) {
        head(writer, 16, name);
        writer.int32(value);
      } else {
        head(writer, 1, name);
        writer.double(value);
      }
      return;
    case 'boolean':
      head(writer, 8, name);
      writer.byte(value ? 1 : 0);
      return;
    case 'bigint':
      head(writer, 18, name);
      writer.int64(value);
      return;
  }
  if (value === null) return head(writer, 10, name);
  if (value instanceof Map) {
    head(writer, 3, name);
    writeDoc(writer, value, depth + 1);
  } else if (Array.isArray(value)) {
    head(writer, 4, name);
    writeArray(writer, value, depth + 1);
  } else if (value instanceof RawDoc) {
    head(writer, 3, name);
    writer.bytes(value.bytes);
  } else if (value instanceof ObjectId) {
    head(writer, 7, name);
    writer.bytes(value.id);
  } else if (value instanceof Date) {
    head(writer, 9, name);
    writer.date(value);
  } else writeRare(writer, name, value);
}

type Rare = Double | Decimal128 | Binary | BSONRegExp | Timestamp | Code | MinKey | MaxKey | Opaque;

function writeRare(writer: ByteWriter, name: string, value: Rare): void {
  if (value instanceof Double) {
    head(writer, 1, name);
    writer.double(value.value);
  } else if (value instanceof Decimal128) {
    head(writer, 19, name);
    writer.bytes(value.bytes);
  } else if (value instanceof Binary) {
    head(writer, 5, name);
    writer.int32(value.position);
    writer.byte(value.sub_type);
    writer.bytes(value.buffer.subarray(0, value.position));
  } else if (value instanceof BSONRegExp) {
    head(writer, 11, name);
    writer.utf8(value.pattern);
    writer.byte(0);
    writer.utf8(value.options);
    writer.byte(0);
  } else if (value instanceof Timestamp) {
    head(writer, 17, name);
    writer.int64(BigInt.asIntN(64, (BigInt(value.t) << 32n) | BigInt(value.i)));
  } else if (value instanceof Code) {
    head(writer, 13, name);
    writeString(writer, value.code);
  } else if (value instanceof MinKey) head(writer, 255, name);
  else if (value instanceof MaxKey) head(writer, 127, name);
  else if (value instanceof Opaque) {
    head(writer, value.type, name);
    writer.bytes(value.bytes);
  } else fail('InternalError', 'a value without a BSON type reached the encoder');
}

function writeString(writer: ByteWriter, value: string): void {
  const start = writer.at;
  writer.int32(0);
  const length = writer.utf8(value);
  writer.byte(0);
  writer.buffer.writeInt32LE(length + 1, start);
}
