import { assertBoolean, assertFraction, assertPositive } from "../core/check";
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

/** Options of `RMSProp`. */
export interface RMSPropOptions extends OptimizerOptions {
  /** Share of the last mean square that is kept, at least 0 and below 1. Default 0.9. */
  readonly decay?: number;
  /** Added to the root, above 0. Default 1e-8. */
  readonly epsilon?: number;
  /** Whether the variance of the gradients is divided by, not their mean square (Graves, 2013). Default `false`. */
  readonly centered?: boolean;
}

const OPTIONS = /* @__PURE__ */ defineOptions({
  ...OPTIMIZER_ROWS,
  decay: [/* @__PURE__ */ single(assertFraction, 1), 0.9],
  epsilon: [/* @__PURE__ */ single(assertPositive), 1e-8],
  centered: [assertBoolean, false],
} satisfies RowsFor<RMSPropOptions>);

/**
 * RMSProp: `v = decay * v + (1 - decay) * g²; p -= learningRate * g / (sqrt(v) + epsilon)`.
 * Source: Tieleman and Hinton (2012), lecture 6.5.
 */
export class RMSProp extends Optimizer {
  readonly type = "RMSProp";
  readonly moments: readonly string[];
  override readonly squares = ["secondMoment"];
  /** Share of the last mean square that is kept. */
  readonly decay: number;
  /** Added to the root. */
  readonly epsilon: number;
  /** Whether the variance of the gradients is divided by. */
  readonly centered: boolean;
  readonly #centeredStep: VariantKernel | undefined;

  /** @throws TypeError, RangeError for options that are not valid. */
  constructor(options: RMSPropOptions = {}) {
    const settings = OPTIONS.complete("RMSProp", options);
    super("RMSProp", settings);
    const { decay, epsilon, centered } = settings;
    this.decay = decay;
    this.epsilon = epsilon;
    this.centered = centered;
    this.moments = centered ? ["secondMoment", "gradientMean"] : ["secondMoment"];
    this.#centeredStep = centered ? variantKernel("RMSProp", "centered") : undefined;
  }

  override get config(): OptimizerConfig {
    const { centered, ...config } = super.config;
    return { ...config, ...(centered && { centered }) };
  }

  /** `v` is at least `(1 - decay) g²`, or it was flushed. */
  override largestChange(gradient: number): number {
    const { decay, epsilon } = this;
    if (this.centered) return gradient / epsilon;
    return Math.min(gradient / epsilon, (1 + FLUSHED_ROOT / epsilon) / Math.sqrt(1 - decay));
  }

  override update(
    kernels: Kernels,
    blocks: UpdateBlocks,
    _step: number,
    gradientScale: number,
    learningRate = this.learningRate,
  ): void {
    const { parameters, gradients, moments, length } = blocks;
    const { decay, epsilon, weightDecay } = this;
    const settings = [length, learningRate, decay, 1 - decay, epsilon, weightDecay, gradientScale] as const;
    if (this.#centeredStep === undefined) kernels.rmspropStep(parameters, gradients, moments[0], ...settings);
    else this.#centeredStep(kernels, parameters, gradients, ...moments, ...settings);
  }
}
