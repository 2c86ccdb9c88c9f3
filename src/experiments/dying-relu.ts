import { assertPositive } from "../core/check";
import { defineOptions, integer, seed, single, type RowsFor, type SettingsOf } from "../core/option-table";
import { shareInterval } from "../core/share-interval";
import { columnsOf as widthOf, type Matrix } from "../core/matrix";
import type { Dataset } from "../data/dataset";
import { columnsOf, type ResultColumns } from "../population/result-row";
import type { PopulationTask } from "../population/task";
import { matrixOfCells } from "./cells";
import { runStudy } from "./run-plan";
import { completeData, valueRows, type StudyData } from "./study-data";
import type { PartShape, Recorded, Rows, StudyDefinition } from "./study-definition";
import { adamTask, LARGEST_DEPTH, LARGEST_WIDTH } from "./study-limits";
import { datasetRow, RUN_ROWS, type RunOptions } from "./study-options";
import { createPlan, networkSeed, traceCount, tracePoints, type StudyPlan } from "./study-plan";
import type { StudyProgress } from "./study-progress";
import { epochCount, integers } from "./list-checks";

/** Options of `dyingRelu`. */
export interface DyingReluOptions extends RunOptions<StudyProgress<DyingRelu>> {
  /** Units of each hidden layer, 1 to 64: a column each. Default 2 to 10. */
  readonly widths?: readonly number[];
  /** Numbers of hidden layers, 1 to 32: a row each. Default 2, 4, ... 30. */
  readonly depths?: readonly number[];
  /** Networks of a cell. Default 64. */
  readonly networks?: number;
  /** Values to learn. Default |x| at 100 points from -√3 to √3. */
  readonly dataset?: Dataset;
  /** 0 looks at initial networks only. Default 1000. */
  readonly epochs?: number;
  /** Learning rate of Adam, above 0. Default 0.01. */
  readonly learningRate?: number;
  /** Fixes the initial weights. Default 0. */
  readonly seed?: number;
}

/** The settings of a study of dying networks. */
export interface DyingReluSettings {
  /** Always `"dyingRelu"`: the study by which `mergePieces` reads these settings. */
  readonly kind: "dyingRelu";
  /** Units of each hidden layer, 1 to 64, one number a column. The option's default is 2 to 10. */
  readonly widths: readonly number[];
  /** Numbers of hidden layers, 1 to 32, one a row. The option's default is the even numbers from 2 to 30. */
  readonly depths: readonly number[];
  /** Networks of each cell, 1 or more. The option's default is 64. */
  readonly networks: number;
  /** Most epochs of a network; 0 looks at initial networks only. The option's default is 1000. */
  readonly epochs: number;
  /** Learning rate of Adam, above 0. The option's default is 0.01. */
  readonly learningRate: number;
  /** Seed of the initial weights: each network of each cell begins with others. The option's default is 0. */
  readonly seed: number;
  /** Columns of the data's inputs: the width before the first hidden layer. */
  readonly inputs: number;
  /** Columns of the data's targets: the width of the last layer. */
  readonly outputs: number;
  /** Mean squared error of the best constant: the variance of the targets. */
  readonly variance: number;
}

/** What `dyingRelu` returns. Matrices have a row for each depth and a column for each width; NaN where nothing is known yet. */
export interface DyingRelu {
  /** Always `"dyingRelu"`: tells this result from those of other studies. */
  readonly kind: "dyingRelu";
  /** Everything needed to repeat the study: options with their defaults, the data's fingerprint, the library's version. */
  readonly settings: Recorded<DyingReluSettings>;
  /** Units of each hidden layer, one number a column, in the order given. */
  readonly widths: readonly number[];
  /** Numbers of hidden layers, one a row, in the order given. */
  readonly depths: readonly number[];
  /** Networks asked for in each cell: out of so many are the shares of a whole result. */
  readonly networks: number;
  /** Share of networks that end as a constant: dead, or with a loss within 1 % of the targets' variance. */
  readonly collapsed: Matrix;
  /** Share of networks that are not born dead: no hidden layer of the initial network is 0 for all samples. */
  readonly alive: Matrix;
  /** Wilson's 95 % interval of `collapsed`. */
  readonly collapsedInterval: {
    /** Lower end for each cell, (depths x widths). */
    readonly low: Matrix;
    /** Upper end for each cell, (depths x widths). */
    readonly high: Matrix;
  };
  /** Wilson's 95 % interval of `alive`. */
  readonly aliveInterval: {
    /** Lower end for each cell, (depths x widths). */
    readonly low: Matrix;
    /** Upper end for each cell, (depths x widths). */
    readonly high: Matrix;
  };
  /** Share of networks that come to a loss below 1 % of the variance; they stop there. */
  readonly fitted: Matrix;
  /** (1 - 2^-width)^depth: the share alive, exact for data of one sample, a lower bound for more. */
  readonly law: Matrix;
}

