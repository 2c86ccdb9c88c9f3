import { assertNumber } from "../../core/check";
import { defineOptions, integer, oneOf, REQUIRED, seed, type RowsFor } from "../../core/option-table";
import type { Dataset } from "../../data/dataset";
import { assertTaskLoss, type TaskLoss } from "../../extras/task-loss";
import { PRECISIONS, type Precision } from "../../wasm/engine";
import { datasetRow, RUN_ROWS, type RunOptions } from "../study-options";
import type { StudyProgress } from "../study-progress";
import { MOST_CONFIGURATIONS, SPACE_ROWS, type SearchSpace } from "./candidates";
import { SEARCH_METRICS, type SearchMetric } from "./search-metric";
import type { SearchMethod, SearchRow } from "./search-result";
import type { SearchSchedule } from "./trial";

/** Options of `hyperparameterSearch`. */
export interface HyperparameterSearchOptions extends SearchSpace, RunOptions<StudyProgress<readonly SearchRow[]>> {
  /** Data to divide into rows to train on and rows held out; its class indices, or values, decide the default `loss`. */
  readonly dataset: Dataset;
  /**
   * `"random"` (default) and `"grid"` train all configurations for all epochs. `"halving"` draws them at random, trains all
   * for a ninth of the epochs, and only the best third of them on, exactly, for a third and then for all: about a quarter
   * of the training. It may drop what is slow at first, so it is not the default.
   */
  readonly method?: SearchMethod;
  /** Configurations that are drawn at random, 1 to 2^20. Default 32. */
  readonly trials?: number;
  /** Passes over the training rows. Default 30. */
  readonly epochs?: number;
  /** 2 or more: k-fold cross-validation. Default 1: one part is held out. */
  readonly folds?: number;
  /** Share of the rows that is held out without folds. Default 0.2. */
  readonly validationFraction?: number;
  /**
   * Default cross-entropy for classes (class indices), mean squared error for values; also `"focal"`, `"hinge"`, and for values
   * `"meanAbsoluteError"`, `"huber"`, `"quantile"`, `"poisson"`, `"gaussian"`. An object has options: `{ type: "huber", delta: 0.5 }`.
   */
  readonly loss?: TaskLoss;
  /**
   * What configurations are ranked by on the rows held out: `"accuracy"` (default for classes), `"loss"` (default for values), or another
   * metric: `"f1"`, `"precision"`, `"recall"`, `"rocAuc"`, `"averagePrecision"`, `"top2Accuracy"`, `"cohenKappa"`, `"matthewsCorrelation"`,
   * `"logLoss"`, `"brierScore"`, `"calibrationError"`; `"r2"`, `"meanAbsoluteError"`, `"rootMeanSquaredError"`,
   * `"meanAbsolutePercentageError"`. Those count all rows alike, but rows of weight 0 not at all.
   */
  readonly metric?: SearchMetric;
  /** Of the learning rate: `"constant"` (default), or `"cosine"`, which lets it fall to 0 over the epochs. */
  readonly schedule?: SearchSchedule;
  /** Fixes configurations, folds and networks. Default 0. */
  readonly seed?: number;
  /** Default `"strict"`: the same bits on every machine; with `"fast"` the last bits may differ. */
  readonly precision?: Precision;
}

/** The options with their checks and defaults. */
export const SEARCH_OPTIONS = defineOptions({
  dataset: [datasetRow, REQUIRED],
  method: [oneOf("random", "grid", "halving"), "random"],
  trials: [integer(1, MOST_CONFIGURATIONS), 32],
  epochs: [integer(1), 30],
  folds: [integer(1), 1],
  validationFraction: [assertNumber, 0.2],
  loss: [assertTaskLoss],
  metric: [oneOf(...SEARCH_METRICS)],
  schedule: [oneOf("constant", "cosine"), "constant"],
  seed: [seed, 0],
  ...SPACE_ROWS,
  ...RUN_ROWS,
  precision: [oneOf(...PRECISIONS), "strict"],
} satisfies RowsFor<HyperparameterSearchOptions>);
