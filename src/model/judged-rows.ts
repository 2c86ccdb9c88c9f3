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

/** What is copied: probabilities may be said to be undefined. */
type Judged = Pick<JudgedRows, "actual" | "predicted"> & { readonly probabilities: Matrix | undefined };

/** A copy, numbers included. */
export function copiedRows({ actual, predicted, probabilities }: Judged): JudgedRows {
  return {
    actual: actual.slice(),
    predicted: predicted.slice(),
    ...(probabilities && { probabilities: { ...probabilities, data: probabilities.data.slice() } }),
  };
}
