import { fail } from '../errors.ts';
import { ByteReader, invalid } from './reader.ts';
import {
  Binary,
  BSONRegExp,
  Code,
  Decimal128,
  type Doc,
  double,
  MaxKey,
  MinKey,
  ObjectId,
  Opaque,
  Timestamp,
  type Value,
} from './types.ts';

/** Reads one BSON document that fills `bytes` exactly. Throws InvalidBSON for anything malformed. */
export function decodeDoc(bytes: Uint8Array, isSent = false): Doc {
  const buffer = Buffer.isBuffer(bytes)
    ? bytes
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const reader = new ByteReader(buffer, isSent);
  const result = readDoc(reader, 0);
  if (reader.at !== buffer.length) invalid('trailing bytes after a document');
  return result;
}

function readDoc(reader: ByteReader, depth: number): Doc {
  const end = reader.start(depth);
  const result: Doc = new Map();
  const { buffer } = reader;
  while (reader.at < end) {
    const type = buffer[reader.at++] ?? 0;
    const name = reader.name(end);
    // Of two, a Map keeps the last: in what a client sends that would be another document than it means.
    if (reader.isSent && name === '_id' && result.has(name))
      fail('BadValue', "can't have multiple _id fields in one document");
    result.set(name, readValue(reader, type, end, depth));
  }
  reader.finish(end);
  return result;
}

function readArray(reader: ByteReader, depth: number): Value[] {
  const end = reader.start(depth);
  const result: Value[] = [];
  while (reader.at < end) {
    const type = reader.buffer[reader.at++] ?? 0;
    reader.skipName(end);
    result.push(readValue(reader, type, end, depth));
  }
  reader.finish(end);
  return result;
}

function readValue(reader: ByteReader, type: number, end: number, depth: number): Value {
  const { buffer } = reader;
  switch (type) {
    case 1:
      return double(buffer.readDoubleLE(reader.take(8, end)));
    case 2:
      return reader.string(end);
    case 3:
      return readDoc(reader, depth + 1);
    case 4:
      return readArray(reader, depth + 1);
    case 5:
      return readBinary(reader, end);
    case 7: {
      const at = reader.take(12, end);
      return new ObjectId(Uint8Array.prototype.slice.call(buffer, at, at + 12));
    }
    case 8: {
      const flag = buffer[reader.take(1, end)];
      if (flag !== 0 && flag !== 1) invalid('boolean is neither 0 nor 1');
      return flag === 1;
    }
    case 9: {
      const at = reader.take(8, end);
      // Exact for every date there is; what is beyond becomes none.
      const date = new Date(buffer.readInt32LE(at + 4) * 2 ** 32 + buffer.readUInt32LE(at));
      if (Number.isNaN(date.getTime())) fail('BadValue', 'date outside the years ±271821');
      return date;
    }
    case 10:
      return null;
    case 11: {
      const pattern = reader.cstring(end);
      const options = reader.cstring(end);
      if (/[^imlsux]/.test(options)) invalid('unknown regular expression option');
      return new BSONRegExp(pattern, options);
    }
    case 13:
      return new Code(reader.string(end));
    case 16:
      return buffer.readInt32LE(reader.take(4, end));
    case 17: {
      const at = reader.take(8, end);
      return new Timestamp({ t: buffer.readUInt32LE(at + 4), i: buffer.readUInt32LE(at) });
    }
    case 18:
      return buffer.readBigInt64LE(reader.take(8, end));
    case 19: {
      const at = reader.take(16, end);
      return new Decimal128(Uint8Array.prototype.slice.call(buffer, at, at + 16));
    }
    case 255:
      return new MinKey();
    case 127:
      return new MaxKey();
    default:
      return readOpaque(reader, type, end);
  }
}

function readBinary(reader: ByteReader, end: number): Binary {
  const length = reader.buffer.readInt32LE(reader.take(4, end));
  const subtype = reader.buffer[reader.take(1, end)];
  const at = reader.take(length, end);
  return new Binary(Uint8Array.prototype.slice.call(reader.buffer, at, at + length), subtype);
}

function readOpaque(reader: ByteReader, type: number, end: number): Opaque {
  const start = reader.at;
  if (type === 14) reader.string(end);
  else if (type === 12) {
    reader.string(end);
    reader.take(12, end);
  } else if (type === 15) {
    const length = reader.buffer.readInt32LE(reader.take(4, end));
    reader.take(length - 4, end);
  } else if (type !== 6) invalid(`unknown type ${type}`);
  return new Opaque(type, Buffer.from(reader.buffer.subarray(start, reader.at)));
}
