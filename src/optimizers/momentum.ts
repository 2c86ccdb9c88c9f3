import { assertBoolean, assertFraction, assertSingle } from "../core/check";
import type { Kernels } from "../wasm/kernels";
import { Optimizer, type OptimizerConfig, type OptimizerOptions, type UpdateBlocks } from "./optimizer";

/** Options of `Momentum`. */
export interface MomentumOptions extends OptimizerOptions {
  /** Share of the last velocity that is kept, at least 0 and below 1. Default 0.9. */
  readonly momentum?: number;
  /** Whether the step looks ahead along the velocity. Default `false`. */
  readonly nesterov?: boolean;
}

/**
 * Gradient descent with momentum: `v = momentum * v + g; p -= learningRate * v`, or with
 * Nesterov's look ahead `p -= learningRate * (g + momentum * v)`.
 * Source: Sutskever et al. (2013), in PyTorch's form.
 */
export class Momentum extends Optimizer {
  readonly type = "Momentum";
  readonly moments = ["velocity"];
  /** Share of the last velocity that is kept. */
  readonly momentum: number;
  /** Whether the step looks ahead along the velocity. */
  readonly nesterov: boolean;

  /** @throws TypeError, RangeError for options that are not valid. */
  constructor(options: MomentumOptions = {}) {
    super("Momentum", options, ["momentum", "nesterov"]);
    const { momentum = 0.9, nesterov = false } = options;
    assertFraction("Momentum", "momentum", momentum);
    assertSingle("Momentum", "momentum", momentum, 1);
    assertBoolean("Momentum", "nesterov", nesterov);
    this.momentum = momentum;
    this.nesterov = nesterov;
  }

  override get config(): OptimizerConfig {
    const { type, learningRate, weightDecay, momentum, nesterov } = this;
    return { type, learningRate, weightDecay, momentum, nesterov };
  }

  override largestChange(gradient: number, moment: number): number {
    return gradient + moment;
  }

  override update(
    kernels: Kernels,
    blocks: UpdateBlocks,
    _step: number,
    gradientScale: number,
    learningRate = this.learningRate,
  ): void {
    kernels.momentumStep(
      blocks.parameters,
      blocks.gradients,
      blocks.moments[0],
      blocks.length,
      learningRate,
      this.momentum,
      Number(this.nesterov),
      this.weightDecay,
      gradientScale,
    );
  }
}
