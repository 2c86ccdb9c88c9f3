import type { DoubleMatrix } from "../../core/matrix";

/** A column of inputs or targets in numbers; over its finite values. */
export interface ColumnStatistics {
  /** As `columns` of the data set names it; of a target, or without names, its index as text. */
  readonly name: string;
  /** NaN if no value is finite, as the next three. */
  readonly min: number;
  /** Largest finite value. */
  readonly max: number;
  /** Mean of the finite values, in double precision. */
  readonly mean: number;
  /** Standard deviation, biased. */
  readonly deviation: number;
  /** Values that are NaN or infinite. */
  readonly notFinite: number;
  /** The row of the first of them; -1 if there is none. */
  readonly firstNotFinite: number;
  /** Whether the values are integers, all different, that fill at least half of their range. */
  readonly numbersRows: boolean;
}

/** Each column of a matrix. */
export function statisticsOf(matrix: DoubleMatrix, names: readonly string[]): ColumnStatistics[] {
  return names.map((name, column) => columnStatistics(matrix, column, name));
}

function columnStatistics({ data, rows, columns }: DoubleMatrix, column: number, name: string): ColumnStatistics {
  const values: number[] = [];
  let firstNotFinite = -1;
  for (let r = 0; r < rows; r++) {
    const value = data[r * columns + column];
    if (Number.isFinite(value)) values.push(value);
    else if (firstNotFinite < 0) firstNotFinite = r;
  }
  const n = values.length;
  const mean = values.reduce((sum, x) => sum + x, 0) / n;
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n;
  const min = values.reduce((least, x) => Math.min(least, x), Infinity);
  const max = values.reduce((most, x) => Math.max(most, x), -Infinity);
  return {
    name,
    min: n > 0 ? min : NaN,
    max: n > 0 ? max : NaN,
    mean,
    deviation: min === max ? 0 : Math.sqrt(variance),
    notFinite: rows - n,
    firstNotFinite,
    numbersRows: max - min < 2 * n && areDistinctIntegers(values),
  };
}

/** Fewer numbers than these may be all different by chance. */
const MIN_ROWS = 20;

function areDistinctIntegers(values: readonly number[]): boolean {
  return values.length >= MIN_ROWS && values.every(Number.isInteger) && new Set(values).size === values.length;
}
