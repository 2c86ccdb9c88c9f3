import type { MatrixLike } from "../core/matrix";
import type { LossName, Reduction } from "../losses/loss";
import { Network } from "../network/network";
import { Optimizer } from "../optimizers/optimizer";
import { type FitOptions } from "./fit-options";
import { type History } from "./history";
import { type Dataset } from "./staged-dataset";
import { type Targets } from "./targets";
/** Options of a trainer. */
export interface TrainerOptions {
  /** What to make small. */
  readonly loss: LossName;
  /** Default `new Adam()`. */
  readonly optimizer?: Optimizer;
  /** Gradients whose L2 norm is above this are scaled down to it. Above 0; default none. */
  readonly clipNorm?: number;
  /** Whether the loss of a batch is the mean of its terms or their sum. Default `"mean"`. */
  readonly reduction?: Reduction;
}
/** Loss and, for classes, accuracy of a network on some data. */
export interface Evaluation {
  readonly loss: number;
  readonly accuracy?: number;
}
/**
 * Trains a network: a loss, an optimizer and its moments. Its memory goes with the network's.
 *
 * @example
 * ```ts
 * const trainer = new Trainer(network, { loss: "crossEntropy", optimizer: new Adam({ learningRate: 1e-2 }) });
 * await trainer.fit({ inputs, targets }, { epochs: 20, batchSize: 64 });
 * ```
 */
export declare class Trainer {
  #private;
  private readonly network;
  /** @throws TypeError, RangeError for options that are not valid or do not suit the network. */
  constructor(network: Network, options: TrainerOptions);
  get optimizer(): Optimizer;
  /** L2 norm of the last gradient, before clipping; 0 before the first step. */
  get gradientNorm(): number;
  /** Updates made. */
  get steps(): number;
  /** Epochs that `fit` has completed. */
  get epochs(): number;
  /**
   * One update from one batch.
   *
   * @param inputs - (batchSize, fanIn).
   * @param targets - One for each sample.
   * @returns The loss before the update.
   * @throws TypeError, RangeError for data of the wrong kind or shape; DivergenceError for a
   *   loss or gradient that is not finite. The network is unchanged then.
   */
  step(inputs: MatrixLike, targets: Targets): number;
  /**
   * Trains for some epochs. The thread stays alive: work is cut into slices of about 10 ms.
   *
   * @returns Loss and accuracy of each epoch.
   * @throws (rejects) TypeError, RangeError for data or options that are not valid, before
   *   anything has changed; DivergenceError; StateError while another `fit` runs; the signal's
   *   reason when aborted. The network then keeps what the finished steps taught it.
   */
  fit(dataset: Dataset, options?: FitOptions): Promise<History>;
  /**
   * Loss and accuracy in evaluation mode.
   *
   * @throws TypeError, RangeError for data of the wrong kind or shape.
   */
  evaluate(dataset: Dataset): Evaluation;
}
