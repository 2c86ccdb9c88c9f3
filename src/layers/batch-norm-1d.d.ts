import { BatchNorm, type BatchNormOptions, type CompleteBatchNormOptions } from "./batch-norm";
/** A `BatchNorm1d` layer as plain JSON. */
export interface BatchNorm1dConfig extends CompleteBatchNormOptions {
  readonly type: "BatchNorm1d";
  readonly features: number;
}
/**
 * Batch normalisation of each column: `y = (x - mean) / sqrt(variance + epsilon) * weight + bias`.
 * See {@link BatchNorm} for what is learned and kept.
 */
export declare class BatchNorm1d extends BatchNorm {
  readonly type = "BatchNorm1d";
  readonly config: BatchNorm1dConfig;
  /**
   * @param features - Columns of inputs and outputs, 1 or more.
   * @throws TypeError, RangeError for a size or options that are not valid.
   */
  constructor(features: number, options?: BatchNormOptions);
  describe(): string;
}
