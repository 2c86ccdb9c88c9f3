import { isObject } from "../core/kind";
import type { Global } from "../core/global-type";
import { assertBoolean, assertFunction, isKeyed, rangeError, show, typeError } from "../core/check";
import {
  callable,
  defineOptions,
  integer,
  signal,
  type Check,
  type RowsFor,
  type SettingsOf,
} from "../core/option-table";
import { assertCallbacks, type TrainingCallbacks } from "./callbacks";
import { assertDataset, type Dataset } from "../data/dataset";
import { EarlyStopping, type EarlyStoppingOptions } from "./early-stopping";
import type { EpochRecord } from "./history";
import type { Metrics } from "./output-log";
import type { BatchStream } from "./batch-stream";

/** Options of `Trainer.fit` and `Trainer.epochs`. */
export interface FitOptions {
  /** Passes over the data, 0 or more. Default 1. With 0 a resumed fit with early stopping goes back to its best epoch. */
  readonly epochs?: number;
  /** Samples of a batch, 1 or more; the last batch of an epoch may be smaller. Default 32. */
  readonly batchSize?: number;
  /** Whether each epoch goes through the samples in a new random order. Default `true`. */
  readonly shuffle?: boolean;
  /** Whether a last batch of fewer samples is left out. Default `false`. */
  readonly dropLast?: boolean;
  /** Batches whose gradients make one update, 1 or more; the last update of an epoch may have fewer. Default 1. */
  readonly accumulate?: number;
  /** Data on which loss, accuracy and metrics are measured after each epoch; may be batches as those of training. */
  readonly validation?: Dataset | BatchStream;
  /** Ends training when a value stops getting better, and goes back to the best epoch at the end. */
  readonly earlyStopping?: EarlyStoppingOptions;
  /** Metrics of each epoch, by the names they get in the history. */
  readonly metrics?: Metrics;
  /** Stops training; `fit` then rejects with the signal's reason. */
  readonly signal?: Global<"AbortSignal">;
  /** Called after each epoch; a promise is waited for. */
  readonly onEpoch?: (epoch: EpochRecord) => void | Promise<void>;
  /** More functions to be called. */
  readonly callbacks?: readonly TrainingCallbacks[];
}

const metricsByName: Check<Metrics> = (who, name, value) => {
  if (!isKeyed(value)) {
    throw typeError(who, `${name} are ${show(value)}`, "pass an object of functions such as { f1 }");
  }
  for (const [key, metric] of Object.entries(value)) assertFunction(who, `${name}.${key}`, metric);
};

/** Checked by `EarlyStopping`, which knows the metrics. */
const stoppingRule: Check<EarlyStoppingOptions> = (who, name, value) => {
  if (isObject(value)) return;
  throw typeError(`${who}: ${name}`, `options are ${show(value)}`, "pass an object");
};

/** Checked against the network later, where the network is known. */
const data: Check<Dataset | BatchStream> = (who, name, value) => {
  assertDataset(`${who}: ${name}`, value);
};

/** The options of `fit`. */
export const FIT_OPTIONS = defineOptions({
  epochs: [integer(0), 1],
  batchSize: [integer(1), 32],
  shuffle: [assertBoolean, true],
  dropLast: [assertBoolean, false],
  accumulate: [integer(1), 1],
  validation: [data],
  earlyStopping: [stoppingRule],
  metrics: [metricsByName],
  signal: [signal],
  onEpoch: [callable()],
  callbacks: [assertCallbacks, []],
} satisfies RowsFor<FitOptions>);

/** Options that say how batches are made of a data set. */
const BATCH_OPTIONS = ["batchSize", "shuffle", "dropLast"] as const;

/** How an epoch is cut into batches. */
export type BatchSettings = Required<Pick<FitOptions, (typeof BATCH_OPTIONS)[number]>>;

/** The options with their defaults. */
export interface FitSettings extends Omit<SettingsOf<typeof FIT_OPTIONS.rows>, "earlyStopping" | "onEpoch"> {
  readonly who: string;
  readonly stopping: EarlyStopping | undefined;
  /** Waited for between slices of work, so that training can be paused. */
  readonly gate?: () => Promise<void>;
}

/**
 * Checks the options of `fit` and fills in the defaults.
 *
 * @param isStream - Whether the data come as batches already.
 */
export function completeFitOptions(who: string, options: FitOptions, isStream: boolean): FitSettings {
  const settings = FIT_OPTIONS.complete(who, options);
  const { validation, earlyStopping, metrics, onEpoch, callbacks } = settings;
  const misplaced = BATCH_OPTIONS.find((name) => isStream && options[name] !== undefined);
  if (misplaced !== undefined) {
    throw rangeError(who, `${misplaced} is given for batches that are made already`, "set it where they are made");
  }
  const names = Object.keys(metrics ?? {});
  return {
    ...settings,
    who,
    stopping:
      earlyStopping && new EarlyStopping(`${who}: earlyStopping`, earlyStopping, names, validation !== undefined),
    callbacks: onEpoch === undefined ? callbacks : [{ onEpoch }, ...callbacks],
  };
}