const WHO = "dyingRelu";
/** How near to the variance a loss is that of a constant. */
const NEAR = 0.01;
/** Epochs between two looks whether a network has died. */
const EVERY = 50;

const OPTIONS = defineOptions({
  widths: [integers(1, LARGEST_WIDTH), [2, 3, 4, 5, 6, 7, 8, 9, 10]],
  depths: [integers(1, LARGEST_DEPTH), [2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30]],
  networks: [integer(1), 64],
  dataset: [datasetRow],
  epochs: [epochCount, 1000],
  learningRate: [single(assertPositive), 0.01],
  seed: [seed, 0],
  ...RUN_ROWS,
} satisfies RowsFor<DyingReluOptions>);

/**
 * How many deep and narrow ReLU networks are born dead, and how many collapse to a constant when they are trained.
 *
 * Networks have weights of He's uniform distribution and biases of 0, and learn by Adam on the mean squared error.
 *
 * @example
 * ```ts
 * const { collapsed, alive } = await dyingRelu({ widths: [2, 4], depths: [2, 10], networks: 64 });
 * alive; // { data: Float32Array(4), rows: 2, columns: 2 }
 * ```
 * @throws (rejects) TypeError, RangeError for options or data that are not valid; the signal's reason when aborted.
 *
 * Source: Lu, Shin, Su, Karniadakis, "Dying ReLU and Initialization" (2019), theorem 3.2 and section 2.
 */
export async function dyingRelu(options: DyingReluOptions = {}): Promise<DyingRelu> {
  return runStudy(DYING_RELU, planDyingRelu(options), options);
}

/** The plan of `dyingRelu`, for computing it in pieces. @throws as `dyingRelu` rejects. */
export function planDyingRelu(options: DyingReluOptions = {}): StudyPlan {
  const given = OPTIONS.complete(WHO, options);
  const data = dataOf(given.dataset ?? absoluteValue());
  const [inputs, outputs] = [data.inputs.columns, data.targets.columns];
  return createPlan(DYING_RELU, complete(given, { inputs, outputs, variance: varianceOf(data.targets) }), data);
}

function dataOf(dataset: Dataset): StudyData {
  const rows = valueRows(WHO, dataset);
  const architecture = [widthOf(rows.inputs), widthOf(rows.targets)];
  return completeData(WHO, rows, { architecture, loss: "meanSquaredError", lossThreshold: 1 });
}

/** |x| at 100 points from -√3 to √3: of variance 1 with x. */
function absoluteValue(): Dataset {
  const inputs = Array.from({ length: 100 }, (_, i) => [Math.sqrt(3) * ((2 * i) / 99 - 1)]);
  return { inputs, targets: inputs.map(([x]) => [Math.abs(x)]) };
}

/** Mean over the columns of their variances, in f64. */
function varianceOf({ data, rows, columns }: Matrix): number {
  let total = 0;
  for (let c = 0; c < columns; c++) {
    const column = Float64Array.from({ length: rows }, (_, r) => data[r * columns + c]);
    const mean = column.reduce((sum, value) => sum + value, 0) / rows;
    total += column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rows;
  }
  return total / columns;
}

/** What the settings know of the data. */
type OfData = Pick<DyingReluSettings, "inputs" | "outputs" | "variance">;

function complete(options: SettingsOf<typeof OPTIONS.rows>, ofData: OfData): DyingReluSettings {
  const { widths, depths, networks, epochs, learningRate, seed } = options;
  const { inputs, outputs, variance } = ofData;
  return { kind: WHO, widths, depths, networks, epochs, learningRate, seed, inputs, outputs, variance };
}

