import { assertInteger } from "../core/check";
import { defineOptions, integer, seed, type RowsFor, type SettingsOf } from "../core/option-table";
import type { Matrix } from "../core/matrix";
import type { Dataset } from "../data/dataset";
import { columnsOf } from "../population/result-row";
import type { PopulationActivation } from "../population/activation";
import type { PopulationTask, TraceQuantity } from "../population/task";
import { matrixOfCells } from "./cells";
import { runStudy } from "./run-plan";
import { completeData, valueRows, type StudyData } from "./study-data";
import type { PartShape, Recorded, Rows, StudyDefinition } from "./study-definition";
import { LARGEST_DEPTH, LARGEST_WIDTH } from "./study-limits";
import { datasetRow, populationActivation, RUN_ROWS, type RunOptions } from "./study-options";
import { createPlan, networkSeed, traceCount, tracePoints, type StudyPlan } from "./study-plan";
import type { StudyProgress } from "./study-progress";
import { PLAIN_TASK } from "./training-task";
import { assertPositiveList, epochCount, integers } from "./list-checks";

/** Options of `edgeOfStability`. */
export interface EdgeOfStabilityOptions extends RunOptions<StudyProgress<EdgeOfStability>> {
  /** Widths, inputs first, up to 64. Default [1, 32, 32, 1]. */
  readonly architecture?: readonly number[];
  /** Values to learn. Default Chebyshev's fifth polynomial at 20 even points of [-1, 1]. */
  readonly dataset?: Dataset;
  /** Learning rates above 0, a network for each. Default 48 for which 2 / rate falls from 60 to 5 by even factors. */
  readonly learningRates?: readonly number[];
  /** Epochs of every network, 0 or more. Default 6000. */
  readonly epochs?: number;
  /** Sharpness and loss are noted at the start and every so many epochs. Default 100. */
  readonly every?: number;
  /** Activation after each hidden layer. Default `"tanh"`. */
  readonly activation?: PopulationActivation;
  /** Fixes the initial weights, which are the same for all rates. Default 0. */
  readonly seed?: number;
}

/** The settings of a study of the edge of stability. */
export interface EdgeOfStabilitySettings {
  /** Always `"edgeOfStability"`: the study by which `mergePieces` reads these settings. */
  readonly kind: "edgeOfStability";
  /** Widths of the layers, inputs first, each 1 to 64, at most 32 hidden. The option's default is [1, 32, 32, 1]. */
  readonly architecture: readonly number[];
  /** Learning rates above 0, a network for each; not given, 48 with 2 / rate falling from 60 to 5. */
  readonly learningRates: readonly number[];
  /** Epochs of every network, 0 or more. The option's default is 6000. */
  readonly epochs: number;
  /** Epochs from one look at sharpness and loss to the next, 1 or more. The option's default is 100. */
  readonly every: number;
  /** Activation after each hidden layer. The option's default is `"tanh"`. */
  readonly activation: PopulationActivation;
  /** Seed of the initial weights, which all networks share. The option's default is 0. */
  readonly seed: number;
}

/** What `edgeOfStability` returns: matrices have a row for each rate, a column for each of `epochs`; NaN after divergence. */
export interface EdgeOfStability {
  /** Always `"edgeOfStability"`: tells this result from those of other studies. */
  readonly kind: "edgeOfStability";
  /** Everything needed to repeat the study: options with their defaults, the data's fingerprint, the library's version. */
  readonly settings: Recorded<EdgeOfStabilitySettings>;
  /** Learning rates of the rows, in the order given; the edge of each is at a sharpness of 2 / rate. */
  readonly learningRates: readonly number[];
  /** Numbers of epochs after which sharpness and loss are noted. */
  readonly epochs: readonly number[];
  /**
   * Largest eigenvalue of the Hessian of the loss: the mean of the values after this epoch and the one before it. At the edge, descent
   * jumps between the two sides of a valley from one epoch to the next, and one side may be a fifth sharper than the other.
   */
  readonly sharpness: Matrix;
  /** Half the mean squared error, which is what is descended. */
  readonly loss: Matrix;
}

const WHO = "edgeOfStability";

const OPTIONS = defineOptions({
  architecture: [integers(1, LARGEST_WIDTH), [1, 32, 32, 1]],
  dataset: [datasetRow],
  learningRates: [assertPositiveList],
  epochs: [epochCount, 6000],
  every: [integer(1), 100],
  activation: [populationActivation, "tanh"],
  seed: [seed, 0],
  ...RUN_ROWS,
} satisfies RowsFor<EdgeOfStabilityOptions>);

/**
 * Sharpness of the loss along gradient descent, for many learning rates: it rises until it meets 2 / rate, and stays there.
 *
 * All networks begin with the same weights, uniform on ±1 / √fanIn, biases 0, and descend the full gradient of half the
 * mean squared error. Sharpness is found by the power method on products of the Hessian with a vector.
 *
 * @example
 * ```ts
 * const { epochs, sharpness } = await edgeOfStability({ learningRates: [0.1, 0.2], epochs: 400, every: 100 });
 * sharpness; // { data: Float32Array(10), rows: 2, columns: 5 }
 * ```
 * @throws (rejects) TypeError, RangeError for options or data that are not valid; the signal's reason when aborted.
 *
 * Source: Cohen et al., "Gradient descent on neural networks typically occurs at the edge of stability" (ICLR 2021).
 */
