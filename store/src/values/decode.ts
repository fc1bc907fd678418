import { Binary, BSONRegExp, Code, Decimal128, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { fail } from '../errors.ts';
import { type Doc, double, Opaque, type Value } from './types.ts';
/** MongoDB's own limit for nesting; it also keeps the recursion below away from the stack's end. */
export const maxDepth = 180;

function invalid(why: string): never {
  fail('InvalidBSON', `invalid BSON: ${why}`);
}

/** Short ASCII strings are read faster byte by byte than through the decoder. */
function textOf(buffer: Buffer, start: number, end: number): string {
  if (end - start >= 24) return buffer.toString('utf8', start, end);
  let result = '';
  for (let i = start; i < end; i++) {
    const code = buffer[i] ?? 0;
    if (code > 127) return buffer.toString('utf8', start, end);
    result += String.fromCharCode(code);
  }
  return result;
}

/** As many names as a region's collections have fields, by hash; a newer one takes the place of an older. */
const metNames = Array.from<{ text: string; bytes: Buffer } | undefined>({ length: 1024 });
const longestKept = 64;

function isSame(bytes: Buffer, buffer: Buffer, start: number, end: number): boolean {
  if (bytes.length !== end - start) return false;
  for (let i = 0; i < bytes.length; i++) if (bytes[i] !== buffer[start + i]) return false;
  return true;
}

/** Reads the parts of a BSON document one after the other, never past its end. */
class ByteReader {
  readonly buffer: Buffer;
  /** Whether a client sent it, so that it was not looked at before. */
  readonly isSent: boolean;
  at = 0;

  constructor(buffer: Buffer, isSent: boolean) {
    this.buffer = buffer;
    this.isSent = isSent;
  }

  /** Reads a length and returns where the terminating zero of this document stands. */
  start(depth: number): number {
    if (depth > maxDepth) fail('Overflow', `BSON nested deeper than ${maxDepth} levels`);
    const { buffer, at } = this;
    if (at + 5 > buffer.length) invalid('document cut off');
    const length = buffer.readInt32LE(at);
    if (length < 5 || at + length > buffer.length) invalid(`document length ${length} does not fit`);
    this.at = at + 4;
    return at + length - 1;
  }

  finish(end: number): void {
    if (this.at !== end || this.buffer[end] !== 0) invalid('document not terminated where its length says');
    this.at = end + 1;
  }

  /** Reads a field's name. Most have been met before and need not be made into a string anew. */
  name(end: number): string {
    const { buffer, at } = this;
    let hash = 0;
    let zero = at;
    for (let code = buffer[zero] ?? 0; code !== 0; code = buffer[++zero] ?? 0) hash = (hash * 31 + code) | 0;
    if (zero >= end) invalid('name not terminated');
    this.at = zero + 1;
    const slot = hash & (metNames.length - 1);
    const met = metNames[slot];
    if (met && isSame(met.bytes, buffer, at, zero)) return met.text;
    const text = textOf(buffer, at, zero);
    if (zero - at <= longestKept) metNames[slot] = { text, bytes: Buffer.from(buffer.subarray(at, zero)) };
    return text;
  }

  /** Passes over the name of an array's item, which is its number. */
  skipName(end: number): void {
    const { buffer } = this;
    while (this.at < end && buffer[this.at] !== 0) this.at++;
    if (this.at++ >= end) invalid('name not terminated');
  }

  cstring(end: number): string {
    const { buffer, at } = this;
    const zero = buffer.indexOf(0, at);
    if (zero < 0 || zero >= end) invalid('name not terminated');
    this.at = zero + 1;
    return textOf(buffer, at, zero);
  }

  take(length: number, end: number): number {
    const at = this.at;
    if (length < 0 || at + length > end) invalid('value cut off');
    this.at = at + length;
    return at;
  }

  string(end: number): string {
    const length = this.buffer.readInt32LE(this.take(4, end));
    if (length < 1) invalid('string length below 1');
    const at = this.take(length, end);
    if (this.buffer[at + length - 1] !== 0) invalid('string not terminated');
    return textOf(this.buffer, at, at + length - 1);
  }
}

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

/** What clients sent with two fields of one name, of which a Map keeps the last. */
const doubled = new WeakSet<Doc>();

export function namesTwice(doc: Doc): boolean {
  return doubled.has(doc);
}

function readDoc(reader: ByteReader, depth: number): Doc {
  const end = reader.start(depth);
  const result: Doc = new Map();
  let fields = 0;
  const { buffer } = reader;
  while (reader.at < end) {
    const type = buffer[reader.at++] ?? 0;
    const name = reader.name(end);
    // Of two, a Map keeps the last: in what a client sends that would be another document than it means.
    if (reader.isSent && name === '_id' && result.has(name))
      fail('BadValue', "can't have multiple _id fields in one document");
    result.set(name, readValue(reader, type, end, depth));
    fields++;
  }
  if (fields > result.size && reader.isSent) doubled.add(result);
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
