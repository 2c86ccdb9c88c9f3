import { assertPositive } from "../../core/check";
import { defineOptions, single, type RowsFor } from "../../core/option-table";
import { RowNorm } from "./row-norm";

/** Options of `RMSNorm`. */
export interface RMSNormOptions {
  /** Added to the mean square under the root, above 0. Default 1e-5. */
  readonly epsilon?: number;
}

const OPTIONS = /* @__PURE__ */ defineOptions({
  epsilon: [single(assertPositive), 1e-5],
} satisfies RowsFor<RMSNormOptions>);

/** An `RMSNorm` layer as plain JSON. */
export interface RMSNormConfig extends Required<RMSNormOptions> {
  /** Name of the class, by which a network's configuration finds it again. */
  readonly type: "RMSNorm";
  /** Columns of inputs and outputs, 1 or more: the mean square is taken over them. */
  readonly features: number;
}

/** Each row by its root mean square: `y = x / sqrt(mean(x²) + epsilon) * weight`. Source: Zhang and Sennrich (2019), eq. 4. */
export class RMSNorm extends RowNorm {
  readonly type = "RMSNorm";
  readonly config: RMSNormConfig;

  /**
   * @param features - Columns of inputs and outputs, 1 or more.
   * @throws TypeError, RangeError for a size or options that are not valid.
   */
  constructor(features: number, options: RMSNormOptions = {}) {
    const who = "RMSNorm";
    const { epsilon } = OPTIONS.complete(who, options);
    super(who, features, epsilon, false, ["weight"]);
    this.config = { type: who, features, epsilon };
  }

  override describe(): string {
    return `RMSNorm(${this.config.features})`;
  }
}
