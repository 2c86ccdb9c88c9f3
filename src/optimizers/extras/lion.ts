import { assertFraction, assertPositive } from "../../core/check";
import { defineOptions, type RowsFor } from "../../core/option-table";
import { extraKernelsOf } from "../../wasm/extra-kernels";
import type { Kernels } from "../../wasm/kernels";
import { Optimizer, OPTIMIZER_ROWS, type OptimizerOptions, type UpdateBlocks } from "../optimizer";

/** Options of `Lion`; `weightDecay` is decoupled, as in AdamW. */
export interface LionOptions extends OptimizerOptions {
  /** Share of the moment in the direction of a step, at least 0 and below 1. Default 0.9. */
  readonly beta1?: number;
  /** Share of the last moment that is kept, at least 0 and below 1. Default 0.99. */
  readonly beta2?: number;
}

const OPTIONS = /* @__PURE__ */ defineOptions({
  ...OPTIMIZER_ROWS,
  learningRate: [assertPositive, 1e-4],
  beta1: [assertFraction, 0.9],
  beta2: [assertFraction, 0.99],
} satisfies RowsFor<LionOptions>);

/**
 * Steps of one size by the sign: `p = (1 - learningRate * weightDecay) p - learningRate * sign(beta1 * m + (1 - beta1) * g);
 * m = beta2 * m + (1 - beta2) * g`. Default `learningRate` 1e-4. Source: Chen et al. (2023), algorithm 2.
 */
export class Lion extends Optimizer {
  readonly type = "Lion";
  readonly moments = ["moment"];
  /** Share of the moment in the direction of a step, at least 0 and below 1. */
  readonly beta1: number;
  /** Share of the last moment that each step keeps, at least 0 and below 1. */
  readonly beta2: number;

  /** @throws TypeError, RangeError for options that are not valid. */
  constructor(options: LionOptions = {}) {
    const settings = OPTIONS.complete("Lion", options);
    super("Lion", settings);
    this.beta1 = settings.beta1;
    this.beta2 = settings.beta2;
  }

  override largestChange(): number {
    return 1;
  }

  override update(
    kernels: Kernels,
    blocks: UpdateBlocks,
    _step: number,
    gradientScale: number,
    learningRate = this.learningRate,
  ): void {
    extraKernelsOf(kernels).lionStep(
      blocks.parameters,
      blocks.gradients,
      blocks.moments[0],
      blocks.length,
      learningRate,
      1 - this.beta1,
      1 - this.beta2,
      1 - learningRate * this.weightDecay,
      gradientScale,
    );
  }
}
