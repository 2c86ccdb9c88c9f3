import type { Matrix } from "../core/matrix";
import type { ResultColumns } from "../population/result-row";
import { type RunOptions, type TrainingOptions } from "./study-options";
import { type StudyPlan } from "./study-plan";
import type { StudySettings } from "./study-settings";
import type { StudyProgress } from "./study-progress";
/** Options of `performanceMap`. */
export interface PerformanceMapOptions
  extends Omit<TrainingOptions, "stopOnSuccess">, RunOptions<StudyProgress<PerformanceMap>> {
  /** Columns of the map: above 0, rising. */
  readonly learningRates: readonly number[];
  /** Rows of the map: numbers of epochs, 0 or more, rising. */
  readonly epochs: readonly number[];
  /** Networks for each cell, 1 or more. Default 16. */
  readonly runs?: number;
  /** L2 term of all networks, 0 or more. Default 0. */
  readonly l2?: number;
  /** Whether every cell trains networks of its own. Default `false`: the cells of a column share theirs. */
  readonly independentCells?: boolean;
  /** Whether the mean accuracy of each cell is kept too. Default `false`. */
  readonly accuracy?: boolean;
}
/** 95 % confidence intervals, by cell. */
export interface CellInterval {
  readonly low: Matrix;
  readonly high: Matrix;
}
/** Means over the runs of each cell, with their intervals. */
export interface CellMeans extends CellInterval {
  readonly mean: Matrix;
}
/**
 * What `performanceMap` returns: plain data. Matrices have a row for each number of epochs and
 * a column for each learning rate.
 */
export interface PerformanceMap {
  readonly kind: "performanceMap";
  /** Everything needed to repeat it, but for the data. */
  readonly settings: StudySettings;
  readonly learningRates: readonly number[];
  readonly epochs: readonly number[];
  readonly runs: number;
  /** Share of runs that succeed within the epochs; NaN for cells without runs in a partial map. */
  readonly success: Matrix;
  /** Wilson's interval of that share. */
  readonly successInterval: CellInterval;
  /** Mean number of epochs trained. */
  readonly stopEpoch: CellMeans;
  /** Mean share of samples classified right at the end, where asked for. */
  readonly accuracy?: CellMeans;
}
/**
 * Share of networks that succeed, for every pair of learning rate and number of epochs.
 *
 * A run that is allowed the most epochs and stops when it succeeds tells, by the epoch at
 * which it stops, whether it would have succeeded within every smaller number. One set of
 * runs for a learning rate therefore gives its whole column: each cell has the same expected
 * value and the same number of runs as if it had been trained alone, but the cells of a column
 * rise and fall together. `independentCells: true` trains every cell anew.
 *
 * @example
 * ```ts
 * const map = await performanceMap({ architecture: [2, 3, 2, 1], dataset, learningRates: [0.01, 0.02], epochs: [0, 200, 400], runs: 16, l2: 0.02 });
 * map.success; // { data: Float32Array(6), rows: 3, columns: 2 }
 * ```
 * @throws (rejects) TypeError, RangeError for options or data that are not valid; the
 *   signal's reason when aborted.
 */
export declare function performanceMap(options: PerformanceMapOptions): Promise<PerformanceMap>;
/**
 * The plan of a performance map, for computing it in pieces.
 *
 * @throws TypeError, RangeError for options or data that are not valid.
 */
export declare function planPerformanceMap(options: PerformanceMapOptions): StudyPlan;
/** Puts the rows of networks that are done together. */
export declare function assemblePerformanceMap(
  settings: StudySettings,
  columns: ResultColumns,
  rows: readonly (Float64Array | undefined)[],
): PerformanceMap;
