import type { LossName } from "../../losses/loss";
import type { Precision } from "../../wasm/engine";
import type { DatasetIdentity } from "../../data/identity";
import type { Configuration, TrialTask } from "./trial";

/** Everything needed to repeat a search, but for the data. */
export interface SearchSettings {
  readonly method: "random" | "grid";
  readonly loss: LossName;
  readonly optimizer: TrialTask["optimizer"];
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
  /** Score of each fold. */
  readonly folds: readonly number[];
}

/** What `hyperparameterSearch` returns: plain data. */
export interface SearchResult {
  readonly kind: "hyperparameterSearch";
  readonly settings: SearchSettings;
  /** All configurations, best first; of equal scores the one with the smaller loss. */
  readonly table: readonly SearchRow[];
  /** The first row. */
  readonly best: SearchRow;
}
