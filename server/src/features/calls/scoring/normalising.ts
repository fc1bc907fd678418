/** One juror's judgement of one entry: the weighted mean of the points, from 1 to 5. */
export interface Judgement {
  jurorId: string;
  entryId: string;
  value: number;
}
/** A judgement with the value it has on the scale that all jurors share. */
export interface Normalised extends Judgement {
  normalised: number;
}

/** So many judgements "like everybody's" are added to each juror's own, so that few of them prove little. */
const PRIOR = 3;

/**
 * Brings judgements of strict and mild, of cautious and bold jurors to one scale: a z-score per juror, whose mean and
 * spread are drawn towards those of the whole jury the more the fewer entries that juror has judged.
 *
 * With x a judgement of juror j, n of them with mean x̄ and variance v, the grand mean m of all judgements, the jury's
 * variance s² (within jurors, pooled) and k = 3:
 *
 *     mean      μ = (n·x̄ + k·m) / (n + k)
 *     spread    σ² = ((n − 1)·v + k·s²) / (n − 1 + k)
 *     result    m + s · (x − μ) / σ
 *
 * μ is the shrunken mean of Efron & Morris, "Data Analysis Using Stein's Estimator and its Generalizations", JASA 70
 * (1975), 311–319, with a fixed weight instead of an estimated one: juries are too small to estimate it. σ² is the
 * moderated variance of Smyth, "Linear Models and Empirical Bayes Methods for Assessing Differential Expression", Stat.
 * Appl. Genet. Mol. Biol. 3 (2004), article 3, section 5, with k prior degrees of freedom.
 *
 * A juror who gives everybody the same says nothing about who is better and nothing about how far points spread: they
 * are left out of s², and their judgements come out equal. Where no juror makes a difference, everything is m.
 * Where all jurors judged all entries, adding a number to everything one of them gave changes no order.
 */
export function normalise(judgements: readonly Judgement[]): Normalised[] {
  const grandMean = meanOf(judgements.map(({ value }) => value));
  const jurors = Map.groupBy(judgements, ({ jurorId }) => jurorId);
  const variance = pooledVariance([...jurors.values()].map((own) => own.map(({ value }) => value)));
  return [...jurors.values()].flatMap((own) => {
    const values = own.map(({ value }) => value);
    const mean = (values.length * meanOf(values) + PRIOR * grandMean) / (values.length + PRIOR);
    const spread = Math.sqrt(
      (squaresOf(values) + PRIOR * variance) / (Math.max(values.length - 1, 0) + PRIOR),
    );
    return own.map((one) => ({
      ...one,
      normalised:
        variance === 0 ? grandMean : grandMean + (Math.sqrt(variance) * (one.value - mean)) / spread,
    }));
  });
}

/** Mean and spread of what somebody gave; null without any. */
export function describe(values: readonly number[]): { mean: number; spread: number } | null {
  if (values.length === 0) return null;
  return { mean: meanOf(values), spread: Math.sqrt(squaresOf(values) / Math.max(values.length - 1, 1)) };
}

/** The weighted mean of the points; null as long as a criterion has none. */
export function weigh(
  points: Readonly<Record<string, number>>,
  criteria: readonly { key: string; weight: number }[],
): number | null {
  let [sum, weights] = [0, 0];
  for (const { key, weight } of criteria) {
    const given = points[key];
    if (given === undefined) return null;
    sum += given * weight;
    weights += weight;
  }
  return weights === 0 ? null : sum / weights;
}

export function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Sum of squared deviations; what is only rounding counts as none. */
function squaresOf(values: readonly number[]): number {
  const mean = meanOf(values);
  const sum = values.reduce((all, value) => all + (value - mean) ** 2, 0);
  return sum < 1e-12 ? 0 : sum;
}

function pooledVariance(groups: readonly number[][]): number {
  const differing = groups.filter((values) => squaresOf(values) > 0);
  // Everybody judged one entry only: what there is between them is all there is to see.
  if (groups.every((values) => values.length < 2)) {
    const all = groups.flat();
    return squaresOf(all) / Math.max(all.length - 1, 1);
  }
  const freedom = differing.reduce((sum, values) => sum + values.length - 1, 0);
  return freedom === 0 ? 0 : differing.reduce((sum, values) => sum + squaresOf(values), 0) / freedom;
}
