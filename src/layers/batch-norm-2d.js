import { assertInteger } from "../core/check";
import { BatchNorm, completeBatchNormOptions } from "./batch-norm";
/**
 * Batch normalisation of each channel over all positions of all images; a row of the inputs
 * is one image, channels x height x width. See {@link BatchNorm} for what is learned and kept.
 */
export class BatchNorm2d extends BatchNorm {
  type = "BatchNorm2d";
  config;
  /**
   * @param channels - Channels of an image, 1 or more.
   * @throws TypeError, RangeError for sizes or options that are not valid.
   */
  constructor(channels, options) {
    assertInteger("BatchNorm2d", "channels", channels, 1);
    const complete = completeBatchNormOptions("BatchNorm2d", options, [
      "momentum",
      "epsilon",
      "affine",
      "height",
      "width",
    ]);
    const { height, width } = options;
    assertInteger("BatchNorm2d", "height", height, 1);
    assertInteger("BatchNorm2d", "width", width, 1);
    super(channels, height * width, complete);
    this.config = { type: "BatchNorm2d", channels, height, width, ...complete };
  }
  describe() {
    return `BatchNorm2d(${this.config.channels}, ${this.config.height} x ${this.config.width})`;
  }
}
