import type { Kernels } from "../wasm/kernels";
/** Options that every optimizer has. */
export interface OptimizerOptions {
  /** Size of a step, above 0. Default 1e-3. */
  readonly learningRate?: number;
  /** L2 term: this times the parameter is added to its gradient (AdamW: shrinks the parameter itself). 0 or more, default 0 (AdamW: 0.01). */
  readonly weightDecay?: number;
}
/** An optimizer as plain JSON. */
export interface OptimizerConfig {
  readonly type: string;
  readonly learningRate: number;
  readonly weightDecay: number;
  readonly [option: string]: number | boolean | string;
}
/** Addresses of the blocks that an update works on; all of one layout, `length` elements. */
export interface UpdateBlocks {
  readonly parameters: number;
  readonly gradients: number;
  /** One block for each of the optimizer's `moments`. */
  readonly moments: readonly number[];
  /** A multiple of 4. */
  readonly length: number;
}
/**
 * A rule that turns gradients into changes of the parameters. It holds settings only; its
 * moments belong to the trainer, so one optimizer may serve several trainers.
 */
export declare abstract class Optimizer {
  #private;
  private readonly who;
  /** Name of the class. */
  abstract readonly type: string;
  /** Names of the blocks it keeps beside the parameters, all zero at the start. */
  abstract readonly moments: readonly string[];
  readonly weightDecay: number;
  protected constructor(who: string, options: OptimizerOptions, known: readonly string[], defaultWeightDecay?: number);
  /** Size of a step; may be changed between steps. */
  get learningRate(): number;
  set learningRate(value: number);
  /** Settings as plain JSON. */
  abstract get config(): OptimizerConfig;
  /**
   * One update, a single pass over the blocks.
   *
   * @param step - Number of this update, from 1.
   * @param gradientScale - Factor of the gradients: below 1 where they are clipped.
   */
  abstract update(kernels: Kernels, blocks: UpdateBlocks, step: number, gradientScale: number): void;
}
