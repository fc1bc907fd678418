/** Damps lifts of pairs seen only now and then. */
const SMOOTHING = 2;

/** How much more often two values meet than chance would have it. */
export class Lift {
  private readonly pairs = new Map<string, Map<string, number>>();
  private readonly from = new Map<string, number>();
  private readonly to = new Map<string, number>();
  private total = 0;

  see(a: string, b: string, times = 1): void {
    const row = this.pairs.get(a) ?? new Map<string, number>();
    this.pairs.set(a, row.set(b, (row.get(b) ?? 0) + times));
    this.from.set(a, (this.from.get(a) ?? 0) + times);
    this.to.set(b, (this.to.get(b) ?? 0) + times);
    this.total += times;
  }

  /** log(observed / expected); 0 where nothing was seen. */
  of(a: string, b: string): number {
    return Math.log(this.ratio(a, b));
  }

  /** observed / expected; 1 where nothing was seen. */
  ratio(a: string, b: string): number {
    const row = this.pairs.get(a);
    if (!row) return 1;
    const expected = ((this.from.get(a) ?? 0) * (this.to.get(b) ?? 0)) / this.total;
    return ((row.get(b) ?? 0) + SMOOTHING) / (expected + SMOOTHING);
  }
}
