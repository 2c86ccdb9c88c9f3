import type { EpochRecord } from "./history";
import type { Dataset } from "./staged-dataset";
/** Options of `Trainer.fit`. */
export interface FitOptions {
  /** Passes over the data, 1 or more. Default 1. */
  readonly epochs?: number;
  /** Samples of an update, 1 or more; the last batch of an epoch may be smaller. Default 32. */
  readonly batchSize?: number;
  /** Whether each epoch goes through the samples in a new random order. Default `true`. */
  readonly shuffle?: boolean;
  /** Whether a last batch of fewer samples is left out. Default `false`. */
  readonly dropLast?: boolean;
  /** Data on which loss and accuracy are measured after each epoch. */
  readonly validation?: Dataset;
  /** Stops training; `fit` then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Called after each epoch. */
  readonly onEpoch?: (epoch: EpochRecord) => void;
}
/** The options with their defaults. */
export type CompleteFitOptions = Required<Pick<FitOptions, "epochs" | "batchSize" | "shuffle" | "dropLast">> &
  FitOptions;
/** Checks the options of `fit` and fills in the defaults. */
export declare function completeFitOptions(who: string, options: FitOptions): CompleteFitOptions;
/**
 * Rows of the smallest batch of an epoch.
 *
 * @throws RangeError when there is none.
 */
export declare function smallestBatch(who: string, rows: number, { batchSize, dropLast }: CompleteFitOptions): number;
