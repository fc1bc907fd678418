/** A set of document numbers below `size`, one bit each. */
export class Bitset {
  readonly words: Uint32Array;
  readonly size: number;

  constructor(size: number) {
    this.size = size;
    this.words = new Uint32Array((size + 31) >>> 5);
  }

  static full(size: number): Bitset {
    const set = new Bitset(size);
    set.words.fill(0xffffffff);
    set.trim();
    return set;
  }

  has(at: number): boolean {
    return (((this.words[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 1;
  }

  add(at: number): void {
    const word = at >>> 5;
    this.words[word] = (this.words[word] ?? 0) | (1 << (at & 31));
  }

  /** Keeps what the other has too. */
  and(other: Bitset): this {
    for (let i = 0; i < this.words.length; i += 1)
      this.words[i] = (this.words[i] ?? 0) & (other.words[i] ?? 0);
    return this;
  }

  or(other: Bitset): this {
    for (let i = 0; i < this.words.length; i += 1)
      this.words[i] = (this.words[i] ?? 0) | (other.words[i] ?? 0);
    return this;
  }

  not(): this {
    for (let i = 0; i < this.words.length; i += 1) this.words[i] = ~(this.words[i] ?? 0);
    this.trim();
    return this;
  }

  count(): number {
    let total = 0;
    for (let i = 0; i < this.words.length; i += 1) {
      let word = this.words[i] ?? 0;
      word -= (word >>> 1) & 0x55555555;
      word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
      total += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
    }
    return total;
  }

  /** The members, rising. */
  toArray(): Uint32Array {
    const out = new Uint32Array(this.count());
    let length = 0;
    for (let i = 0; i < this.words.length; i += 1) {
      let word = this.words[i] ?? 0;
      while (word !== 0) {
        const low = word & -word;
        out[length] = (i << 5) + 31 - Math.clz32(low);
        length += 1;
        word ^= low;
      }
    }
    return out;
  }

  private trim(): void {
    const rest = this.size & 31;
    const last = this.words.length - 1;
    if (rest !== 0) this.words[last] = (this.words[last] ?? 0) & ((1 << rest) - 1);
  }
}
