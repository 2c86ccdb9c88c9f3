import { assertBoolean, assertPositive } from "../../core/check";
import { defineOptions, single, type RowsFor } from "../../core/option-table";
import { RowNorm } from "./row-norm";

/** Options of `LayerNorm`. */
export interface LayerNormOptions {
  /** Added to the variance under the root, above 0. Default 1e-5. */
  readonly epsilon?: number;
  /** Whether the result is scaled and shifted by trained values. Default `true`. */
  readonly affine?: boolean;
}

const OPTIONS = /* @__PURE__ */ defineOptions({
  epsilon: [single(assertPositive), 1e-5],
  affine: [assertBoolean, true],
} satisfies RowsFor<LayerNormOptions>);

/** A `LayerNorm` layer as plain JSON. */
export interface LayerNormConfig extends Required<LayerNormOptions> {
  /** Name of the class, by which a network's configuration finds it again. */
  readonly type: "LayerNorm";
  /** Columns of inputs and outputs, 1 or more: mean and variance are taken over them. */
  readonly features: number;
}

/**
 * Normalization of each row: `y = (x - mean) / sqrt(variance + epsilon) * weight + bias`, with the mean and the
 * biased variance of the row. Source: Ba et al. (2016), eq. 4, with PyTorch's conventions.
 */
export class LayerNorm extends RowNorm {
  readonly type = "LayerNorm";
  readonly config: LayerNormConfig;

  /**
   * @param features - Columns of inputs and outputs, 1 or more.
   * @throws TypeError, RangeError for a size or options that are not valid.
   */
  constructor(features: number, options: LayerNormOptions = {}) {
    const who = "LayerNorm";
    const { epsilon, affine } = OPTIONS.complete(who, options);
    super(who, features, epsilon, true, affine ? ["weight", "bias"] : []);
    this.config = { type: who, features, epsilon, affine };
  }

  override describe(): string {
    return `LayerNorm(${this.config.features})`;
  }
}
