import { fail } from '../errors.ts';

/** What a writer keeps for the next time. */
const keptBytes = 64 * 1024;

/** More than any message may have: one array may stand in another a million times, and be nothing until it is written. */
const maxBytes = 48 * 1024 * 1024;

/** A growing byte buffer. */
export class ByteWriter {
  buffer = Buffer.allocUnsafe(512);
  at = 0;

  reserve(length: number): void {
    const needed = this.at + length;
    if (needed <= this.buffer.length) return;
    if (needed > maxBytes) fail('BSONObjectTooLarge', `BSONObj size is invalid: more than ${maxBytes} bytes`);
    const bigger = Buffer.allocUnsafe(Math.max(needed, this.buffer.length * 2));
    this.buffer.copy(bigger, 0, 0, this.at);
    this.buffer = bigger;
  }

  byte(value: number): void {
    this.reserve(1);
    this.buffer[this.at++] = value;
  }

  int32(value: number): void {
    this.reserve(4);
    this.at = this.buffer.writeInt32LE(value, this.at);
  }

  int64(value: bigint): void {
    this.reserve(8);
    this.at = this.buffer.writeBigInt64LE(value, this.at);
  }

  double(value: number): void {
    this.reserve(8);
    this.at = this.buffer.writeDoubleLE(value, this.at);
  }

  /** Throws BadValue for the date that is none. */
  date(value: Date): void {
    const time = value.getTime();
    if (Number.isNaN(time)) fail('BadValue', 'date outside the years ±271821');
    const high = Math.floor(time / 2 ** 32);
    this.reserve(8);
    this.at = this.buffer.writeUInt32LE(time - high * 2 ** 32, this.at);
    this.at = this.buffer.writeInt32LE(high, this.at);
  }

  bytes(value: Uint8Array): void {
    this.reserve(value.length);
    this.buffer.set(value, this.at);
    this.at += value.length;
  }

  /** Writes UTF-8 and returns how many bytes that took. */
  utf8(value: string): number {
    this.reserve(value.length * 3);
    const { buffer, at } = this;
    if (value.length < 24) {
      let i = 0;
      for (; i < value.length; i++) {
        const code = value.charCodeAt(i);
        if (code > 127) break;
        buffer[at + i] = code;
      }
      if (i === value.length) {
        this.at = at + i;
        return i;
      }
    }
    const written = buffer.write(value, at, 'utf8');
    this.at = at + written;
    return written;
  }

  /** A copy of what was written; the writer may be used again after `at = 0`. */
  copy(): Buffer {
    const result = Buffer.from(this.buffer.subarray(0, this.at));
    if (this.buffer.length > keptBytes) this.buffer = Buffer.allocUnsafe(keptBytes);
    return result;
  }
}
