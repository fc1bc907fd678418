type NumberArray =
  Uint8Array | Int8Array | Uint16Array | Uint32Array | Int32Array | Float64Array | Float32Array;

/**
 * A typed array that grows at its end, in pages: growing never copies what is there, so adding one
 * number never stalls. `pageSize` is a power of two.
 */
export class Growable<A extends NumberArray> {
  length = 0;
  readonly pages: A[] = [];
  private readonly make: (length: number) => A;
  private readonly shift: number;
  private readonly mask: number;

  constructor(make: (length: number) => A, pageSize = 1 << 14) {
    this.make = make;
    this.shift = Math.log2(pageSize);
    this.mask = pageSize - 1;
  }

  get(at: number): number {
    return this.pages[at >>> this.shift]?.[at & this.mask] ?? 0;
  }

  set(at: number, value: number): void {
    const page = this.pages[at >>> this.shift];
    if (page) page[at & this.mask] = value;
  }

  push(value: number): number {
    const at = this.length;
    if (at >>> this.shift === this.pages.length) this.pages.push(this.make(this.mask + 1));
    this.length = at + 1;
    this.set(at, value);
    return at;
  }

  /** Everything in one array, for a snapshot. */
  toArray(): A {
    const out = this.make(this.length);
    this.pages.forEach((page, number) => {
      const start = number << this.shift;
      out.set(page.subarray(0, Math.min(page.length, this.length - start)), start);
    });
    return out;
  }

  /** Takes over the values of an array, for loading a snapshot. */
  static from<A extends NumberArray>(make: (length: number) => A, values: A, pageSize?: number): Growable<A> {
    const growable = new Growable<A>(make, pageSize);
    const size = growable.mask + 1;
    for (let start = 0; start < values.length; start += size) {
      const page = make(size);
      page.set(values.subarray(start, start + size));
      growable.pages.push(page);
    }
    growable.length = values.length;
    return growable;
  }
}

export const uint8 = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(length);
export const int8 = (length: number): Int8Array<ArrayBuffer> => new Int8Array(length);
export const uint32 = (length: number): Uint32Array<ArrayBuffer> => new Uint32Array(length);
export const float64 = (length: number): Float64Array<ArrayBuffer> => new Float64Array(length);
