import { assertPositive } from "../core/check";
import { defineOptions, single, type RowsFor } from "../core/option-table";
import type { Kernels } from "../wasm/kernels";
import { FLUSHED_ROOT, Optimizer, OPTIMIZER_ROWS, type OptimizerOptions, type UpdateBlocks } from "./optimizer";

/** Options of `Adagrad`. */
export interface AdagradOptions extends OptimizerOptions {
  /** Added to the root, above 0. Default 1e-8. */
  readonly epsilon?: number;
}

const OPTIONS = /* @__PURE__ */ defineOptions({
  ...OPTIMIZER_ROWS,
  epsilon: [/* @__PURE__ */ single(assertPositive), 1e-8],
} satisfies RowsFor<AdagradOptions>);

/** Adagrad: `G += g²; p -= learningRate * g / (sqrt(G) + epsilon)`. Source: Duchi et al. (2011). */
export class Adagrad extends Optimizer {
  readonly type = "Adagrad";
  readonly moments = ["sumOfSquares"];
  override readonly squares = ["sumOfSquares"];
  /** Added to the root. */
  readonly epsilon: number;

  /** @throws TypeError, RangeError for options that are not valid. */
  constructor(options: AdagradOptions = {}) {
    const settings = OPTIONS.complete("Adagrad", options);
    super("Adagrad", settings);
    this.epsilon = settings.epsilon;
  }

  /** `G` is at least `g²`, or that was too small for f32. */
  override largestChange(gradient: number): number {
    return Math.min(gradient / this.epsilon, 1 + FLUSHED_ROOT / this.epsilon);
  }

  override update(
    kernels: Kernels,
    blocks: UpdateBlocks,
    _step: number,
    gradientScale: number,
    learningRate = this.learningRate,
  ): void {
    kernels.adagradStep(
      blocks.parameters,
      blocks.gradients,
      blocks.moments[0],
      blocks.length,
      learningRate,
      this.epsilon,
      this.weightDecay,
      gradientScale,
    );
  }
}
