import type { TaskLoss } from "../../extras/task-loss";
import type { Precision } from "../../wasm/engine";
import type { DatasetIdentity } from "../../data/identity";
import type { OptimizerName } from "../../optimizers/create-optimizer";
import type { Configuration, SearchSchedule } from "./trial";

/** How a search chooses what it trains, and for how long. */
export type SearchMethod = "random" | "grid" | "halving";

/** Everything needed to repeat a search, but for the data. */
export interface SearchSettings {
  readonly method: SearchMethod;
  readonly loss: TaskLoss;
  /** Those that were tried. */
  readonly optimizer: readonly OptimizerName[];
  readonly schedule: SearchSchedule;
  readonly epochs: number;
  readonly folds: number;
  readonly validationFraction: number;
  readonly seed: number;
  readonly precision: Precision;
  readonly dataset: DatasetIdentity;
  readonly version: string;
}

/** A configuration and its scores, means over the folds. */
export interface SearchRow {
  readonly configuration: Configuration;
  /** On the rows held out; Infinity where training diverged. */
  readonly loss: number;
  /** NaN for targets that are values. */
  readonly accuracy: number;
  /** What the search ranks by: accuracy for classes, minus the loss for values. */
  readonly score: number;
  /** Epochs that it was trained for: with `"halving"` fewer than all where others did better. */
  readonly epochs: number;
  /** Score of each fold. */
  readonly folds: readonly number[];
}

/** What `hyperparameterSearch` returns: plain data. */
export interface SearchResult {
  readonly kind: "hyperparameterSearch";
  readonly settings: SearchSettings;
  /** Epochs of all networks together. */
  readonly trainedEpochs: number;
  /** All configurations, best first; of equal scores the one with the smaller loss; those with fewer epochs last. */
  readonly table: readonly SearchRow[];
  /** The first row. */
  readonly best: SearchRow;
}
