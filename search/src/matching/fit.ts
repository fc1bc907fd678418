import { FEATURES } from './features.ts';
import { logistic, type View, type ViewWeights, type Weights } from './weights.ts';

/** One seeker was shown `options` and something came of `chosen`; features are seen from each side. */
export interface Choice {
  view: View;
  otherView: View;
  options: { seeker: Float64Array; other: Float64Array }[];
  chosen: number;
  /** 1 when not given; a kept agreement may count more than a click */
  weight?: number;
}

export interface FitOptions {
  epochs?: number;
  /** step at the start, falling with 1/(1 + 0.15·epoch) */
  rate?: number;
  /** how strongly weights are held to the start ones: few answers change little */
  pull?: number;
  seed?: number;
  provenance: string;
}

interface Model {
  /** weights in units of one standard deviation of each feature, and where they started */
  w: Float64Array;
  start: Float64Array;
  bias: number;
}

const SIZE = FEATURES.length;

/**
 * Listwise logistic regression (softmax over the options, Cao et al. 2007) on the logarithm of the very score that
 * ranks: log H = log 2pq/(p+q), p and q the logistic gains of the two sides. Its slope is (1-p)·q/(p+q) in the
 * seeker's utility and (1-q)·p/(p+q) in the other's, so the side that gains less learns more.
 */
export function fit(choices: Choice[], start: Weights, options: FitOptions): Weights {
  const { epochs = 30, rate = 0.05, pull = 0.002, seed = 7, provenance } = options;
  const scale = deviations(choices);
  const models = new Map<View, Model>();
  const modelOf = (view: View): Model => {
    const known = models.get(view);
    if (known) return known;
    const made = toModel(start.views[view] ?? start.views.default, scale);
    models.set(view, made);
    return made;
  };
  const next = randomFrom(seed);
  for (let epoch = 0; epoch < epochs; epoch++)
    for (let n = 0; n < choices.length; n++) {
      const choice = choices[Math.floor(next() * choices.length)];
      if (choice)
        step(choice, modelOf(choice.view), modelOf(choice.otherView), scale, rate / (1 + 0.15 * epoch), pull);
    }
  const views = { ...start.views };
  for (const [view, model] of models) views[view] = toWeights(model, scale);
  return { version: start.version + 1, provenance, views };
}

function step(
  choice: Choice,
  mine: Model,
  theirs: Model,
  scale: Float64Array,
  rate: number,
  pull: number,
): void {
  const slopes = choice.options.map(({ seeker, other }) => {
    const p = logistic(utilityOf(mine, seeker, scale));
    const q = logistic(utilityOf(theirs, other, scale));
    return {
      log: Math.log(p) + Math.log(q) - Math.log(p + q),
      a: ((1 - p) * q) / (p + q),
      b: ((1 - q) * p) / (p + q),
    };
  });
  const top = slopes.reduce((max, { log }) => Math.max(max, log), -Infinity);
  const total = slopes.reduce((sum, { log }) => sum + Math.exp(log - top), 0);
  const gain = rate * (choice.weight ?? 1);
  slopes.forEach(({ log, a, b }, i) => {
    const option = choice.options[i];
    if (!option) return;
    const surprise = (i === choice.chosen ? 1 : 0) - Math.exp(log - top) / total;
    move(mine, option.seeker, scale, gain * surprise * a);
    move(theirs, option.other, scale, gain * surprise * b);
  });
  for (const model of mine === theirs ? [mine] : [mine, theirs])
    for (let j = 0; j < SIZE; j++)
      model.w[j] = (model.w[j] ?? 0) - rate * pull * ((model.w[j] ?? 0) - (model.start[j] ?? 0));
}

function move(model: Model, x: Float64Array, scale: Float64Array, by: number): void {
  for (let j = 0; j < SIZE; j++) model.w[j] = (model.w[j] ?? 0) + (by * (x[j] ?? 0)) / (scale[j] ?? 1);
}

function utilityOf(model: Model, x: Float64Array, scale: Float64Array): number {
  let sum = model.bias;
  for (let j = 0; j < SIZE; j++) sum += ((model.w[j] ?? 0) * (x[j] ?? 0)) / (scale[j] ?? 1);
  return sum;
}

function toModel(weights: ViewWeights, scale: Float64Array): Model {
  const w = Float64Array.from(FEATURES, (name, j) => (weights.features[name] ?? 0) * (scale[j] ?? 1));
  return { w, start: w.slice(), bias: weights.bias };
}

function toWeights(model: Model, scale: Float64Array): ViewWeights {
  const rounded = FEATURES.map((name, j) => [
    name,
    Number(((model.w[j] ?? 0) / (scale[j] ?? 1)).toPrecision(5)),
  ]);
  return { bias: model.bias, features: Object.fromEntries(rounded) };
}

/** Standard deviation of each feature over all options and both sides; 1 where it never varies. */
function deviations(choices: Choice[]): Float64Array {
  const sum = new Float64Array(SIZE);
  const squares = new Float64Array(SIZE);
  let n = 0;
  for (const choice of choices)
    for (const { seeker, other } of choice.options)
      for (const x of [seeker, other]) {
        n++;
        for (let j = 0; j < SIZE; j++) {
          sum[j] = (sum[j] ?? 0) + (x[j] ?? 0);
          squares[j] = (squares[j] ?? 0) + (x[j] ?? 0) ** 2;
        }
      }
  return sum.map((total, j) => Math.sqrt(Math.max(0, (squares[j] ?? 0) / n - (total / n) ** 2)) || 1);
}

/** Mulberry32: small, seedable, the same on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
