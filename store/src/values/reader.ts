import { fail } from '../errors.ts';

/** MongoDB's own limit for nesting; it also keeps the recursion below away from the stack's end. */
export const maxDepth = 180;

export function invalid(why: string): never {
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
export class ByteReader {
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
