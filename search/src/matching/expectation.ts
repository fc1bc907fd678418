import type { MatchProfile } from './profile.ts';
import type { VectorOf } from './text.ts';

/** Weight of "deals with its like" against what past deals say, in profiles with deals. */
const RIDGE = 30;
/** Fewer profiles with deals than this say nothing that would hold for others. */
const FEWEST = 30;

/**
 * Where the deals of a profile lie, learnt as one linear map of latent space from what profiles dealt with before
 * (ridge regression, drawn to the identity: without evidence, like is expected to deal with like).
 */
export interface Expectation {
  /** unit vector, or undefined where the profile has no vector of the model */
  for(vector: Float32Array | undefined): Float32Array | undefined;
}

export function learnExpectation(
  profiles: Iterable<MatchProfile>,
  vectorOf: VectorOf,
): Expectation | undefined {
  const pairs: [from: Float32Array, to: Float32Array][] = [];
  for (const profile of profiles) {
    if (!profile.history?.length) continue;
    const vector = vectorOf(profile);
    const to = meanDirection(profile.history.flatMap((deal) => vectorOf(deal) ?? []));
    if (vector && to && to.length === vector.length) pairs.push([vector, to]);
  }
  const size = pairs[0]?.[0].length ?? 0;
  const same = pairs.filter(([from]) => from.length === size);
  if (same.length < FEWEST) return undefined;
  const map = solve(...normalEquations(same, size), size);
  return {
    for(vector) {
      if (vector?.length !== size) return undefined;
      const out = new Float32Array(size);
      for (let i = 0; i < size; i++)
        for (let j = 0; j < size; j++) out[j] = (out[j] ?? 0) + (vector[i] ?? 0) * (map[i * size + j] ?? 0);
      return toUnit(out);
    },
  };
}

/** AᵀA + ridge·I and AᵀB + ridge·I. */
function normalEquations(pairs: [Float32Array, Float32Array][], size: number): [Float64Array, Float64Array] {
  const left = new Float64Array(size * size);
  const right = new Float64Array(size * size);
  for (let i = 0; i < size; i++) left[i * size + i] = right[i * size + i] = RIDGE / size;
  for (const [from, to] of pairs)
    for (let i = 0; i < size; i++) {
      const value = from[i] ?? 0;
      for (let j = 0; j < size; j++) {
        left[i * size + j] = (left[i * size + j] ?? 0) + value * (from[j] ?? 0);
        right[i * size + j] = (right[i * size + j] ?? 0) + value * (to[j] ?? 0);
      }
    }
  return [left, right];
}

/** Solves left·X = right in place by elimination; left is positive definite, so no pivoting is needed. */
function solve(left: Float64Array, right: Float64Array, size: number): Float64Array {
  for (let k = 0; k < size; k++) {
    const pivot = left[k * size + k] ?? 1;
    for (let row = 0; row < size; row++) {
      if (row === k) continue;
      const factor = (left[row * size + k] ?? 0) / pivot;
      if (factor === 0) continue;
      for (let j = k; j < size; j++)
        left[row * size + j] = (left[row * size + j] ?? 0) - factor * (left[k * size + j] ?? 0);
      for (let j = 0; j < size; j++)
        right[row * size + j] = (right[row * size + j] ?? 0) - factor * (right[k * size + j] ?? 0);
    }
  }
  for (let k = 0; k < size; k++)
    for (let j = 0; j < size; j++)
      right[k * size + j] = (right[k * size + j] ?? 0) / (left[k * size + k] ?? 1);
  return right;
}

/** Mean of vectors, of unit length; undefined for none. */
export function meanDirection(vectors: Float32Array[]): Float32Array | undefined {
  const [first] = vectors;
  if (!first) return undefined;
  const sum = new Float32Array(first.length);
  for (const vector of vectors)
    if (vector.length === sum.length)
      for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (vector[i] ?? 0);
  return toUnit(sum);
}

function toUnit(vector: Float32Array): Float32Array | undefined {
  let square = 0;
  for (const value of vector) square += value * value;
  const length = Math.sqrt(square);
  return length < 1e-9 ? undefined : vector.map((value) => value / length);
}
