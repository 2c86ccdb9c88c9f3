import { assertNonNegative, assertPositive } from "../core/check";
import { single, type RowsFor } from "../core/option-table";
import type { Kernels } from "../wasm/kernels";

/** Options that every optimizer has. */
export interface OptimizerOptions {
  /** Size of a step, above 0. Default 1e-3. */
  readonly learningRate?: number;
  /** L2 term: this times the parameter is added to its gradient (AdamW: shrinks the parameter itself). 0 or more, default 0 (AdamW: 0.01). */
  readonly weightDecay?: number;
}

/** Rows of the options that every optimizer has. */
export const OPTIMIZER_ROWS = {
  learningRate: [assertPositive, 1e-3],
  weightDecay: [single(assertNonNegative), 0],
} satisfies RowsFor<OptimizerOptions>;

/** The checked options of an optimizer with their defaults. */
export interface OptimizerSettings {
  /** Size of a step. */
  readonly learningRate: number;
  /** L2 term, or how much AdamW and Lion shrink the parameters. */
  readonly weightDecay: number;
  readonly [option: string]: number | boolean | string;
}

/** An optimizer as plain JSON. */
export interface OptimizerConfig extends OptimizerSettings {
  /** Name of the class. */
  readonly type: string;
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

/** Root of the largest mean of squares that the kernels set to zero. */
export const FLUSHED_ROOT = 1e-18;

/**
 * A rule that turns gradients into changes of the parameters. It holds settings only; its
 * moments belong to the trainer, so one optimizer may serve several trainers.
 */
export abstract class Optimizer {
  /** Name of the class. */
  abstract readonly type: string;
  /** Names of the blocks it keeps beside the parameters, all zero at the start. */
  abstract readonly moments: readonly string[];
  /** Those among them that are sums or means of squares: never negative. */
  readonly squares: readonly string[] = [];

  /** L2 term, or how much AdamW and Lion shrink the parameters. */
  readonly weightDecay: number;
  #learningRate: number;

  protected constructor(
    private readonly who: string,
    /** @internal */
    readonly settings: OptimizerSettings,
  ) {
    this.#learningRate = settings.learningRate;
    this.weightDecay = settings.weightDecay;
  }

  /** Size of a step; may be changed between steps. */
  get learningRate(): number {
    return this.#learningRate;
  }

  /** @throws TypeError, RangeError unless it is a number above 0. */
  set learningRate(value: number) {
    assertPositive(this.who, "learningRate", value);
    this.#learningRate = value;
  }

  /** Settings as plain JSON. */
  get config(): OptimizerConfig {
    return { type: this.type, ...this.settings, learningRate: this.learningRate };
  }

  /**
   * Upper bound of what an update adds to a parameter, divided by the learning rate; updates that may overflow
   * are checked, which takes longer. It follows from upper bounds of the magnitudes of the gradients, L2 term
   * included, and of the moments after the update. By default no bound is known.
   */
  largestChange(_gradient: number, _moment: number): number {
    return Infinity;
  }

  /**
   * One update, a single pass over the blocks.
   *
   * @param step - Number of this update, from 1.
   * @param gradientScale - Factor of the gradients: below 1 where they are clipped.
   * @param learningRate - Size of this step, where a schedule says so. Default the optimizer's own.
   * @internal
   */
  abstract update(
    kernels: Kernels,
    blocks: UpdateBlocks,
    step: number,
    gradientScale: number,
    learningRate?: number,
  ): void;
}
