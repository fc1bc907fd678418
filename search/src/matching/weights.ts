import { FEATURES, INDEX, type Feature } from './feature-names.ts';
import type { MatchProfile, ProfileKind } from './profile.ts';
import shipped from './weights.json' with { type: 'json' };

/** How much each feature adds to the log-odds that one side gains, per who looks at whom. */
export interface Weights {
  version: number;
  /** where the figures come from: data, method, date */
  provenance: string;
  views: Partial<Record<View, ViewWeights>> & { default: ViewWeights };
}
/** `investor>startup`: an investor looks at a start-up; `:new` where neither has past deals to go by. */
export type View = `${ProfileKind}>${ProfileKind}` | `${ProfileKind}>${ProfileKind}:new`;
export interface ViewWeights {
  bias: number;
  features: Partial<Record<Feature, number>>;
}

/** The same as an array in the order of `FEATURES`, for the inner loop. */
export interface Linear {
  bias: number;
  values: Float64Array;
}

export const shippedWeights: Weights = shipped;

export function viewOf(a: MatchProfile, b: MatchProfile): View {
  return `${a.kind}>${b.kind}${a.history?.length || b.history?.length ? '' : ':new'}`;
}

/** Weights of a view; of the same kinds with a record, or the default ones, where it has none of its own. */
export function weightsOf(weights: Weights, view: View): ViewWeights {
  const [kinds] = view.split(':') as [View];
  return weights.views[view] ?? weights.views[kinds] ?? weights.views.default;
}

export function compile(weights: Weights): (view: View) => Linear {
  const made = new Map<View, Linear>();
  return (view) => {
    const known = made.get(view);
    if (known) return known;
    const linear = toLinear(weightsOf(weights, view));
    made.set(view, linear);
    return linear;
  };
}

function toLinear(weights: ViewWeights): Linear {
  const values = new Float64Array(FEATURES.length);
  for (const name of FEATURES) values[INDEX[name]] = weights.features[name] ?? 0;
  return { bias: weights.bias, values };
}

export function utility(linear: Linear, x: Float64Array): number {
  let sum = linear.bias;
  for (let i = 0; i < x.length; i++) sum += (linear.values[i] ?? 0) * (x[i] ?? 0);
  return sum;
}

export function logistic(u: number): number {
  return 1 / (1 + Math.exp(-u));
}

/** Low if either side gains little: nobody is served by a match the other side doesn't want (Pizzato et al. 2010). */
export function harmonic(p: number, q: number): number {
  return p + q === 0 ? 0 : (2 * p * q) / (p + q);
}
