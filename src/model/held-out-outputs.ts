import type { Matrix } from "../core/matrix";
import type { PredictedValues } from "./target-scale";

/** Outputs for rows of the table that the networks which gave them had not seen. */
export interface HeldOutOutputs {
  readonly rows: Int32Array;
  /** Logits, or scaled values, of each network whose answers are averaged. */
  readonly outputs: readonly Matrix[];
  /** What the outputs say of values on average; undefined for classes. */
  readonly predicted: PredictedValues | undefined;
}