/** How studies of dying networks are planned and put together. */
export const DYING_RELU: StudyDefinition<DyingReluSettings, DyingRelu> = {
  kind: WHO,
  recheck: (settings) => complete(OPTIONS.read(WHO, settings), settings),
  shapes: (settings) => cellsOf(settings).map((cell) => shapeOf(settings, cell)),
  parts: (settings, data) => {
    const { networks, seed, learningRate, epochs } = settings;
    return cellsOf(settings).map((cell, i) => ({
      task: taskOf(settings, cell, data!),
      member: (index) => ({ seed: networkSeed(seed, i * networks + index), learningRate, l2: 0, epochs }),
    }));
  },
  assemble,
  dataOf,
  defaultDataset: absoluteValue,
};

interface Cell {
  readonly width: number;
  readonly depth: number;
}

function cellsOf({ widths, depths }: DyingReluSettings): Cell[] {
  return depths.flatMap((depth) => widths.map((width) => ({ width, depth })));
}

/** Epochs after which networks are looked at whether they are dead. */
function looks(epochs: number): number[] {
  return tracePoints(EVERY, epochs);
}

function shapeOf({ inputs, outputs, networks, epochs }: DyingReluSettings, { width, depth }: Cell): PartShape {
  return {
    architecture: [inputs, ...new Array<number>(depth).fill(width), outputs],
    count: networks,
    checkpoints: { length: traceCount(EVERY, epochs) },
    notes: { norms: false, trace: ["isDead"] },
  };
}

function taskOf(settings: DyingReluSettings, cell: Cell, data: StudyData): PopulationTask {
  const { architecture, notes } = shapeOf(settings, cell);
  return {
    ...adamTask(data, architecture, notes),
    ...{ activation: "relu", initializer: "he", loss: "meanSquaredError", reduction: "mean" },
    ...{ outputActivation: "none", stopWhenDead: true, checkpoints: looks(settings.epochs) },
    success: { type: "lossBelow", threshold: NEAR * settings.variance },
  };
}

function assemble(settings: Recorded<DyingReluSettings>, rows: Rows): DyingRelu {
  const { widths, depths, networks, variance } = settings;
  const cells = cellsOf(settings).map((cell, i) => ({
    columns: columnsOf(shapeOf(settings, cell)),
    own: rows.slice(i * networks, (i + 1) * networks).filter((row) => row !== undefined),
  }));
  const matrix = (value: (cell: number) => number) => matrixOfCells(depths.length, widths.length, value);
  /** Of the networks of each cell that something holds for: the share, and its interval. */
  const shareOf = (is: (row: Float64Array, columns: ResultColumns) => boolean) => {
    const counts = cells.map(({ own, columns }) => own.filter((row) => is(row, columns)).length);
    const intervals = counts.map((count, i) => shareInterval(count, cells[i].own.length));
    return {
      share: matrix((i) => counts[i] / cells[i].own.length),
      interval: { low: matrix((i) => intervals[i].low), high: matrix((i) => intervals[i].high) },
    };
  };
  const isDead = (row: Float64Array, columns: ResultColumns, look: number) => row[columns.at("isDead", look)] === 1;
  const last = (row: Float64Array, columns: ResultColumns) => Math.floor(row[columns.stopEpoch] / EVERY);
  const isConstant = (row: Float64Array, columns: ResultColumns) => Math.abs(row[columns.loss] / variance - 1) < NEAR;
  const collapsed = shareOf((row, columns) => isDead(row, columns, last(row, columns)) || isConstant(row, columns));
  const alive = shareOf((row, columns) => !isDead(row, columns, 0));
  const fitted = shareOf((row, columns) => !isDead(row, columns, 0) && row[columns.success] === 1);
  const law = cellsOf(settings).map(({ width, depth }) => (1 - 2 ** -width) ** depth);
  return {
    ...{ kind: WHO, settings, widths, depths, networks },
    ...{ collapsed: collapsed.share, collapsedInterval: collapsed.interval },
    ...{ alive: alive.share, aliveInterval: alive.interval },
    ...{ fitted: fitted.share, law: matrix((i) => law[i]) },
  };
}
