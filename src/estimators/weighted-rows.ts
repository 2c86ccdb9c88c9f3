import { rangeError } from "../core/check";
import type { Matrix } from "../core/matrix";
import { rowsOf } from "../core/matrix";

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
  if (weights.length !== rows) {
    throw rangeError(who, `sampleWeight has ${weights.length} numbers, X has ${rows} rows`, "pass one for each row");
  }
  const list = Array.from(weights);
  const bad = list.findIndex((weight) => !(weight >= 0 && weight < Infinity));
  if (bad >= 0) throw rangeError(who, `sampleWeight[${bad}] is ${list[bad]}`, "pass finite numbers of 0 or more");
  const kept = Int32Array.from(list.keys()).filter((row) => list[row] > 0);
  if (kept.length === 0) throw rangeError(who, "all weights are 0", "give at least one sample a weight above 0");
  const counted = Float32Array.from(kept, (row) => list[row]);
  return { rows: kept, weights: counted.every((weight) => weight === 1) ? undefined : counted };
}

/** The rows that count. */
export function keptRows(matrix: Matrix, { rows }: WeightedRows): Matrix {
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
  return Array.from(weights);
}
