import { assertFraction, assertPositive, assertSingle } from "../core/check";
import { integerPower } from "../core/integer-power";
import type { Kernels } from "../wasm/kernels";
import { FLUSHED_ROOT, Optimizer, type OptimizerConfig, type OptimizerOptions, type UpdateBlocks } from "./optimizer";

/** Options of `Adam` and `AdamW`. */
export interface AdamOptions extends OptimizerOptions {
  /** Share of the last first moment that is kept, at least 0 and below 1. Default 0.9. */
  readonly beta1?: number;
  /** Share of the last second moment that is kept, at least 0 and below 1. Default 0.999. */
  readonly beta2?: number;
  /** Added to the bias-corrected root, above 0. Default 1e-8. */
  readonly epsilon?: number;
}

/**
 * Adam: `m = beta1 * m + (1 - beta1) * g; v = beta2 * v + (1 - beta2) * g²;
 * p -= learningRate * mHat / (sqrt(vHat) + epsilon)`, with `mHat = m / (1 - beta1^t)`,
 * `vHat = v / (1 - beta2^t)`. `weightDecay` is an L2 term in the gradient.
 * Source: Kingma and Ba (2015), algorithm 1.
 */
export class Adam extends Optimizer {
  readonly type: string = "Adam";
  readonly moments = ["firstMoment", "secondMoment"];
  override readonly squares = ["secondMoment"];
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;

  /** @throws TypeError, RangeError for options that are not valid. */
  constructor(options: AdamOptions = {}, who = "Adam", defaultWeightDecay = 0) {
    super(who, options, ["beta1", "beta2", "epsilon"], defaultWeightDecay);
    const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = options;
    assertFraction(who, "beta1", beta1);
    assertFraction(who, "beta2", beta2);
    assertPositive(who, "epsilon", epsilon);
    assertSingle(who, "epsilon", epsilon);
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
  }

  override get config(): OptimizerConfig {
    const { type, learningRate, weightDecay, beta1, beta2, epsilon } = this;
    return { type, learningRate, weightDecay, beta1, beta2, epsilon };
  }

  /** By the inequality of Cauchy and Schwarz for the two sums over past gradients, or by `epsilon` alone. */
  override largestChange(_gradient: number, moment: number): number {
    const { beta1, beta2, epsilon } = this;
    const ratio = beta1 * beta1 < beta2 ? (1 - beta2) * (1 - (beta1 * beta1) / beta2) : 0;
    return Math.min(moment / epsilon, (1 + FLUSHED_ROOT / epsilon) / Math.sqrt(ratio));
  }

  override update(
    kernels: Kernels,
    blocks: UpdateBlocks,
    step: number,
    gradientScale: number,
    learningRate = this.learningRate,
  ): void {
    this.updateWith(kernels, blocks, step, gradientScale, learningRate, this.weightDecay, 1);
  }

  /** An update with an L2 term in the gradient and a factor of the parameters. */
  protected updateWith(
    kernels: Kernels,
    blocks: UpdateBlocks,
    step: number,
    gradientScale: number,
    learningRate: number,
    l2: number,
    shrink: number,
  ): void {
    const { beta1, beta2 } = this;
    const perRate = (1 - integerPower(beta1, step)) / learningRate;
    kernels.adamStep(
      blocks.parameters,
      blocks.gradients,
      blocks.moments[0],
      blocks.moments[1],
      blocks.length,
      perRate / Math.sqrt(1 - integerPower(beta2, step)),
      perRate * this.epsilon,
      1 - beta1,
      1 - beta2,
      l2,
      shrink,
      gradientScale,
    );
  }
}
