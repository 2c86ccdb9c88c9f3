import { assertBoolean, assertNonNegative, rangeError } from "../core/check";
import { defineOptions, integer, REQUIRED, single, type RowsFor, type SettingsOf } from "../core/option-table";
import type { Matrix } from "../core/matrix";
import { shareInterval } from "../core/share-interval";
import { columnsOf, type ResultColumns } from "../population/result-row";
import { meanInterval } from "./intervals";
import { runStudy } from "./run-plan";
import { completeData } from "./study-data";
import type { PartShape, Recorded, Rows, StudyDefinition } from "./study-definition";
import { trainingTask } from "./training-task";
import { completeTraining, RUN_ROWS, TRAINING_ROWS, type RunOptions, type TrainingOptions } from "./study-options";
import { createPlan, networkSeed, type StudyPlan } from "./study-plan";
import type { MapSettings, StudySettings } from "./study-settings";
import type { StudyProgress } from "./study-progress";
import { assertCounts, assertPositiveList, assertRising } from "./list-checks";

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
  /** Lower end of each cell's interval, (epochs x learning rates). */
  readonly low: Matrix;
  /** Upper end of each cell's interval, (epochs x learning rates). */
  readonly high: Matrix;
}

/** Means over the runs of each cell, with their intervals. */
export interface CellMeans extends CellInterval {
  /** Mean over the runs of each cell, (epochs x learning rates). */
  readonly mean: Matrix;
}

/**
 * What `performanceMap` returns: plain data. Matrices have a row for each number of epochs and
 * a column for each learning rate.
 */
