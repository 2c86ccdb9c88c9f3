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
export declare class Momentum extends Optimizer {
  readonly type = "Momentum";
  readonly moments: string[];
  readonly momentum: number;
  readonly nesterov: boolean;
  /** @throws TypeError, RangeError for options that are not valid. */
  constructor(options?: MomentumOptions);
  get config(): OptimizerConfig;
  update(kernels: Kernels, blocks: UpdateBlocks, _step: number, gradientScale: number): void;
}
