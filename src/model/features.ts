import { zeros } from "../core/allocate";

/** What a column of features is: a number, which is scaled, or an indicator of 0 and 1, which is left as it is. */
export type FeatureKind = "number" | "indicator";

/** Features of some rows in double precision, row-major. */
export interface Features {
  readonly data: Float64Array;
  readonly rows: number;
  readonly columns: number;
}

/** Some of the rows, copied. */
export function takeRows({ data, columns }: Features, indices: Int32Array): Features {
  const out = zeros(Float64Array, indices.length * columns);
  indices.forEach((row, i) => {
    out.set(data.subarray(row * columns, (row + 1) * columns), i * columns);
  });
  return { data: out, rows: indices.length, columns };
}

/** The numbers of a column, copied. */
export function columnOf({ data, rows, columns }: Features, column: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => data[row * columns + column]);
}
