import type { TaskLoss } from "../../extras/task-loss";
import type { Precision } from "../../wasm/engine";
import type { DatasetIdentity } from "../../data/identity";
import type { OptimizerChoice } from "../../extras/optimizer-choice";
import type { SearchMetric } from "./search-metric";
import type { Configuration, SearchSchedule } from "./trial";

/** How a search chooses what it trains, and for how long. */
export type SearchMethod = "random" | "grid" | "halving";

/** What a search records of its options and data; the table of its result has the configurations tried. */
export interface SearchSettings {
  /** How configurations were chosen: `"random"` (the option's default), `"grid"` or `"halving"`. */
  readonly method: SearchMethod;
  /** Loss that training minimizes; not given, cross-entropy for class indices, mean squared error for values. */
  readonly loss: TaskLoss;
  /** What the table is ranked by; not given, accuracy for class indices, the loss for values. */
  readonly metric: SearchMetric;
  /** Optimizers to choose from, a list of one where one was given. The option's default is `"adam"`. */
  readonly optimizer: readonly OptimizerChoice[];
  /** Course of the learning rate over the epochs. The option's default is `"constant"`. */
  readonly schedule: SearchSchedule;
  /** Most passes over the training rows of one network, 1 or more. The option's default is 30. */
  readonly epochs: number;
  /** Parts of the cross-validation; 1 (the option's default) holds a single part out. */
  readonly folds: number;
  /** Share of the rows held out when `folds` is 1, above 0 and below 1. The option's default is 0.2. */
  readonly validationFraction: number;
  /** Seed of the configurations drawn, the folds and the networks. The option's default is 0. */
  readonly seed: number;
  /** `"strict"` (the option's default) gives the same bits on every machine; with `"fast"` the last bits may differ. */
  readonly precision: Precision;
  /** Size and fingerprint of the data, to tell whether others are the same. */
  readonly dataset: DatasetIdentity;
  /** Version of the library that searched, as in its package.json. */
  readonly version: string;
}

/** A configuration and its scores, means over the folds. */
export interface SearchRow {
  /** Choices that this row's networks were trained with, one network a fold. */
  readonly configuration: Configuration;
  /** On the rows held out; Infinity where training diverged. */
  readonly loss: number;
  /** Share of the rows held out classified right, 0 to 1; NaN for targets that are values, and where training diverged. */
  readonly accuracy: number;
  /** What the search ranks by, the more the better: its `metric`, an error or the loss with a minus sign; -Infinity where training diverged. */
  readonly score: number;
  /** Epochs that it was trained for: with `"halving"` fewer than all where others did better. */
  readonly epochs: number;
  /** Score of each fold. */
  readonly folds: readonly number[];
}

/** What `hyperparameterSearch` returns: plain data. */
export interface SearchResult {
  /** Always `"hyperparameterSearch"`: tells this result from those of studies. */
  readonly kind: "hyperparameterSearch";
  /** What the search records of its options, with their defaults; the table has the configurations tried. */
  readonly settings: SearchSettings;
  /** Epochs of all networks together: over configurations and folds. */
  readonly trainedEpochs: number;
  /** All configurations, best first; of equal scores the one with the smaller loss; those with fewer epochs last. */
  readonly table: readonly SearchRow[];
  /** The first row. */
  readonly best: SearchRow;
}
