import { rangeError } from "../core/check";
import { rowsOf, type DoubleMatrix } from "../core/matrix";
import { assertSampleWeights, sampleWeightAt } from "../data/assert-weights";

/** Weights of samples: what they count, and the rows that count at all. */
export interface WeightedRows {
  /** Numbers of the rows with a weight above 0, in their order. */
  readonly rows: Int32Array;
  /** Their weights; undefined where all are 1. */
  readonly weights: Float32Array | undefined;
}

/**
 * Leaves out samples of weight 0, so that they are as if they were not there, for the scaling
 * of the inputs too.
 *
 * @throws RangeError for weights of the wrong number, negative or not finite, or all 0.
 */
export function weightedRows(who: string, weights: ArrayLike<number> | undefined, rows: number): WeightedRows {
  if (weights === undefined) return { rows: Int32Array.from({ length: rows }, (_, i) => i), weights: undefined };
  assertSampleWeights(who, weights, rows);
  const list = Array.from({ length: rows }, (_, row) => sampleWeightAt(who, weights, row));
  const kept = Int32Array.from(list.keys()).filter((row) => list[row] > 0);
  if (kept.length === 0) throw rangeError(who, "all weights are 0", "give at least one sample a weight above 0");
  const counted = Float32Array.from(kept, (row) => list[row]);
  return { rows: kept, weights: counted.every((weight) => weight === 1) ? undefined : counted };
}

/** The rows that count. */
export function keptRows(matrix: DoubleMatrix, { rows }: WeightedRows): DoubleMatrix {
  return rows.length === matrix.rows ? matrix : rowsOf(matrix, rows);
}

/**
 * Weights for a score.
 *
 * @throws RangeError for targets or weights of the wrong number, or weights that are no weights.
 */
export function scoreWeights(
  who: string,
  rows: number,
  targets: number,
  weights: ArrayLike<number> | undefined,
): number[] {
  if (targets !== rows) {
    throw rangeError(who, `X has ${rows} rows, y has ${targets}`, "pass one target for each row");
  }
  if (weights === undefined) return new Array<number>(rows).fill(1);
  weightedRows(who, weights, rows);
  return Array.from({ length: rows }, (_, row) => sampleWeightAt(who, weights, row));
}
