/** Dense matrices are row-major Float32Arrays of `rows × columns`. */

/** A repeatable source of numbers in [0, 1) (mulberry32), so that training twice gives the same model. */
export function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Makes the columns of `matrix` orthonormal in place: modified Gram–Schmidt, run twice per column because
 * once loses orthogonality in single precision. A column that depends on the earlier ones becomes zero.
 * A generator, so that the caller decides when to pause.
 */
export function* orthonormalise(matrix: Float32Array, rows: number, columns: number): Generator<void> {
  // Column-major copy: the inner loops then run over neighbouring memory.
  const byColumn = transpose(matrix, rows, columns);
  for (let j = 0; j < columns; j += 1) {
    const column = byColumn.subarray(j * rows, (j + 1) * rows);
    for (let pass = 0; pass < 2; pass += 1) {
      for (let i = 0; i < j; i += 1) {
        const earlier = byColumn.subarray(i * rows, (i + 1) * rows);
        const overlap = dot(column, earlier);
        for (let r = 0; r < rows; r += 1) column[r] = (column[r] ?? 0) - overlap * (earlier[r] ?? 0);
        if (i % 16 === 15) yield;
      }
    }
    const length = Math.sqrt(dot(column, column));
    for (let r = 0; r < rows; r += 1) column[r] = length > 1e-6 ? (column[r] ?? 0) / length : 0;
    yield;
  }
  matrix.set(transpose(byColumn, columns, rows));
}

export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function transpose(matrix: Float32Array, rows: number, columns: number): Float32Array {
  const out = new Float32Array(rows * columns);
  for (let r = 0; r < rows; r += 1)
    for (let c = 0; c < columns; c += 1) out[c * rows + r] = matrix[r * columns + c] ?? 0;
  return out;
}

/**
 * Eigenvalues and eigenvectors of a symmetric n × n matrix by cyclic Jacobi rotations (Golub & Van Loan,
 * Matrix Computations, 8.5). Vectors are the columns of `vectors`, sorted by falling eigenvalue.
 */
export function symmetricEigen(
  input: Float64Array,
  n: number,
): { values: Float64Array; vectors: Float64Array } {
  const a = Float64Array.from(input);
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) v[i * n + i] = 1;
  const at = (m: Float64Array, r: number, c: number): number => m[r * n + c] ?? 0;
  for (let sweep = 0; sweep < 30; sweep += 1) {
    let off = 0;
    let all = 0;
    for (let r = 0; r < n; r += 1)
      for (let c = 0; c < n; c += 1) {
        all += at(a, r, c) ** 2;
        if (r !== c) off += at(a, r, c) ** 2;
      }
    if (off <= all * 1e-12) break;
    for (let p = 0; p < n - 1; p += 1) for (let q = p + 1; q < n; q += 1) rotate(a, v, n, p, q);
  }
  const order = Array.from({ length: n }, (_, i) => i).sort((x, y) => at(a, y, y) - at(a, x, x));
  const values = Float64Array.from(order, (i) => at(a, i, i));
  const vectors = new Float64Array(n * n);
  order.forEach((from, to) => {
    for (let r = 0; r < n; r += 1) vectors[r * n + to] = at(v, r, from);
  });
  return { values, vectors };
}

function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const apq = a[p * n + q] ?? 0;
  if (Math.abs(apq) < 1e-300) return;
  const theta = ((a[q * n + q] ?? 0) - (a[p * n + p] ?? 0)) / (2 * apq);
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < n; k += 1) {
    const kp = a[k * n + p] ?? 0;
    const kq = a[k * n + q] ?? 0;
    a[k * n + p] = c * kp - s * kq;
    a[k * n + q] = s * kp + c * kq;
  }
  for (let k = 0; k < n; k += 1) {
    const pk = a[p * n + k] ?? 0;
    const qk = a[q * n + k] ?? 0;
    a[p * n + k] = c * pk - s * qk;
    a[q * n + k] = s * pk + c * qk;
    const vp = v[k * n + p] ?? 0;
    const vq = v[k * n + q] ?? 0;
    v[k * n + p] = c * vp - s * vq;
    v[k * n + q] = s * vp + c * vq;
  }
}
