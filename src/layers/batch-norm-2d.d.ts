import { BatchNorm, type BatchNormOptions, type CompleteBatchNormOptions } from "./batch-norm";
/** Options of `BatchNorm2d`: those of batch normalisation, and the size of an image. */
export interface BatchNorm2dOptions extends BatchNormOptions {
  /** Rows of an image, 1 or more. */
  readonly height: number;
  /** Columns of an image, 1 or more. */
  readonly width: number;
}
/** A `BatchNorm2d` layer as plain JSON. */
export interface BatchNorm2dConfig extends CompleteBatchNormOptions {
  readonly type: "BatchNorm2d";
  readonly channels: number;
  readonly height: number;
  readonly width: number;
}
/**
 * Batch normalisation of each channel over all positions of all images; a row of the inputs
 * is one image, channels x height x width. See {@link BatchNorm} for what is learned and kept.
 */
export declare class BatchNorm2d extends BatchNorm {
  readonly type = "BatchNorm2d";
  readonly config: BatchNorm2dConfig;
  /**
   * @param channels - Channels of an image, 1 or more.
   * @throws TypeError, RangeError for sizes or options that are not valid.
   */
  constructor(channels: number, options: BatchNorm2dOptions);
  describe(): string;
}
