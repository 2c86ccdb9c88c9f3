import type { Matrix } from "../core/matrix";

/** A mini-batch: copies, owned by the receiver. */
export interface Minibatch {
  /** (samples of the batch, features). */
  readonly inputs: Matrix;
  /** Class indices or, from a plain list, what it holds. */
  readonly targets: Int32Array | number[] | Matrix;
  /** Where the data set has them. */
  readonly sampleWeights?: Float64Array;
}
