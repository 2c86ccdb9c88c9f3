import { assertBoolean, assertFraction, assertPositive } from "../core/check";
import { integerPower } from "../core/integer-power";
import { defineOptions, single, type RowsFor } from "../core/option-table";
import type { Kernels } from "../wasm/kernels";
import {
  FLUSHED_ROOT,
  Optimizer,
  OPTIMIZER_ROWS,
  type OptimizerConfig,
  type OptimizerOptions,
  type UpdateBlocks,
} from "./optimizer";
import { variantKernel, type VariantKernel } from "./variants";

/** Options of `Adam` and `AdamW`. */
export interface AdamOptions extends OptimizerOptions {
  /** Share of the last first moment that is kept, at least 0 and below 1. Default 0.9. */
  readonly beta1?: number;
  /** Share of the last second moment that is kept, at least 0 and below 1. Default 0.999. */
  readonly beta2?: number;
  /** Added to the bias-corrected root, above 0. Default 1e-8. */
  readonly epsilon?: number;
  /** Whether the largest second moment so far is divided by, not the last (Reddi et al., 2018). Default `false`. */
  readonly amsgrad?: boolean;
}

/** Rows of the options of `Adam` and `AdamW`. */
export const ADAM_ROWS = {
  ...OPTIMIZER_ROWS,
  beta1: [assertFraction, 0.9],
  beta2: [assertFraction, 0.999],
  epsilon: [single(assertPositive), 1e-8],
  amsgrad: [assertBoolean, false],
} satisfies RowsFor<AdamOptions>;

const OPTIONS = /* @__PURE__ */ defineOptions(ADAM_ROWS);

/**
 * Adam: `m = beta1 * m + (1 - beta1) * g; v = beta2 * v + (1 - beta2) * g²;
 * p -= learningRate * mHat / (sqrt(vHat) + epsilon)`, with `mHat = m / (1 - beta1^t)`,
 * `vHat = v / (1 - beta2^t)`. `weightDecay` is an L2 term in the gradient.
 * Source: Kingma and Ba (2015), algorithm 1.
 */
export class Adam extends Optimizer {
  readonly type: string = "Adam";
  readonly moments: readonly string[];
  override readonly squares: readonly string[];
  /** Share of the last first moment that is kept. */
  readonly beta1: number;
  /** Share of the last second moment that is kept. */
  readonly beta2: number;
  /** Added to the bias-corrected root. */
  readonly epsilon: number;
  /** Whether the largest second moment so far is divided by. */
  readonly amsgrad: boolean;
  readonly #amsgradStep: VariantKernel | undefined;

  /**
   * @param who - What errors call the optimizer: `AdamW` passes its own name.
   * @throws TypeError, RangeError for options that are not valid.
   */
  constructor(options: AdamOptions = {}, who = "Adam") {
    const settings = OPTIONS.complete(who, options);
    super(who, settings);
    const { beta1, beta2, epsilon, amsgrad } = settings;
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    this.amsgrad = amsgrad;
    this.squares = amsgrad ? ["secondMoment", "largestSecondMoment"] : ["secondMoment"];
    this.moments = ["firstMoment", ...this.squares];
    this.#amsgradStep = amsgrad ? variantKernel(who, "amsgrad") : undefined;
  }

  override get config(): OptimizerConfig {
    const { amsgrad, ...config } = super.config;
    return { ...config, ...(amsgrad && { amsgrad }) };
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
    const { beta1, beta2, epsilon } = this;
    const { parameters, gradients, moments, length } = blocks;
    const rest1 = 1 - integerPower(beta1, step);
    const root2 = Math.sqrt(1 - integerPower(beta2, step));
    const tail = [1 - beta1, 1 - beta2, l2, shrink, gradientScale] as const;
    if (this.#amsgradStep !== undefined) {
      const rates = [learningRate / rest1, 1 / root2, epsilon] as const;
      this.#amsgradStep(kernels, parameters, gradients, ...moments, length, ...rates, ...tail);
      return;
    }
    const perRate = rest1 / learningRate;
    const folded = [perRate / root2, perRate * epsilon] as const;
    kernels.adamStep(parameters, gradients, moments[0], moments[1], length, ...folded, ...tail);
  }
}
