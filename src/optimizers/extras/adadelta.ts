import { assertFraction, assertPositive } from "../../core/check";
import { defineOptions, single, type RowsFor } from "../../core/option-table";
import { extraKernelsOf } from "../../wasm/extra-kernels";
import type { Kernels } from "../../wasm/kernels";
import { Optimizer, OPTIMIZER_ROWS, type OptimizerOptions, type UpdateBlocks } from "../optimizer";

/** Options of `Adadelta`. */
export interface AdadeltaOptions extends OptimizerOptions {
  /** Share of the last mean squares that is kept, at least 0 and below 1. Default 0.9. */
  readonly rho?: number;
  /** Added to both mean squares under the root, above 0. Default 1e-6. */
  readonly epsilon?: number;
}

const OPTIONS = /* @__PURE__ */ defineOptions({
  ...OPTIMIZER_ROWS,
  learningRate: [assertPositive, 1],
  rho: [assertFraction, 0.9],
  epsilon: [single(assertPositive), 1e-6],
} satisfies RowsFor<AdadeltaOptions>);

/**
 * Adadelta: `v = rho * v + (1 - rho) * g²; d = sqrt(u + epsilon) / sqrt(v + epsilon) * g;
 * u = rho * u + (1 - rho) * d²; p -= learningRate * d`. Default `learningRate` 1. Source: Zeiler (2012), algorithm 1.
 */
export class Adadelta extends Optimizer {
  readonly type = "Adadelta";
  readonly moments = ["secondMoment", "squaredChanges"];
  override readonly squares = this.moments;
  /** Share of the last mean squares that each step keeps, at least 0 and below 1. */
  readonly rho: number;
  /** Added to both mean squares under the root, above 0, in single precision. */
  readonly epsilon: number;

  /** @throws TypeError, RangeError for options that are not valid. */
  constructor(options: AdadeltaOptions = {}) {
    const settings = OPTIONS.complete("Adadelta", options);
    super("Adadelta", settings);
    this.rho = settings.rho;
    this.epsilon = settings.epsilon;
  }

  override largestChange(gradient: number, moment: number): number {
    return gradient * Math.sqrt(1 + moment / this.epsilon);
  }

  override update(
    kernels: Kernels,
    blocks: UpdateBlocks,
    _step: number,
    gradientScale: number,
    learningRate = this.learningRate,
  ): void {
    extraKernelsOf(kernels).adadeltaStep(
      blocks.parameters,
      blocks.gradients,
      blocks.moments[0],
      blocks.moments[1],
      blocks.length,
      learningRate,
      1 - this.rho,
      this.epsilon,
      this.weightDecay,
      gradientScale,
    );
  }
}
