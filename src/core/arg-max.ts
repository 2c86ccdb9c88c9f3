import type { Matrix } from "./matrix";

/** The column of the largest number of each row: the first of equals, -1 for a row with NaN. */
export function argMaxRows({ data, rows, columns }: Matrix): Int32Array {
  return Int32Array.from({ length: rows }, (_, r) => {
    const row = data.subarray(r * columns, (r + 1) * columns);
    return row.indexOf(row.reduce((most, x) => Math.max(most, x)));
  });
}
