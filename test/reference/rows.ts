/** The rows of a row-major matrix. */
export function rowsOf(data: ArrayLike<number>, columns: number): number[][] {
  const rows = columns === 0 ? 0 : data.length / columns;
  return Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_, j) => data[r * columns + j]));
}
