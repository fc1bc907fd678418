import { Growable, int8, uint8 } from './growable.ts';

/**
 * One unit vector a document, each coordinate in 8 bits: a cosine is then off by less than 0.01, at a
 * quarter of the memory.
 */
export class Vectors {
  readonly dimensions: number;
  readonly values: Growable<Int8Array<ArrayBuffer>>;
  readonly present: Growable<Uint8Array<ArrayBuffer>>;

  constructor(dimensions: number, values?: Growable<Int8Array<ArrayBuffer>>, present = new Growable(uint8)) {
    this.dimensions = dimensions;
    // A page holds whole vectors only if its size is a multiple of the dimensions; so rows are padded to 2^n.
    this.values = values ?? new Growable(int8);
    this.present = present;
  }

  private get stride(): number {
    return 2 ** Math.ceil(Math.log2(Math.max(1, this.dimensions)));
  }

  add(vector: unknown): void {
    const given = isVector(vector, this.dimensions) ? unit(vector) : null;
    this.present.push(given ? 1 : 0);
    for (let i = 0; i < this.stride; i += 1) this.values.push(Math.round((given?.[i] ?? 0) * 127));
  }

  has(document: number): boolean {
    return this.present.get(document) === 1;
  }

  get(document: number): Float32Array {
    const start = document * this.stride;
    return Float32Array.from({ length: this.dimensions }, (_, i) => this.values.get(start + i) / 127);
  }

  /** Cosine of the unit vector and the document's. */
  cosine(query: Float32Array, document: number): number {
    const start = document * this.stride;
    const page = this.values.pages[start >>> 14];
    if (page === undefined) return 0;
    const from = start & 0x3fff;
    let sum = 0;
    for (let i = 0; i < query.length; i += 1) sum += (query[i] ?? 0) * (page[from + i] ?? 0);
    return sum / 127;
  }
}

export function unit(vector: ArrayLike<number>): Float32Array {
  const out = Float32Array.from(vector);
  const length = Math.hypot(...out);
  return length === 0 ? out : out.map((value) => value / length);
}

function isVector(value: unknown, dimensions: number): value is number[] {
  return (
    Array.isArray(value) &&
    value.length === dimensions &&
    value.every((member) => typeof member === 'number' && Number.isFinite(member))
  );
}
