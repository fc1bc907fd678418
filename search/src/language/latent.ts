import { createRandom, dot, orthonormalise, symmetricEigen } from './linear-algebra.ts';
import { createPacer } from './pace.ts';
import { buildTermMatrix, type TermMatrix } from './term-matrix.ts';

/**
 * Latent semantic vectors: texts that use the same company of words lie close, in whichever language,
 * because concept terms are the same in both. Trained on the region's own texts; nothing is downloaded.
 */
export interface LatentModel {
  readonly dimensions: number;
  /** Number of texts it was trained on: train again when the corpus has grown by a fifth. */
  readonly trainedOn: number;
  /** Changes with the model, so stored vectors of another model are recognised. */
  readonly version: string;
  readonly terms: ReadonlyMap<string, number>;
  readonly idf: Float32Array;
  /** One row of `dimensions` for each term. */
  readonly vectors: Float32Array;
  /** Unit vector of analysed terms (`Analyser.terms`); null when the model knows none of them. */
  embed(terms: readonly string[]): Float32Array | null;
}

export interface TrainOptions {
  /** Default 95, fewer if there are fewer texts. */
  dimensions?: number;
  /** More texts than this are thinned evenly; default 20,000. */
  maxTexts?: number;
  /** Terms in fewer texts than this are left out; default 3. */
  minTexts?: number;
  /** Size of the corpus the texts were drawn from, for `trainedOn`; default: their number. */
  corpusSize?: number;
  /** Called with 0–1 as the work goes on. */
  onProgress?: (done: number) => void;
  signal?: AbortSignal;
}

const OVERSAMPLE = 10;
const ROUNDS = 3;

/**
 * Trains on texts given as analysed terms. Truncated SVD of the TF-IDF matrix by randomised subspace
 * iteration (Halko, Martinsson & Tropp 2011, algorithm 4.4) with a Rayleigh–Ritz step. Runs in slices of a few milliseconds.
 * @throws the signal's reason when aborted
 */
export async function trainLatent(
  texts: readonly (readonly string[])[],
  options: TrainOptions = {},
): Promise<LatentModel> {
  const pace = createPacer();
  const step = Math.max(1, texts.length / (options.maxTexts ?? 20_000));
  const sample = Array.from(
    { length: Math.floor(texts.length / step) },
    (_, i) => texts[Math.floor(i * step)] ?? [],
  );
  const matrix = await buildTermMatrix(sample, options.minTexts ?? 3, pace);
  const rank = Math.min(options.dimensions ?? 95, matrix.texts, matrix.terms.size);
  const width = Math.min(rank + OVERSAMPLE, Math.max(rank, Math.min(matrix.texts, matrix.terms.size)));
  const random = createRandom(20_241);
  let basis = Float32Array.from({ length: matrix.terms.size * width }, () => random() - 0.5);
  let image = new Float32Array(0);
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const _ of orthonormalise(basis, matrix.terms.size, width)) await pause(pace, options.signal);
    image = await times(matrix, basis, width, pace, options.signal);
    if (round < ROUNDS) basis = await transposedTimes(matrix, image, width, pace, options.signal);
    options.onProgress?.((round + 1) / (ROUNDS + 2));
  }
  const vectors = await ritz(basis, image, matrix, width, rank, pace);
  options.onProgress?.(1);
  return createLatentModel({
    terms: matrix.terms,
    idf: matrix.idf,
    vectors,
    dimensions: rank,
    trainedOn: options.corpusSize ?? texts.length,
  });
}

type Pace = ReturnType<typeof createPacer>;

async function pause(pace: Pace, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  await pace();
}

async function times(m: TermMatrix, basis: Float32Array, width: number, pace: Pace, signal?: AbortSignal) {
  const out = new Float32Array(m.texts * width);
  for (let text = 0; text < m.texts; text += 1) {
    const row = text * width;
    for (let k = m.starts[text] ?? 0; k < (m.starts[text + 1] ?? 0); k += 1) {
      const value = m.values[k] ?? 0;
      const at = (m.columns[k] ?? 0) * width;
      for (let c = 0; c < width; c += 1) out[row + c] = (out[row + c] ?? 0) + value * (basis[at + c] ?? 0);
    }
    if (text % 64 === 63) await pause(pace, signal);
  }
  return out;
}

async function transposedTimes(
  m: TermMatrix,
  image: Float32Array,
  width: number,
  pace: Pace,
  signal?: AbortSignal,
) {
  const out = new Float32Array(m.terms.size * width);
  for (let text = 0; text < m.texts; text += 1) {
    const row = text * width;
    for (let k = m.starts[text] ?? 0; k < (m.starts[text + 1] ?? 0); k += 1) {
      const value = m.values[k] ?? 0;
      const at = (m.columns[k] ?? 0) * width;
      for (let c = 0; c < width; c += 1) out[at + c] = (out[at + c] ?? 0) + value * (image[row + c] ?? 0);
    }
    if (text % 64 === 63) await pause(pace, signal);
  }
  return out;
}

/** Turns the subspace into singular vectors: eigenvectors of imageᵀ·image rotate the basis. */
async function ritz(
  basis: Float32Array,
  image: Float32Array,
  m: TermMatrix,
  width: number,
  rank: number,
  pace: Pace,
) {
  const gram = new Float64Array(width * width);
  for (let text = 0; text < m.texts; text += 1) {
    const row = image.subarray(text * width, (text + 1) * width);
    for (let i = 0; i < width; i += 1) {
      const value = row[i] ?? 0;
      for (let j = 0; j < width; j += 1)
        gram[i * width + j] = (gram[i * width + j] ?? 0) + value * (row[j] ?? 0);
    }
    if (text % 16 === 15) await pace();
  }
  const { vectors: rotation } = symmetricEigen(gram, width);
  const out = new Float32Array(m.terms.size * rank);
  for (let term = 0; term < m.terms.size; term += 1) {
    for (let c = 0; c < rank; c += 1) {
      let sum = 0;
      for (let i = 0; i < width; i += 1)
        sum += (basis[term * width + i] ?? 0) * (rotation[i * width + c] ?? 0);
      out[term * rank + c] = sum;
    }
    if (term % 32 === 31) await pace();
  }
  return out;
}

/** A model from its stored parts (see `latent-file.ts`). */
export function createLatentModel(
  parts: Pick<LatentModel, 'terms' | 'idf' | 'vectors' | 'dimensions' | 'trainedOn'>,
): LatentModel {
  const { terms, idf, vectors, dimensions, trainedOn } = parts;
  return {
    ...parts,
    version: `${dimensions}-${terms.size}-${trainedOn}-${checksum(vectors)}`,
    embed(given) {
      const counts = new Map<number, number>();
      for (const term of given) {
        const number = terms.get(term);
        if (number !== undefined) counts.set(number, (counts.get(number) ?? 0) + 1);
      }
      const out = new Float32Array(dimensions);
      for (const [number, count] of counts) {
        const weight = (1 + Math.log(count)) * (idf[number] ?? 0);
        for (let c = 0; c < dimensions; c += 1)
          out[c] = (out[c] ?? 0) + weight * (vectors[number * dimensions + c] ?? 0);
      }
      const length = Math.sqrt(dot(out, out));
      return length < 1e-9 ? null : out.map((value) => value / length);
    },
  };
}

function checksum(vectors: Float32Array): string {
  let hash = 2166136261;
  const words = new Uint32Array(vectors.buffer, vectors.byteOffset, vectors.length);
  for (let i = 0; i < words.length; i += 7) hash = Math.imul(hash ^ (words[i] ?? 0), 16777619);
  return (hash >>> 0).toString(36);
}
