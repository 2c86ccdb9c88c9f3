import type { Loss, Reduction } from "../losses/loss";
import type { LayerStack } from "../network/layer-stack";
import type { Optimizer } from "../optimizers/optimizer";
import type { Tensor } from "../wasm/tensor";
import type { TensorScope } from "../wasm/tensor-scope";
/** Samples in wasm memory: inputs (rows x fanIn); targets as i32 class indices or as rows of f32. */
export interface Batch {
  readonly inputs: Tensor;
  readonly targets: Tensor;
  readonly classes: boolean;
  readonly rows: number;
}
/**
 * One update after the other: forward, loss, backward, clipping, optimizer. Owns the gradient
 * of the outputs and the optimizer's moments; allocates only when batches get larger.
 */
export declare class Stepper {
  #private;
  readonly stack: LayerStack;
  private readonly scope;
  readonly loss: Loss;
  readonly optimizer: Optimizer;
  private readonly clipNorm;
  private readonly reduction;
  /** L2 norm of the last gradient, before clipping. */
  gradientNorm: number;
  /** Updates made. */
  steps: number;
  /** Epoch under way, for messages; 0 outside `fit`. */
  epoch: number;
  readonly moments: readonly Tensor[];
  constructor(
    stack: LayerStack,
    scope: TensorScope,
    loss: Loss,
    optimizer: Optimizer,
    clipNorm: number,
    reduction: Reduction,
  );
  /** Makes room for batches of `rows` rows. */
  reserve(rows: number): void;
  /**
   * One update.
   *
   * @returns The loss before it.
   * @throws DivergenceError for a loss, gradient or update that is not finite; the network is unchanged.
   */
  update(batch: Batch): number;
  /** The loss in evaluation mode; nothing is learned. */
  evaluate(batch: Batch): number;
  /** Weight of the loss of a batch of `rows` samples in the loss of `total` samples. */
  share(rows: number, total: number): number;
  /** Rows of the last batch whose outputs name the class that the targets name. */
  countCorrect({ targets, classes, rows }: Batch): number;
}
