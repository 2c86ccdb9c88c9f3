/** Eigenvalues of a symmetric matrix, and the eigenvectors of length 1 that belong to them. */
export interface Eigen {
  readonly values: Float64Array;
  /** Row i belongs to value i. */
  readonly vectors: readonly Float64Array[];
}

/** Sweeps after which the rest is far below what double precision keeps; five to eight are usual. */
const MOST_SWEEPS = 30;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, by cyclic Jacobi rotations: sums, products and roots alone, so
 * that every machine gives the same bits.
 *
 * Source: Golub and Van Loan (2013), "Matrix Computations", 4th edition, section 8.5.
 *
 * @param matrix - Rows of a symmetric matrix; left as it is.
 */
export function symmetricEigen(matrix: readonly Float64Array[]): Eigen {
  const size = matrix.length;
  const a = matrix.map((row) => row.slice());
  const vectors = matrix.map((_, i) => Float64Array.from({ length: size }, (_, j) => Number(i === j)));
  for (let sweep = 0; sweep < MOST_SWEEPS && !isDiagonal(a); sweep++) {
    for (let p = 0; p < size - 1; p++) for (let q = p + 1; q < size; q++) rotate(a, vectors, p, q);
  }
  return { values: Float64Array.from(a, (row, i) => row[i]), vectors };
}

function isDiagonal(a: readonly Float64Array[]): boolean {
  let [off, all] = [0, 0];
  a.forEach((row, i) => {
    row.forEach((value, j) => {
      all += value * value;
      if (i !== j) off += value * value;
    });
  });
  return off <= Number.EPSILON ** 2 * all;
}

/** Makes the element (p, q) 0. */
function rotate(a: Float64Array[], vectors: Float64Array[], p: number, q: number): void {
  const off = a[p][q];
  if (off === 0) return;
  const ratio = (a[q][q] - a[p][p]) / (2 * off);
  const tangent = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.sqrt(ratio * ratio + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (const row of a) {
    const [left, right] = [row[p], row[q]];
    row[p] = cosine * left - sine * right;
    row[q] = sine * left + cosine * right;
  }
  turn(a[p], a[q], cosine, sine);
  turn(vectors[p], vectors[q], cosine, sine);
}

function turn(upper: Float64Array, lower: Float64Array, cosine: number, sine: number): void {
  for (let i = 0; i < upper.length; i++) {
    const [above, below] = [upper[i], lower[i]];
    upper[i] = cosine * above - sine * below;
    lower[i] = sine * above + cosine * below;
  }
}
