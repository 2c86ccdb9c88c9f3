import type { Matrix } from "../core/matrix";

/** Outputs for rows of the table that the network which gave them had not seen. */
export interface HeldOutOutputs {
  readonly rows: Int32Array;
  /** Logits, or scaled values. */
  readonly outputs: Matrix;
  /** The values that the outputs stand for; empty for classes. */
  readonly values: Float64Array;
}
