import type { Kernels } from "../wasm/kernels";
import { Optimizer, type OptimizerConfig, type OptimizerOptions, type UpdateBlocks } from "./optimizer";

/** Stochastic gradient descent: `p -= learningRate * g`. */
export class SGD extends Optimizer {
  readonly type = "SGD";
  readonly moments = [];

  /** @throws TypeError, RangeError for options that are not valid. */
  constructor(options: OptimizerOptions = {}) {
    super("SGD", options, []);
  }

  override get config(): OptimizerConfig {
    return { type: this.type, learningRate: this.learningRate, weightDecay: this.weightDecay };
  }

  override largestChange(gradient: number): number {
    return gradient;
  }

  override update(
    kernels: Kernels,
    blocks: UpdateBlocks,
    _step: number,
    gradientScale: number,
    learningRate = this.learningRate,
  ): void {
    kernels.sgdStep(blocks.parameters, blocks.gradients, blocks.length, learningRate, this.weightDecay, gradientScale);
  }
}