export interface PerformanceMap {
  /** Always `"performanceMap"`: tells this result from those of other studies. */
  readonly kind: "performanceMap";
  /** Everything needed to repeat it, except for the data. */
  readonly settings: StudySettings;
  /** Learning rates of the columns, rising. */
  readonly learningRates: readonly number[];
  /** Numbers of epochs of the rows, rising. */
  readonly epochs: readonly number[];
  /** Networks for each cell. */
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

const WHO = "performanceMap";

/** Cells of a map. */
const MOST_CELLS = 4096 * 4096;

/** A map needs the epoch of success: that networks stop there is no option. */
const { stopOnSuccess, ...SHARED_ROWS } = TRAINING_ROWS;

const OPTIONS = defineOptions({
  ...SHARED_ROWS,
  ...RUN_ROWS,
  learningRates: [risingRates, REQUIRED],
  epochs: [risingCounts, REQUIRED],
  runs: [integer(1), 16],
  l2: [single(assertNonNegative), 0],
  independentCells: [assertBoolean, false],
  accuracy: [assertBoolean, false],
} satisfies RowsFor<PerformanceMapOptions>);

/**
 * Share of networks that succeed, for every pair of learning rate and number of epochs.
 *
 * A run that is allowed the most epochs and stops when it succeeds shows, by the epoch at
 * which it stops, whether it would have succeeded within every smaller number. One set of
 * runs for a learning rate therefore gives its whole column: each cell has the same expected
 * value and the same number of runs as if it had been trained alone, but the cells of a column
 * rise and fall together. `independentCells: true` trains new networks for every cell.
 *
 * @example
 * ```ts
 * const map = await performanceMap({ architecture: [2, 3, 2, 1], dataset, learningRates: [0.01, 0.02], epochs: [0, 200, 400], runs: 16, l2: 0.02 });
 * map.success; // { data: Float32Array(6), rows: 3, columns: 2 }
 * ```
 * @throws (rejects) TypeError, RangeError for options or data that are not valid; the
 *   signal's reason when aborted.
 */
export async function performanceMap(options: PerformanceMapOptions): Promise<PerformanceMap> {
  return runStudy(PERFORMANCE_MAP, planPerformanceMap(options), options);
}

/**
 * The plan of a performance map, for computing it in pieces.
 *
 * @throws TypeError, RangeError for options or data that are not valid.
 */
export function planPerformanceMap(options: PerformanceMapOptions): StudyPlan {
  const given = OPTIONS.complete(WHO, options);
  const settings = completeSettings(given);
  return createPlan(PERFORMANCE_MAP, settings, completeData(WHO, given.dataset, settings));
}

/** How performance maps are planned and put together. */
export const PERFORMANCE_MAP: StudyDefinition<MapSettings, PerformanceMap> = {
  kind: "performanceMap",
  recheck: ({ lossThreshold, batchSize, ...rest }) =>
    completeSettings(
      OPTIONS.read(WHO, { ...rest, lossThreshold: lossThreshold ?? undefined, batchSize: batchSize ?? undefined }),
    ),
  shapes: (settings) => [shapeOf(settings)],
  parts: (settings, data) => {
    const { learningRates, epochs, runs, l2, independentCells, seed } = settings;
    const perColumn = runsOfColumn(settings);
    const member = (index: number) => ({
      seed: networkSeed(seed, index),
      learningRate: learningRates[Math.floor(index / perColumn)],
      l2,
      epochs: independentCells ? epochs[Math.floor((index % perColumn) / runs)] : epochs[epochs.length - 1],
    });
    return [{ task: trainingTask(settings, data!, shapeOf(settings), checkpointsOf(settings)), member }];
  },
  dataOf: (dataset, settings) => completeData(WHO, dataset, settings),
  assemble: assemblePerformanceMap,
};

function shapeOf(settings: MapSettings): PartShape {
  const { architecture, learningRates } = settings;
  return {
    architecture,
    count: learningRates.length * runsOfColumn(settings),
    checkpoints: checkpointsOf(settings),
    notes: { norms: true, trace: ["accuracy"] },
  };
}

function checkpointsOf({ accuracy, independentCells, epochs }: MapSettings): readonly number[] {
  return accuracy && !independentCells ? epochs : [];
}

function runsOfColumn({ runs, epochs, independentCells }: MapSettings): number {
  return independentCells ? runs * epochs.length : runs;
}

function completeSettings(options: SettingsOf<typeof OPTIONS.rows>): MapSettings {
  const { learningRates, epochs, runs, l2, independentCells, accuracy } = options;
  const cells = learningRates.length * epochs.length;
  if (cells > MOST_CELLS) {
    throw rangeError(WHO, `learningRates and epochs make ${cells} cells`, `pass lists that make at most ${MOST_CELLS}`);
  }
  const training = completeTraining(WHO, { ...options, stopOnSuccess: stopOnSuccess[1] });
  return { ...training, kind: "performanceMap", learningRates, epochs, runs, l2, independentCells, accuracy };
}

function risingRates(who: string, name: string, values: unknown): asserts values is readonly number[] {
  assertPositiveList(who, name, values);
  assertRising(who, name, values);
}

function risingCounts(who: string, name: string, values: unknown): asserts values is readonly number[] {
  assertCounts(who, name, values);
  assertRising(who, name, values);
}

/** What a cell knows of its runs. */
interface CellRuns {
  readonly succeeded: number;
  readonly stopEpochs: readonly number[];
  readonly accuracies: readonly number[];
}

/** Puts the rows of networks that are done together. */
function assemblePerformanceMap(settings: Recorded<MapSettings>, rows: Rows): PerformanceMap {
  const { learningRates, epochs, runs, independentCells } = settings;
  const columns = columnsOf(shapeOf(settings));
  const perColumn = runsOfColumn(settings);
  const cells = epochs.flatMap((limit, row) =>
    learningRates.map((_, column) => {
      const first = column * perColumn + (independentCells ? row * runs : 0);
      const own = rows.slice(first, first + runs).filter((each) => each !== undefined);
      return cellRuns(own, columns, limit, row);
    }),
  );
  const matrix = (value: (cell: CellRuns) => number): Matrix => ({
    data: Float32Array.from(cells, value),
    rows: epochs.length,
    columns: learningRates.length,
  });
  return {
    kind: "performanceMap",
    settings: settings as StudySettings,
    learningRates,
    epochs,
    runs,
    success: matrix(({ succeeded, stopEpochs }) => succeeded / stopEpochs.length),
    successInterval: {
      low: matrix(({ succeeded, stopEpochs }) => shareInterval(succeeded, stopEpochs.length).low),
      high: matrix(({ succeeded, stopEpochs }) => shareInterval(succeeded, stopEpochs.length).high),
    },
    stopEpoch: meansOf(matrix, ({ stopEpochs }) => stopEpochs),
    ...(settings.accuracy && { accuracy: meansOf(matrix, ({ accuracies }) => accuracies) }),
  };
}

function cellRuns(rows: readonly Float64Array[], columns: ResultColumns, limit: number, point: number): CellRuns {
  return {
    succeeded: rows.filter((row) => row[columns.success] === 1 && row[columns.stopEpoch] <= limit).length,
    stopEpochs: rows.map((row) => Math.min(row[columns.stopEpoch], limit)),
    accuracies: rows.map((row) => {
      const noted = row[columns.at("accuracy", point)] ?? NaN;
      return Number.isNaN(noted) ? row[columns.accuracy] : noted;
    }),
  };
}

function meansOf(
  matrix: (value: (cell: CellRuns) => number) => Matrix,
  values: (cell: CellRuns) => readonly number[],
): CellMeans {
  return {
    mean: matrix((cell) => meanInterval(values(cell)).mean),
    low: matrix((cell) => meanInterval(values(cell)).low),
    high: matrix((cell) => meanInterval(values(cell)).high),
  };
}
