/** Width of a kernel in decades: 300,000 € and 500,000 € are much the same round, 3 million is another. */
const WIDTH = 0.25;
const STEP = 0.1;
/** Amounts from 10 € to 10 billion. */
const FROM = 1;
const CELLS = 91;
const REACH = Math.ceil((3 * WIDTH) / STEP);
/** Keeps amounts nobody ever had from being impossible. */
const FLOOR = 0.01;

const KERNEL = Float64Array.from({ length: 2 * REACH + 1 }, (_, i) => {
  const z = ((i - REACH) * STEP) / WIDTH;
  return Math.exp((-z * z) / 2) / (WIDTH * Math.sqrt(2 * Math.PI));
});

/** Kernel density of decimal logarithms of amounts (Gaussian, on a grid). */
export class Density {
  total = 0;
  private cells: Float64Array | undefined;

  add(amount: number, weight: number): void {
    this.cells ??= new Float64Array(CELLS);
    this.total += weight;
    const centre = cellOf(amount);
    for (let i = 0; i < KERNEL.length; i++) {
      const cell = centre + i - REACH;
      if (cell >= 0 && cell < CELLS) this.cells[cell] = (this.cells[cell] ?? 0) + weight * (KERNEL[i] ?? 0);
    }
  }

  /** Unnormalised: weights of the amounts near this one. */
  mass(amount: number): number {
    return this.cells?.[cellOf(amount)] ?? 0;
  }

  /** Per decade, never 0. */
  at(amount: number): number {
    return (this.mass(amount) + FLOOR) / (this.total + 1);
  }
}

function cellOf(amount: number): number {
  return Math.min(CELLS - 1, Math.max(0, Math.round((amount - FROM) / STEP)));
}
