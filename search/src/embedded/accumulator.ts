/** Scores of documents under construction: a dense array and the list of those that are not zero. */
export class Accumulator {
  values: Float32Array;
  touched: Uint32Array;
  length = 0;

  constructor(size: number) {
    this.values = new Float32Array(size);
    this.touched = new Uint32Array(size);
  }

  /** Keeps the greater of what is there and `value`, which is above zero. */
  raise(document: number, value: number): void {
    const current = this.values[document] ?? 0;
    if (current === 0) {
      this.touched[this.length] = document;
      this.length += 1;
    }
    if (value > current) this.values[document] = value;
  }

  clear(): void {
    for (let i = 0; i < this.length; i += 1) this.values[this.touched[i] ?? 0] = 0;
    this.length = 0;
  }
}
