import { assertFraction, assertPositive, assertSingle } from "../core/check";
import type { Kernels } from "../wasm/kernels";
import { FLUSHED_ROOT, Optimizer, type OptimizerConfig, type OptimizerOptions, type UpdateBlocks } from "./optimizer";

/** Options of `RMSProp`. */
export interface RMSPropOptions extends OptimizerOptions {
  /** Share of the last mean square that is kept, at least 0 and below 1. Default 0.9. */
  readonly decay?: number;
  /** Added to the root, above 0. Default 1e-8. */
  readonly epsilon?: number;
}

/**
 * RMSProp: `v = decay * v + (1 - decay) * g²; p -= learningRate * g / (sqrt(v) + epsilon)`.
 * Source: Tieleman and Hinton (2012), lecture 6.5.
 */
export class RMSProp extends Optimizer {
  readonly type = "RMSProp";
  readonly moments = ["secondMoment"];
  override readonly squares = ["secondMoment"];
  readonly decay: number;
  readonly epsilon: number;

  /** @throws TypeError, RangeError for options that are not valid. */
  constructor(options: RMSPropOptions = {}) {
    super("RMSProp", options, ["decay", "epsilon"]);
    const { decay = 0.9, epsilon = 1e-8 } = options;
    assertFraction("RMSProp", "decay", decay);
    assertSingle("RMSProp", "decay", decay, 1);
    assertPositive("RMSProp", "epsilon", epsilon);
    assertSingle("RMSProp", "epsilon", epsilon);
    this.decay = decay;
    this.epsilon = epsilon;
  }

  override get config(): OptimizerConfig {
    const { type, learningRate, weightDecay, decay, epsilon } = this;
    return { type, learningRate, weightDecay, decay, epsilon };
  }

  /** `v` is at least `(1 - decay) g²`, or it was flushed. */
  override largestChange(gradient: number): number {
    const { decay, epsilon } = this;
    return Math.min(gradient / epsilon, (1 + FLUSHED_ROOT / epsilon) / Math.sqrt(1 - decay));
  }

  override update(
    kernels: Kernels,
    blocks: UpdateBlocks,
    _step: number,
    gradientScale: number,
    learningRate = this.learningRate,
  ): void {
    kernels.rmspropStep(
      blocks.parameters,
      blocks.gradients,
      blocks.moments[0],
      blocks.length,
      learningRate,
      this.decay,
      1 - this.decay,
      this.epsilon,
      this.weightDecay,
      gradientScale,
    );
  }
}
