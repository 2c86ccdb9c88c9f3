/** Reductions of rows and columns. */

export function sumOfSquares(x: ArrayLike<number>): number {
  return Array.from(x).reduce((sum, value) => sum + value * value, 0);
}

export function columnSums(rows: readonly number[][], columns: number): number[] {
  return Array.from({ length: columns }, (_, j) => rows.reduce((sum, row) => sum + row[j], 0));
}

/** The first of equals. */
export function argmax(row: readonly number[]): number {
  return row.indexOf(Math.max(...row));
}

/** A single output names class 1 from 0.5 on; several name the largest. */
export function predictedClass(row: readonly number[]): number {
  return row.length === 1 ? Number(row[0] >= 0.5) : argmax(row);
}
