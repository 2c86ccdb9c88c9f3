import { assertInteger } from "../core/check";
import { BatchNorm, completeBatchNormOptions } from "./batch-norm";
/**
 * Batch normalisation of each column: `y = (x - mean) / sqrt(variance + epsilon) * weight + bias`.
 * See {@link BatchNorm} for what is learned and kept.
 */
export class BatchNorm1d extends BatchNorm {
  type = "BatchNorm1d";
  config;
  /**
   * @param features - Columns of inputs and outputs, 1 or more.
   * @throws TypeError, RangeError for a size or options that are not valid.
   */
  constructor(features, options = {}) {
    assertInteger("BatchNorm1d", "features", features, 1);
    const complete = completeBatchNormOptions("BatchNorm1d", options, ["momentum", "epsilon", "affine"]);
    super(features, 1, complete);
    this.config = { type: "BatchNorm1d", features, ...complete };
  }
  describe() {
    return `BatchNorm1d(${this.config.features})`;
  }
}
