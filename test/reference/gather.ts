/** out_r = x_{indices_r} for a matrix of `columns` columns. */
export function gatherRows(x: ArrayLike<number>, indices: readonly number[], columns: number): number[] {
  return indices.flatMap((row) => Array.from({ length: columns }, (_, j) => x[row * columns + j]));
}
