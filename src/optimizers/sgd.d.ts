import type { Kernels } from "../wasm/kernels";
import { Optimizer, type OptimizerConfig, type OptimizerOptions, type UpdateBlocks } from "./optimizer";
/** Stochastic gradient descent: `p -= learningRate * g`. */
export declare class SGD extends Optimizer {
  readonly type = "SGD";
  readonly moments: never[];
  /** @throws TypeError, RangeError for options that are not valid. */
  constructor(options?: OptimizerOptions);
  get config(): OptimizerConfig;
  update(kernels: Kernels, blocks: UpdateBlocks, _step: number, gradientScale: number): void;
}
