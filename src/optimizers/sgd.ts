import { defineOptions } from "../core/option-table";
import type { Kernels } from "../wasm/kernels";
import { Optimizer, OPTIMIZER_ROWS, type OptimizerOptions, type UpdateBlocks } from "./optimizer";

const OPTIONS = /* @__PURE__ */ defineOptions(OPTIMIZER_ROWS);

/** Stochastic gradient descent: `p -= learningRate * g`. */
export class SGD extends Optimizer {
  readonly type = "SGD";
  readonly moments = [];

  /** @throws TypeError, RangeError for options that are not valid. */
  constructor(options: OptimizerOptions = {}) {
    super("SGD", OPTIONS.complete("SGD", options));
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
