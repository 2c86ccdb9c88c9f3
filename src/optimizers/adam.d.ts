import type { Kernels } from "../wasm/kernels";
import { Optimizer, type OptimizerConfig, type OptimizerOptions, type UpdateBlocks } from "./optimizer";
/** Options of `Adam` and `AdamW`. */
export interface AdamOptions extends OptimizerOptions {
  /** Share of the last first moment that is kept, at least 0 and below 1. Default 0.9. */
  readonly beta1?: number;
  /** Share of the last second moment that is kept, at least 0 and below 1. Default 0.999. */
  readonly beta2?: number;
  /** Added to the bias-corrected root, above 0. Default 1e-8. */
  readonly epsilon?: number;
}
/**
 * Adam: `m = beta1 * m + (1 - beta1) * g; v = beta2 * v + (1 - beta2) * g²;
 * p -= learningRate * mHat / (sqrt(vHat) + epsilon)`, with `mHat = m / (1 - beta1^t)`,
 * `vHat = v / (1 - beta2^t)`. `weightDecay` is an L2 term in the gradient.
 * Source: Kingma and Ba (2015), algorithm 1.
 */
export declare class Adam extends Optimizer {
  readonly type: string;
  readonly moments: string[];
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** @throws TypeError, RangeError for options that are not valid. */
  constructor(options?: AdamOptions, who?: string, defaultWeightDecay?: number);
  get config(): OptimizerConfig;
  update(kernels: Kernels, blocks: UpdateBlocks, step: number, gradientScale: number): void;
  /** An update with an L2 term in the gradient and a factor of the parameters. */
  protected updateWith(
    kernels: Kernels,
    blocks: UpdateBlocks,
    step: number,
    gradientScale: number,
    l2: number,
    shrink: number,
  ): void;
}
