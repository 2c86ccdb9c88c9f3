import { assertInteger } from "../core/check";
import { defineOptions } from "../core/option-table";
import { BatchNorm, BATCH_NORM_ROWS, type BatchNormOptions, type CompleteBatchNormOptions } from "./batch-norm";

const OPTIONS = /* @__PURE__ */ defineOptions(BATCH_NORM_ROWS);

/** A `BatchNorm1d` layer as plain JSON. */
export interface BatchNorm1dConfig extends CompleteBatchNormOptions {
  /** Name of the class, by which a network's configuration finds it again. */
  readonly type: "BatchNorm1d";
  /** Columns of inputs and outputs, 1 or more: each has a mean and a variance of its own. */
  readonly features: number;
}

/**
 * Batch normalization of each column: `y = (x - mean) / sqrt(variance + epsilon) * weight + bias`.
 * See {@link BatchNorm} for what is learned and kept.
 */
export class BatchNorm1d extends BatchNorm {
  readonly type = "BatchNorm1d";
  readonly config: BatchNorm1dConfig;

  /**
   * @param features - Columns of inputs and outputs, 1 or more.
   * @throws TypeError, RangeError for a size or options that are not valid.
   */
  constructor(features: number, options: BatchNormOptions = {}) {
    assertInteger("BatchNorm1d", "features", features, 1);
    const complete = OPTIONS.complete("BatchNorm1d", options);
    super(features, 1, complete);
    this.config = { type: "BatchNorm1d", features, ...complete };
  }

  override describe(): string {
    return `BatchNorm1d(${this.config.features})`;
  }
}
