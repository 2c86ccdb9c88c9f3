import { assertInteger } from "../core/check";
import { defineOptions, integer, REQUIRED, type RowsFor } from "../core/option-table";
import { BatchNorm, BATCH_NORM_ROWS, type BatchNormOptions, type CompleteBatchNormOptions } from "./batch-norm";

/** Options of `BatchNorm2d`: those of batch normalization, and the size of an image. */
export interface BatchNorm2dOptions extends BatchNormOptions {
  /** Rows of an image, 1 or more. */
  readonly height: number;
  /** Columns of an image, 1 or more. */
  readonly width: number;
}

const OPTIONS = /* @__PURE__ */ defineOptions({
  ...BATCH_NORM_ROWS,
  height: [integer(1), REQUIRED],
  width: [integer(1), REQUIRED],
} satisfies RowsFor<BatchNorm2dOptions>);

/** A `BatchNorm2d` layer as plain JSON. */
export interface BatchNorm2dConfig extends CompleteBatchNormOptions {
  /** Name of the class, by which a network's configuration finds it again. */
  readonly type: "BatchNorm2d";
  /** Channels of an image, 1 or more: each has a mean and a variance of its own. */
  readonly channels: number;
  /** Rows of an image in pixels, 1 or more. */
  readonly height: number;
  /** Columns of an image in pixels, 1 or more. */
  readonly width: number;
}

/**
 * Batch normalization of each channel over all positions of all images; a row of the inputs
 * is one image, channels x height x width. See {@link BatchNorm} for what is learned and kept.
 */
export class BatchNorm2d extends BatchNorm {
  readonly type = "BatchNorm2d";
  readonly config: BatchNorm2dConfig;

  /**
   * @param channels - Channels of an image, 1 or more.
   * @throws TypeError, RangeError for sizes or options that are not valid.
   */
  constructor(channels: number, options: BatchNorm2dOptions) {
    assertInteger("BatchNorm2d", "channels", channels, 1);
    const { height, width, ...complete } = OPTIONS.complete("BatchNorm2d", options);
    super(channels, height * width, complete);
    this.config = { type: "BatchNorm2d", channels, height, width, ...complete };
  }

  override describe(): string {
    return `BatchNorm2d(${this.config.channels}, ${this.config.height} x ${this.config.width})`;
  }
}
