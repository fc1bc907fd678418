import { type Highs, type ModelData } from 'highs';

/** What HiGHS calls a solution that keeps all constraints. */
const FEASIBLE = 2;

/** A linear model that is written column by column and row by row, and handed to HiGHS at once. */
export class LinearModel {
  private readonly costs: number[] = [];
  private readonly whole: (0 | 1)[] = [];
  private readonly rows: { columns: number[]; values: number[]; most: number }[] = [];

  /** A variable from 0 to 1 with its worth in the goal. @returns its index */
  column(cost: number, isWhole: boolean): number {
    this.whole.push(isWhole ? 1 : 0);
    return this.costs.push(cost) - 1;
  }

  /** Σ values · columns ≤ most. */
  row(columns: number[], values: number[], most: number): void {
    if (columns.length > 0) this.rows.push({ columns, values, most });
  }

  /**
   * Maximises.
   * @param relativeGap what may be missing to the best
   * @returns the best found and the proven bound; the bound is infinite where time did not suffice for any
   */
  solve(highs: Highs, seconds: number, relativeGap = 1e-6): { values: Float64Array | null; bound: number } {
    const isMixed = this.whole.includes(1);
    const model = highs.createModel(this.data(highs));
    try {
      model.options.set({ output_flag: false, time_limit: Math.max(0.05, seconds) });
      if (isMixed) model.options.set({ mip_rel_gap: relativeGap });
      model.run();
      const isOptimal = model.getModelStatus() === highs.constants.modelStatus.optimal;
      const isFeasible = model.info.get('primal_solution_status') === FEASIBLE;
      const bound = isMixed ? Number(model.info.get('mip_dual_bound')) : model.getObjectiveValue();
      return {
        values: isFeasible ? model.getSolution().colValue : null,
        bound: isMixed || isOptimal ? bound : Infinity,
      };
    } finally {
      model.dispose();
    }
  }

  private data(highs: Highs): ModelData {
    const numCols = this.costs.length;
    const numRows = this.rows.length;
    const starts = [0];
    for (const row of this.rows) starts.push((starts.at(-1) ?? 0) + row.columns.length);
    return {
      numCols,
      numRows,
      sense: highs.constants.objectiveSense.maximize,
      colCost: this.costs,
      colLower: new Float64Array(numCols),
      colUpper: new Float64Array(numCols).fill(1),
      rowLower: new Float64Array(numRows).fill(-highs.infinity),
      rowUpper: this.rows.map((row) => row.most),
      integrality: this.whole,
      matrix: {
        format: 'csr',
        numRows,
        numCols,
        starts,
        indices: this.rows.flatMap((row) => row.columns),
        values: this.rows.flatMap((row) => row.values),
      },
    };
  }
}
