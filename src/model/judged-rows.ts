import type { Matrix } from "../core/matrix";

/** What networks said of rows that they had not seen. */
export interface JudgedRows {
  /** Class numbers, or values. */
  readonly actual: Float64Array;
  /** The answers in the order of `actual`: the number of the most probable class, or the value. */
  readonly predicted: Float64Array;
  /** Of classes: (rows, classes), as the model would answer. */
  readonly probabilities?: Matrix;
}
