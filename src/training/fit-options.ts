import {
  assertBoolean,
  assertFunction,
  assertInteger,
  assertOptions,
  rangeError,
  show,
  typeError,
} from "../core/check";
import { assertCallbacks, type TrainingCallbacks } from "./callbacks";
import type { Dataset } from "../data/dataset";
import { EarlyStopping, type EarlyStoppingOptions } from "./early-stopping";
import type { EpochRecord } from "./history";
import type { Metrics } from "./output-log";

/** Options of `Trainer.fit` and `Trainer.epochs`. */
export interface FitOptions {
  /** Passes over the data, 1 or more. Default 1. */
  readonly epochs?: number;
  /** Samples of a batch, 1 or more; the last batch of an epoch may be smaller. Default 32. */
  readonly batchSize?: number;
  /** Whether each epoch goes through the samples in a new random order. Default `true`. */
  readonly shuffle?: boolean;
  /** Whether a last batch of fewer samples is left out. Default `false`. */
  readonly dropLast?: boolean;
  /** Batches whose gradients make one update, 1 or more; the last update of an epoch may have fewer. Default 1. */
  readonly accumulate?: number;
  /** Data on which loss, accuracy and metrics are measured after each epoch. */
  readonly validation?: Dataset;
  /** Ends training when a value stops getting better, and goes back to the best epoch at the end. */
  readonly earlyStopping?: EarlyStoppingOptions;
  /** Metrics of each epoch, by the names they get in the history. */
  readonly metrics?: Metrics;
  /** Stops training; `fit` then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Called after each epoch; a promise is waited for. */
  readonly onEpoch?: (epoch: EpochRecord) => void | Promise<void>;
  /** More functions to be called. */
  readonly callbacks?: readonly TrainingCallbacks[];
}

const NAMES = [
  "epochs",
  "batchSize",
  "shuffle",
  "dropLast",
  "accumulate",
  "validation",
  "earlyStopping",
  "metrics",
  "signal",
  "onEpoch",
  "callbacks",
] satisfies (keyof FitOptions)[];

/** Options that say how batches are made of a data set. */
const BATCH_OPTIONS = ["batchSize", "shuffle", "dropLast"] as const;

/** How an epoch is cut into batches. */
export type BatchSettings = Required<Pick<FitOptions, (typeof BATCH_OPTIONS)[number]>>;

/** The options with their defaults. */
export interface FitSettings extends BatchSettings {
  readonly who: string;
  readonly epochs: number;
  readonly accumulate: number;
  readonly validation: Dataset | undefined;
  readonly stopping: EarlyStopping | undefined;
  readonly metrics: Metrics | undefined;
  readonly signal: AbortSignal | undefined;
  readonly callbacks: readonly TrainingCallbacks[];
  /** Waited for between slices of work, so that training can be paused. */
  readonly gate?: () => Promise<void>;
}

/**
 * Checks the options of `fit` and fills in the defaults.
 *
 * @param isStream - Whether the data come as batches already.
 */
export function completeFitOptions(who: string, options: FitOptions, isStream: boolean): FitSettings {
  assertOptions(who, options, NAMES);
  const { epochs = 1, batchSize = 32, shuffle = true, dropLast = false, accumulate = 1 } = options;
  const { validation, earlyStopping, metrics, signal, onEpoch, callbacks = [] } = options;
  assertInteger(who, "epochs", epochs, 1);
  assertInteger(who, "batchSize", batchSize, 1);
  assertBoolean(who, "shuffle", shuffle);
  assertBoolean(who, "dropLast", dropLast);
  assertInteger(who, "accumulate", accumulate, 1);
  const misplaced = BATCH_OPTIONS.find((name) => isStream && options[name] !== undefined);
  if (misplaced !== undefined) {
    throw rangeError(who, `${misplaced} is given for batches that are made already`, "set it where they are made");
  }
  if (metrics !== undefined) assertMetrics(who, metrics);
  if (onEpoch !== undefined) assertFunction(who, "onEpoch", onEpoch);
  assertCallbacks(who, callbacks);
  if (signal !== undefined && typeof signal?.throwIfAborted !== "function") {
    throw typeError(who, `signal is ${show(signal)}`, "pass the signal of an AbortController");
  }
  const stopping =
    earlyStopping &&
    new EarlyStopping(`${who}: earlyStopping`, earlyStopping, Object.keys(metrics ?? {}), validation !== undefined);
  return {
    who,
    epochs,
    batchSize,
    shuffle,
    dropLast,
    accumulate,
    validation,
    stopping,
    metrics,
    signal,
    callbacks: onEpoch === undefined ? callbacks : [{ onEpoch }, ...callbacks],
  };
}

function assertMetrics(who: string, metrics: Metrics): void {
  if (metrics === null || typeof metrics !== "object" || Array.isArray(metrics)) {
    throw typeError(who, `metrics are ${show(metrics)}`, "pass an object of functions such as { f1 }");
  }
  for (const [name, metric] of Object.entries(metrics)) assertFunction(who, `metrics.${name}`, metric);
}
