import {
  assertBoolean,
  assertFunction,
  assertInteger,
  assertOptions,
  rangeError,
  show,
  typeError,
} from "../core/check";
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
export function completeFitOptions(who: string, options: FitOptions): CompleteFitOptions {
  assertOptions(who, options, ["epochs", "batchSize", "shuffle", "dropLast", "validation", "signal", "onEpoch"]);
  const { epochs = 1, batchSize = 32, shuffle = true, dropLast = false, signal, onEpoch } = options;
  assertInteger(who, "epochs", epochs, 1);
  assertInteger(who, "batchSize", batchSize, 1);
  assertBoolean(who, "shuffle", shuffle);
  assertBoolean(who, "dropLast", dropLast);
  if (onEpoch !== undefined) assertFunction(who, "onEpoch", onEpoch);
  if (signal !== undefined && typeof signal?.throwIfAborted !== "function") {
    throw typeError(who, `signal is ${show(signal)}`, "pass the signal of an AbortController");
  }
  return { ...options, epochs, batchSize, shuffle, dropLast };
}

/**
 * Rows of the smallest batch of an epoch.
 *
 * @throws RangeError when there is none.
 */
export function smallestBatch(who: string, rows: number, { batchSize, dropLast }: CompleteFitOptions): number {
  if (dropLast && rows < batchSize) {
    throw rangeError(
      who,
      `dropLast leaves no batch of ${batchSize} from ${rows} samples`,
      "lower batchSize or keep the last batch",
    );
  }
  const rest = rows % batchSize;
  return rest === 0 || dropLast ? batchSize : rest;
}
