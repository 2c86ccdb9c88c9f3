import { rangeError } from "../core/check";
import { rowsOf, type DoubleMatrix } from "../core/matrix";
import { assertSampleWeights, copySampleWeights } from "../data/assert-weights";

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
  const list = countingWeights(who, weights, rows);
  const kept = Int32Array.from(list.keys()).filter((row) => list[row] > 0);
  const counted = Float32Array.from(kept, (row) => list[row]);
  return { rows: kept, weights: counted.every((weight) => weight === 1) ? undefined : counted };
}

/** A copy of the weights, of which one at least is above 0. */
function countingWeights(who: string, weights: ArrayLike<number>, rows: number): Float64Array {
  assertSampleWeights(who, weights, rows);
  const list = copySampleWeights(who, weights, rows);
  if (list.some((weight) => weight > 0)) return list;
  throw rangeError(who, "all weights are 0", "give at least one sample a weight above 0");
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
  return [...countingWeights(who, weights, rows)];
}
