import { type Dataset } from "../../training/dataset";
import { type Precision } from "../../wasm/engine";
import { type RunOptions } from "../study-options";
import type { StudyProgress } from "../study-progress";
import { type SearchSpace } from "./candidates";
import type { SearchResult, SearchRow } from "./search-result";
import { type TrialTask } from "./trial";
/** Options of `hyperparameterSearch`. */
export interface HyperparameterSearchOptions extends SearchSpace, RunOptions<StudyProgress<readonly SearchRow[]>> {
  readonly dataset: Dataset;
  /** Default `"random"`. */
  readonly method?: "random" | "grid";
  /** Configurations that random search tries. Default 32. */
  readonly trials?: number;
  /** Passes over the training rows. Default 30. */
  readonly epochs?: number;
  /** 2 or more: k-fold cross-validation. Default 1: one part is held out. */
  readonly folds?: number;
  /** Share of the rows that is held out without folds. Default 0.2. */
  readonly validationFraction?: number;
  /** Default cross-entropy for classes (class indices), mean squared error for values. */
  readonly loss?: "crossEntropy" | "meanSquaredError";
  /** Default `"adam"`. */
  readonly optimizer?: TrialTask["optimizer"];
  /** Fixes configurations, folds and networks. Default 0. */
  readonly seed?: number;
  /** Default `"strict"`. */
  readonly precision?: Precision;
}
/**
 * Tries out hidden layers, activations, learning rates, L2 terms and batch sizes: trains a
 * network for each combination and fold, and ranks them by their score on the rows held out.
 *
 * @example
 * ```ts
 * const { best } = await hyperparameterSearch({ dataset, trials: 20, folds: 5, epochs: 50 });
 * best.configuration.learningRate;
 * ```
 * @throws (rejects) TypeError, RangeError for options or data that are not valid; the
 *   signal's reason when aborted.
 */
export declare function hyperparameterSearch(options: HyperparameterSearchOptions): Promise<SearchResult>;
