/** A growing byte buffer. */
export class ByteWriter {
  buffer = Buffer.allocUnsafe(512);
  at = 0;

  reserve(length: number): void {
    const needed = this.at + length;
    if (needed <= this.buffer.length) return;
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
  copy(from = 0): Buffer {
    return Buffer.from(this.buffer.subarray(from, this.at));
  }
}
