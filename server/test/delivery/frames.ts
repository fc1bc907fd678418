/** Reads where each WebSocket frame ends in what one side of a connection sends, the HTTP before them included. */
export class Frames {
  #rest = Buffer.alloc(0);
  #isOpen = false;

  /** What has come completely: the HTTP as one piece, then frame by frame. */
  push(chunk: Buffer): Buffer[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const whole: Buffer[] = [];
    for (let length = this.#nextLength(); length !== null; length = this.#nextLength()) {
      whole.push(this.#rest.subarray(0, length));
      this.#rest = this.#rest.subarray(length);
      this.#isOpen = true;
    }
    return whole;
  }

  #nextLength(): number | null {
    if (!this.#isOpen) {
      const end = this.#rest.indexOf('\r\n\r\n');
      return end < 0 ? null : end + 4;
    }
    const head = headOf(this.#rest);
    return head && this.#rest.length >= head.from + head.length ? head.from + head.length : null;
  }
}

/** Where a frame's content begins and how long it is; null where not even that has come. */
function headOf(frame: Buffer): { from: number; length: number; mask: Buffer | null } | null {
  if (frame.length < 2) return null;
  const short = frame.readUInt8(1) & 0x7f;
  const extended = short === 126 ? 2 : short === 127 ? 8 : 0;
  const isMasked = (frame.readUInt8(1) & 0x80) !== 0;
  const from = 2 + extended + (isMasked ? 4 : 0);
  if (frame.length < from) return null;
  const length =
    extended === 2 ? frame.readUInt16BE(2) : extended === 8 ? Number(frame.readBigUInt64BE(2)) : short;
  return { from, length, mask: isMasked ? frame.subarray(from - 4, from) : null };
}

/** Whether it carries a command, a fact or an answer, and is no part of how Socket.IO opens and keeps a connection. */
export function carriesMessage(frame: Buffer): boolean {
  const head = headOf(frame);
  if (!head || head.length < 2) return false;
  const [first, second] = [0, 1].map(
    (index) => frame.readUInt8(head.from + index) ^ (head.mask?.readUInt8(index) ?? 0),
  );
  return first === '4'.charCodeAt(0) && (second === '2'.charCodeAt(0) || second === '3'.charCodeAt(0));
}