export async function edgeOfStability(options: EdgeOfStabilityOptions = {}): Promise<EdgeOfStability> {
  return runStudy(EDGE_OF_STABILITY, planEdgeOfStability(options), options);
}

/** The plan of `edgeOfStability`, for computing it in pieces. @throws as `edgeOfStability` rejects. */
export function planEdgeOfStability(options: EdgeOfStabilityOptions = {}): StudyPlan {
  const given = OPTIONS.complete(WHO, options);
  const settings = complete(given);
  return createPlan(EDGE_OF_STABILITY, settings, dataOf(given.dataset ?? chebyshev(), settings));
}

function dataOf(dataset: Dataset, { architecture }: EdgeOfStabilitySettings): StudyData {
  return completeData(WHO, valueRows(WHO, dataset), { architecture, loss: "meanSquaredError", lossThreshold: 1 });
}

/** T5(x) = 16 x^5 - 20 x^3 + 5 x at 20 points of [-1, 1]. */
function chebyshev(): Dataset {
  const inputs = Array.from({ length: 20 }, (_, i) => [(2 * i) / 19 - 1]);
  return { inputs, targets: inputs.map(([x]) => [x * (5 + x * x * (16 * x * x - 20))]) };
}

function defaultRates(): number[] {
  return Array.from({ length: 48 }, (_, i) => 2 / (60 * (5 / 60) ** (i / 47)));
}

function complete(options: SettingsOf<typeof OPTIONS.rows>): EdgeOfStabilitySettings {
  const { architecture, learningRates = defaultRates(), epochs, every, activation, seed } = options;
  assertInteger(WHO, "number of widths", architecture.length, 2, LARGEST_DEPTH + 2);
  return { kind: WHO, architecture, learningRates, epochs, every, activation, seed };
}

/** How studies of the edge of stability are planned and put together. */
export const EDGE_OF_STABILITY: StudyDefinition<EdgeOfStabilitySettings, EdgeOfStability> = {
  kind: WHO,
  recheck: (settings) => complete(OPTIONS.read(WHO, settings)),
  shapes: (settings) => [shapeOf(settings)],
  parts: (settings, data) => {
    const { seed, learningRates, epochs } = settings;
    const member = (index: number) => ({
      seed: networkSeed(seed, 0),
      learningRate: learningRates[index],
      l2: 0,
      epochs,
    });
    return [{ task: taskOf(settings, data!), member }];
  },
  assemble,
  dataOf,
  defaultDataset: chebyshev,
};

function shapeOf({ architecture, learningRates, epochs, every }: EdgeOfStabilitySettings): PartShape {
  return {
    architecture,
    count: learningRates.length,
    checkpoints: { length: looksCount(every, epochs) },
    notes: { norms: false, trace: ["sharpness", "loss"] },
  };
}

/** The epochs that are noted, and the one before each. */
function looks(every: number, epochs: number): number[] {
  return [...new Set(tracePoints(every, epochs).flatMap((epoch) => [Math.max(0, epoch - 1), epoch]))];
}

/** How many `looks` are, before memory is asked for them. */
function looksCount(every: number, epochs: number): number {
  const points = traceCount(every, epochs);
  return every === 1 ? points : 2 * points - 1;
}

function taskOf(settings: EdgeOfStabilitySettings, { inputs, targets }: StudyData): PopulationTask {
  const { architecture, activation, every, epochs } = settings;
  return {
    ...PLAIN_TASK,
    ...{ architecture, activation, outputActivation: "none", initializer: "uniform" },
    ...{ loss: "meanSquaredError", reduction: "mean", lossFactor: 0.5, optimizer: { type: "sgd" } },
    ...{ regularizeBiases: false, success: { type: "never" }, stopOnSuccess: false },
    ...{ checkpoints: looks(every, epochs), notes: shapeOf(settings).notes, precision: "strict" },
    ...{ inputs, targets, labels: undefined },
  };
}

function assemble(settings: Recorded<EdgeOfStabilitySettings>, rows: Rows): EdgeOfStability {
  const { learningRates, every } = settings;
  const columns = columnsOf(shapeOf(settings));
  const epochs = tracePoints(every, settings.epochs);
  const placeOf = new Map(looks(every, settings.epochs).map((epoch, place) => [epoch, place]));
  const matrix = (quantity: TraceQuantity, looksBack: readonly number[]): Matrix =>
    matrixOfCells(learningRates.length, epochs.length, (cell) => {
      const row = rows[Math.floor(cell / epochs.length)];
      if (row === undefined) return NaN;
      const epoch = epochs[cell % epochs.length];
      const values = looksBack.map((back) => row[columns.at(quantity, placeOf.get(Math.max(0, epoch - back))!)]);
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    });
  const sharpness = matrix("sharpness", [0, 1]);
  return { kind: WHO, settings, learningRates, epochs, sharpness, loss: matrix("loss", [0]) };
}
