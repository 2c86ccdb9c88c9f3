import { assertBoolean, assertFraction } from "../core/check";
import { defineOptions, single, type RowsFor } from "../core/option-table";
import type { Kernels } from "../wasm/kernels";
import { Optimizer, OPTIMIZER_ROWS, type OptimizerOptions, type UpdateBlocks } from "./optimizer";

/** Options of `Momentum`. */
export interface MomentumOptions extends OptimizerOptions {
  /** Share of the last velocity that is kept, at least 0 and below 1. Default 0.9. */
  readonly momentum?: number;
  /** Whether the step looks ahead along the velocity. Default `false`. */
  readonly nesterov?: boolean;
}

const OPTIONS = /* @__PURE__ */ defineOptions({
  ...OPTIMIZER_ROWS,
  momentum: [/* @__PURE__ */ single(assertFraction, 1), 0.9],
  nesterov: [assertBoolean, false],
} satisfies RowsFor<MomentumOptions>);

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
    const settings = OPTIONS.complete("Momentum", options);
    super("Momentum", settings);
    this.momentum = settings.momentum;
    this.nesterov = settings.nesterov;
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
