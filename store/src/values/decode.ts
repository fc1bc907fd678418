import {
  Binary,
  BSONRegExp,
  Code,
  Decimal128,
  MaxKey,
  MinKey,
  ObjectId,
  Opaque,
  Timestamp,
  double,
} from './types.ts';
import type { Doc, Value } from './types.ts';
import { CommandError } from '../errors.ts';

/** MongoDB's own limit for nesting; it also keeps the recursion below away from the stack's end. */
export const maxDepth = 180;

/** Reads one BSON document that fills `bytes` exactly. Throws InvalidBSON for anything malformed. */
export function decodeDoc(bytes: Uint8Array): Doc {
  const buffer = Buffer.isBuffer(bytes)
    ? bytes
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const reader = new Reader(buffer);
  const result = reader.doc(0);
  if (reader.at !== buffer.length) invalid('trailing bytes after a document');
  return result;
}

function invalid(why: string): never {
  throw new CommandError('InvalidBSON', `invalid BSON: ${why}`);
}

class Reader {
  readonly buffer: Buffer;
  at = 0;

  constructor(buffer: Buffer) {
    this.buffer = buffer;
  }

  doc(depth: number): Doc {
    const end = this.#start(depth);
    const result: Doc = new Map();
    const { buffer } = this;
    while (this.at < end) {
      const type = buffer[this.at++] ?? 0;
      const name = this.#cstring(end);
      result.set(name, this.#value(type, end, depth));
    }
    this.#finish(end);
    return result;
  }

  #array(depth: number): Value[] {
    const end = this.#start(depth);
    const result: Value[] = [];
    while (this.at < end) {
      const type = this.buffer[this.at++] ?? 0;
      this.#cstring(end);
      result.push(this.#value(type, end, depth));
    }
    this.#finish(end);
    return result;
  }

  /** Reads a length and returns where the terminating zero of this document stands. */
  #start(depth: number): number {
    if (depth > maxDepth) throw new CommandError('Overflow', `BSON nested deeper than ${maxDepth} levels`);
    const { buffer, at } = this;
    if (at + 5 > buffer.length) invalid('document cut off');
    const length = buffer.readInt32LE(at);
    if (length < 5 || at + length > buffer.length) invalid(`document length ${length} does not fit`);
    this.at = at + 4;
    return at + length - 1;
  }

  #finish(end: number): void {
    if (this.at !== end || this.buffer[end] !== 0) invalid('document not terminated where its length says');
    this.at = end + 1;
  }

  #cstring(end: number): string {
    const { buffer, at } = this;
    const zero = buffer.indexOf(0, at);
    if (zero < 0 || zero >= end) invalid('name not terminated');
    this.at = zero + 1;
    return zero - at < 24 ? shortString(buffer, at, zero) : buffer.toString('utf8', at, zero);
  }

  #take(length: number, end: number): number {
    const at = this.at;
    if (length < 0 || at + length > end) invalid('value cut off');
    this.at = at + length;
    return at;
  }

  #string(end: number): string {
    const length = this.buffer.readInt32LE(this.#take(4, end));
    if (length < 1) invalid('string length below 1');
    const at = this.#take(length, end);
    if (this.buffer[at + length - 1] !== 0) invalid('string not terminated');
    return length < 24
      ? shortString(this.buffer, at, at + length - 1)
      : this.buffer.toString('utf8', at, at + length - 1);
  }

  #value(type: number, end: number, depth: number): Value {
    const { buffer } = this;
    switch (type) {
      case 1:
        return double(buffer.readDoubleLE(this.#take(8, end)));
      case 2:
        return this.#string(end);
      case 3:
        return this.doc(depth + 1);
      case 4:
        return this.#array(depth + 1);
      case 5:
        return this.#binary(end);
      case 7: {
        const at = this.#take(12, end);
        return new ObjectId(Uint8Array.prototype.slice.call(buffer, at, at + 12));
      }
      case 8: {
        const flag = buffer[this.#take(1, end)];
        if (flag !== 0 && flag !== 1) invalid('boolean is neither 0 nor 1');
        return flag === 1;
      }
      case 9: {
        const date = new Date(Number(buffer.readBigInt64LE(this.#take(8, end))));
        if (Number.isNaN(date.getTime()))
          throw new CommandError('BadValue', 'date outside the years ±271821');
        return date;
      }
      case 10:
        return null;
      case 11: {
        const pattern = this.#cstring(end);
        const options = this.#cstring(end);
        if (/[^imlsux]/.test(options)) invalid('unknown regular expression option');
        return new BSONRegExp(pattern, options);
      }
      case 13:
        return new Code(this.#string(end));
      case 16:
        return buffer.readInt32LE(this.#take(4, end));
      case 17: {
        const at = this.#take(8, end);
        return new Timestamp({ t: buffer.readUInt32LE(at + 4), i: buffer.readUInt32LE(at) });
      }
      case 18:
        return buffer.readBigInt64LE(this.#take(8, end));
      case 19: {
        const at = this.#take(16, end);
        return new Decimal128(Uint8Array.prototype.slice.call(buffer, at, at + 16));
      }
      case 255:
        return new MinKey();
      case 127:
        return new MaxKey();
      default:
        return this.#opaque(type, end);
    }
  }

  #binary(end: number): Binary {
    const length = this.buffer.readInt32LE(this.#take(4, end));
    const subtype = this.buffer[this.#take(1, end)];
    const at = this.#take(length, end);
    return new Binary(Uint8Array.prototype.slice.call(this.buffer, at, at + length), subtype);
  }

  #opaque(type: number, end: number): Opaque {
    const start = this.at;
    if (type === 14) this.#string(end);
    else if (type === 12) {
      this.#string(end);
      this.#take(12, end);
    } else if (type === 15) {
      const length = this.buffer.readInt32LE(this.#take(4, end));
      this.#take(length - 4, end);
    } else if (type !== 6) invalid(`unknown type ${type}`);
    return new Opaque(type, Buffer.from(this.buffer.subarray(start, this.at)));
  }
}

/** Short ASCII strings are read faster byte by byte than through the decoder. */
function shortString(buffer: Buffer, start: number, end: number): string {
  let result = '';
  for (let i = start; i < end; i++) {
    const code = buffer[i] ?? 0;
    if (code > 127) return buffer.toString('utf8', start, end);
    result += String.fromCharCode(code);
  }
  return result;
}
