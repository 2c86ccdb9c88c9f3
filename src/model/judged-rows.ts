import type { Matrix } from "../core/matrix";

/** What networks predicted for rows that they had not seen. */
export interface JudgedRows {
  /** Class numbers, or values. */
  readonly actual: Float64Array;
  /** The answers in the order of `actual`: the number of the most probable class, or the value. */
  readonly predicted: Float64Array;
  /** Of classes: (rows, classes), as the model would answer. */
  readonly probabilities?: Matrix;
}

/** As `JudgedRows`, of rows of the training table. */
export interface HeldOutRows extends JudgedRows {
  /** What the baseline says of every row: the number of the commonest class of the table, or its mean. */
  readonly constant: number;
}

/** What is copied: probabilities may be said to be undefined. */
type Judged = Omit<HeldOutRows, "probabilities"> & { readonly probabilities: Matrix | undefined };

/** A copy, numbers included. */
export function copiedRows({ actual, predicted, constant, probabilities }: Judged): HeldOutRows {
  return {
    actual: actual.slice(),
    predicted: predicted.slice(),
    constant,
    ...(probabilities && { probabilities: { ...probabilities, data: probabilities.data.slice() } }),
  };
}
