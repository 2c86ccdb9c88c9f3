import type { Matrix } from "../core/matrix";
import type { PredictedValues } from "./target-scale";

/** Outputs for rows of the table that the network which gave them had not seen. */
export interface HeldOutOutputs {
  readonly rows: Int32Array;
  /** Logits, or scaled values. */
  readonly outputs: Matrix;
  /** What the outputs say of values; undefined for classes. */
  readonly predicted: PredictedValues | undefined;
}
