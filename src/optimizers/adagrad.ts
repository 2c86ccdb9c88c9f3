import { assertPositive, assertSingle } from "../core/check";
import type { Kernels } from "../wasm/kernels";
import { FLUSHED_ROOT, Optimizer, type OptimizerConfig, type OptimizerOptions, type UpdateBlocks } from "./optimizer";

/** Options of `Adagrad`. */
export interface AdagradOptions extends OptimizerOptions {
  /** Added to the root, above 0. Default 1e-8. */
  readonly epsilon?: number;
}

/** Adagrad: `G += g²; p -= learningRate * g / (sqrt(G) + epsilon)`. Source: Duchi et al. (2011). */
export class Adagrad extends Optimizer {
  readonly type = "Adagrad";
  readonly moments = ["sumOfSquares"];
  override readonly squares = ["sumOfSquares"];
  /** Added to the root. */
  readonly epsilon: number;

  /** @throws TypeError, RangeError for options that are not valid. */
  constructor(options: AdagradOptions = {}) {
    super("Adagrad", options, ["epsilon"]);
    const { epsilon = 1e-8 } = options;
    assertPositive("Adagrad", "epsilon", epsilon);
    assertSingle("Adagrad", "epsilon", epsilon);
    this.epsilon = epsilon;
  }

  override get config(): OptimizerConfig {
    const { type, learningRate, weightDecay, epsilon } = this;
    return { type, learningRate, weightDecay, epsilon };
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
