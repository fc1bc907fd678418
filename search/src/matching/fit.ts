import { FEATURES } from './feature-names.ts';
import { logistic, weightsOf, type View, type ViewWeights, type Weights } from './weights.ts';

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

/** Weights in units of one standard deviation of each feature, around its mean, and where they started. */
interface Model {
  w: Float64Array;
  start: Float64Array;
  bias: number;
  /** as given, kept for features that never vary */
  given: number[];
}
interface Norm {
  mean: Float64Array;
  deviation: Float64Array;
}

const SIZE = FEATURES.length;
/** Below this a feature counts as constant: rounding must not be blown up into evidence. */
const CONSTANT = 1e-6;

/**
 * Listwise logistic regression (softmax over the options, Cao et al. 2007) on the logarithm of the very score that
 * ranks: log H = log 2pq/(p+q), p and q the logistic gains of the two sides. Its slope is (1-p)·q/(p+q) in the
 * seeker's utility and (1-q)·p/(p+q) in the other's, so the side that gains less learns more. The weights are the
 * mean over the second half of the steps (Polyak and Juditsky 1992): the last ones alone hang on the order of choices.
 */
export function fit(choices: Choice[], start: Weights, options: FitOptions): Weights {
  const { epochs = 30, rate = 0.05, pull = 0.002, seed = 7, provenance } = options;
  const norms = normsOf(choices);
  const scaled = choices.map((choice) => scale(choice, norms));
  const models = new Map<View, Model>();
  for (const [view, norm] of norms) models.set(view, toModel(weightsOf(start, view), norm));
  const next = randomFrom(seed);
  const means = new Map([...models.values()].map((model) => [model, { w: new Float64Array(SIZE), bias: 0 }]));
  const settled = Math.floor(epochs / 2);
  const share = 1 / ((epochs - settled) * scaled.length);
  for (let epoch = 0; epoch < epochs; epoch++)
    for (let n = 0; n < scaled.length; n++) {
      const choice = scaled[Math.floor(next() * scaled.length)];
      const mine = choice && models.get(choice.view);
      const theirs = choice && models.get(choice.otherView);
      if (mine && theirs) step(choice, mine, theirs, rate / (1 + 0.15 * epoch), pull);
      if (epoch >= settled) for (const [model, mean] of means) addTo(mean, model, share);
    }
  const views = { ...start.views };
  for (const [view, model] of models)
    views[view] = toWeights({ ...model, ...means.get(model) }, norms.get(view));
  return { version: start.version + 1, provenance, views };
}

function addTo(mean: Pick<Model, 'w' | 'bias'>, { w, bias }: Model, share: number): void {
  for (let j = 0; j < SIZE; j++) mean.w[j] = (mean.w[j] ?? 0) + share * (w[j] ?? 0);
  mean.bias += share * bias;
}

function step(choice: Choice, mine: Model, theirs: Model, rate: number, pull: number): void {
  const slopes = choice.options.map(({ seeker, other }) => {
    const p = logistic(utilityOf(mine, seeker));
    const q = logistic(utilityOf(theirs, other));
    return { log: Math.log((p * q) / (p + q)), a: ((1 - p) * q) / (p + q), b: ((1 - q) * p) / (p + q) };
  });
  const top = slopes.reduce((max, { log }) => Math.max(max, log), -Infinity);
  const total = slopes.reduce((sum, { log }) => sum + Math.exp(log - top), 0);
  const gain = rate * (choice.weight ?? 1);
  slopes.forEach(({ log, a, b }, i) => {
    const option = choice.options[i];
    if (!option) return;
    const surprise = (i === choice.chosen ? 1 : 0) - Math.exp(log - top) / total;
    move(mine, option.seeker, gain * surprise * a);
    move(theirs, option.other, gain * surprise * b);
  });
  for (const model of mine === theirs ? [mine] : [mine, theirs])
    for (let j = 0; j < SIZE; j++)
      model.w[j] = (model.w[j] ?? 0) - rate * pull * ((model.w[j] ?? 0) - (model.start[j] ?? 0));
}

function move(model: Model, x: Float64Array, by: number): void {
  model.bias += by;
  for (let j = 0; j < SIZE; j++) model.w[j] = (model.w[j] ?? 0) + by * (x[j] ?? 0);
}

function utilityOf(model: Model, x: Float64Array): number {
  let sum = model.bias;
  for (let j = 0; j < SIZE; j++) sum += (model.w[j] ?? 0) * (x[j] ?? 0);
  return sum;
}

/** Bias and weights as they are for features less their mean, in deviations. */
function toModel(weights: ViewWeights, { mean, deviation }: Norm): Model {
  const plain = FEATURES.map((name) => weights.features[name] ?? 0);
  const w = Float64Array.from(plain, (weight, j) => weight * (deviation[j] ?? 0));
  const bias = plain.reduce((sum, weight, j) => sum + weight * (mean[j] ?? 0), weights.bias);
  return { w, start: w.slice(), bias, given: plain };
}

function toWeights(model: Model, norm: Norm | undefined): ViewWeights {
  const plain = FEATURES.map((_, j) => {
    const deviation = norm?.deviation[j] ?? 0;
    return deviation === 0 ? (model.given[j] ?? 0) : Number(((model.w[j] ?? 0) / deviation).toPrecision(5));
  });
  const bias = plain.reduce((sum, weight, j) => sum - weight * (norm?.mean[j] ?? 0), model.bias);
  return {
    bias: Number(bias.toPrecision(5)),
    features: Object.fromEntries(FEATURES.map((name, j) => [name, plain[j] ?? 0])),
  };
}

/** Mean and standard deviation (Welford) of each view's features over all options; deviation 0 where constant. */
function normsOf(choices: Choice[]): Map<View, Norm> {
  const norms = new Map<View, Norm & { n: number }>();
  const learn = (view: View, x: Float64Array): void => {
    const norm = norms.get(view) ?? { n: 0, mean: new Float64Array(SIZE), deviation: new Float64Array(SIZE) };
    norms.set(view, norm);
    norm.n++;
    for (let j = 0; j < SIZE; j++) {
      const off = (x[j] ?? 0) - (norm.mean[j] ?? 0);
      norm.mean[j] = (norm.mean[j] ?? 0) + off / norm.n;
      norm.deviation[j] = (norm.deviation[j] ?? 0) + off * ((x[j] ?? 0) - (norm.mean[j] ?? 0));
    }
  };
  for (const { view, otherView, options } of choices)
    for (const { seeker, other } of options) {
      learn(view, seeker);
      learn(otherView, other);
    }
  for (const norm of norms.values())
    norm.deviation = norm.deviation.map((sum) => {
      const deviation = Math.sqrt(sum / norm.n);
      return deviation < CONSTANT ? 0 : deviation;
    });
  return norms;
}

function scale(choice: Choice, norms: ReadonlyMap<View, Norm>): Choice {
  const to = (view: View, x: Float64Array): Float64Array => {
    const norm = norms.get(view);
    return x.map((value, j) => {
      const deviation = norm?.deviation[j] ?? 0;
      return deviation === 0 ? 0 : (value - (norm?.mean[j] ?? 0)) / deviation;
    });
  };
  const options = choice.options.map(({ seeker, other }) => ({
    seeker: to(choice.view, seeker),
    other: to(choice.otherView, other),
  }));
  return { ...choice, options };
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
