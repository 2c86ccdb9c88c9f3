import { rangeError } from "../core/check";
import { defineOptions, integer, seed, type Check, type RowsFor, type SettingsOf } from "../core/option-table";
import type { Matrix } from "../core/matrix";
import { columnsOf } from "../population/result-row";
import type { PopulationActivation } from "../population/activation";
import type { Member, PopulationTask } from "../population/task";
import { RandomUse, randomNormal } from "../wasm/random";
import { boxDimension } from "./box-dimension";
import { matrixOfCells } from "./cells";
import { coarseToFine, inPlace } from "./coarse-to-fine";
import { assertRises, assertTellsApart, axisOf, MOST_PIXELS, windowOf, type Window } from "./plane-window";
import { MAX_EPOCHS } from "./list-checks";
import { runStudy } from "./run-plan";
import type { PartShape, Recorded, Rows, StudyDefinition } from "./study-definition";
import { LARGEST_WIDTH, MOST_SAMPLES } from "./study-limits";
import { populationActivation, RUN_ROWS, type RunOptions } from "./study-options";
import { createPlan, type StudyPlan } from "./study-plan";
import type { StudyProgress } from "./study-progress";
import { PLAIN_TASK } from "./training-task";

/** Options of `trainabilityBoundary`. */
export interface TrainabilityBoundaryOptions extends RunOptions<StudyProgress<TrainabilityBoundary>> {
  /** Inputs and hidden units, 1 to 64. Default 8. */
  readonly width?: number;
  /** Samples, with inputs and targets from N(0, 1). Default the number of weights, width (width + 1). */
  readonly samples?: number;
  /** Steps of gradient descent, 1 or more. Default 100. */
  readonly steps?: number;
  /** Of the hidden layer; `"none"`, or `"identity"`, leaves it linear. Default `"tanh"`. */
  readonly activation?: PopulationActivation | "identity";
  /** log10 of the learning rate of the first layer, from and to. Default [1, 3.5]. */
  readonly logRates1?: readonly [number, number];
  /** The same for the second layer. Default [1.2, 2.6]. */
  readonly logRates2?: readonly [number, number];
  /** Rates on each axis, 2 or more. Default 128. */
  readonly size?: number;
  /** Fixes data and initial weights. Default 0. */
  readonly seed?: number;
}

/** The settings of a map of trainability. */
export interface TrainabilityBoundarySettings {
  /** Always `"trainabilityBoundary"`: the study by which `mergePieces` reads these settings. */
  readonly kind: "trainabilityBoundary";
  /** Number of inputs, and of hidden units, 1 to 64. The option's default is 8. */
  readonly width: number;
  /** Number of random samples, 1 to 65536; not given, the number of weights, width (width + 1). */
  readonly samples: number;
  /** Steps of gradient descent for each pixel, 1 or more. The option's default is 100. */
  readonly steps: number;
  /** Activation of the hidden layer; `"identity"` is kept as `"none"`. The option's default is `"tanh"`. */
  readonly activation: PopulationActivation;
  /** log10 of the smallest and largest learning rate of the first layer. The option's default is [1, 3.5]. */
  readonly logRates1: readonly [number, number];
  /** log10 of the smallest and largest learning rate of the second layer. The option's default is [1.2, 2.6]. */
  readonly logRates2: readonly [number, number];
  /** Rates on each axis, 2 to 4096. The option's default is 128. */
  readonly size: number;
  /** Seed of the data and of the initial weights, which all pixels share. The option's default is 0. */
  readonly seed: number;
}

/** What `trainabilityBoundary` returns. Matrices have a row for each rate of the second layer, a column for each of the first; NaN where nothing is known yet. */
export interface TrainabilityBoundary {
  /** Always `"trainabilityBoundary"`: tells this result from those of other studies. */
  readonly kind: "trainabilityBoundary";
  /** Everything needed to repeat the study: options with their defaults, and the library's version; `dataset` is `null`. */
  readonly settings: Recorded<TrainabilityBoundarySettings>;
  /** log10 of the first layer's learning rates, one a column, evenly spaced. */
  readonly logRates1: Float64Array;
  /** log10 of the second layer's learning rates, one a row, evenly spaced. */
  readonly logRates2: Float64Array;
  /** 1 where training converges: the mean of the last 20 losses is below the first. */
  readonly converged: Matrix;
  /** Minus the sum of the losses over the first one where training converges, else the sum of their inverses. */
  readonly value: Matrix;
  /** Dimension of the boundary, by counting boxes; NaN while pixels are missing. */
  readonly dimension: number;
}

const WHO = "trainabilityBoundary";
/** Ratios of losses are cut here, and the last so many are averaged, as in the paper's notebook. */
const RATIOS = { cap: 1e6, last: 20 };

const checkName: (who: string, name: string, value: unknown) => void = populationActivation;

const activationName: Check<PopulationActivation | "identity"> = (who, name, value) => {
  if (value !== "identity") checkName(who, name, value);
};

/** log10 of a learning rate, from and to. */
const windowOfRates = windowOf("[1, 3.5]");

const OPTIONS = defineOptions({
  width: [integer(1, LARGEST_WIDTH), 8],
  samples: [integer(1, MOST_SAMPLES)],
  steps: [integer(1, MAX_EPOCHS), 100],
  activation: [activationName, "tanh"],
  logRates1: [windowOfRates, [1, 3.5]],
  logRates2: [windowOfRates, [1.2, 2.6]],
  size: [integer(2, MOST_PIXELS), 128],
  seed: [seed, 0],
  ...RUN_ROWS,
} satisfies RowsFor<TrainabilityBoundaryOptions>);

/**
 * For which pairs of learning rates a small network trains: the boundary of that region is a fractal.
 *
 * `y = W2 f(√2 W1 x / √n) / n` without biases learns random targets by gradient descent on the mean squared
 * error, one rate for each layer; every pixel begins with the same weights from N(0, 1). Pixels are computed coarse to fine.
 *
 * @example
 * ```ts
 * const { converged, dimension } = await trainabilityBoundary({ size: 32 });
 * converged; // { data: Float32Array(1024), rows: 32, columns: 32 }
 * ```
 * @throws (rejects) TypeError, RangeError for options that are not valid, and for a window whose neighboring
 *   rates f32 does not tell apart; the signal's reason when aborted.
 *
 * Source: Sohl-Dickstein, "The boundary of neural network trainability is fractal" (2024).
 */
export async function trainabilityBoundary(options: TrainabilityBoundaryOptions = {}): Promise<TrainabilityBoundary> {
  return runStudy(TRAINABILITY_BOUNDARY, planTrainabilityBoundary(options), options);
}

/** The plan of `trainabilityBoundary`, for computing it in pieces. @throws as `trainabilityBoundary` rejects. */
export function planTrainabilityBoundary(options: TrainabilityBoundaryOptions = {}): StudyPlan {
  return createPlan(TRAINABILITY_BOUNDARY, complete(OPTIONS.complete(WHO, options)), undefined);
}

function complete(options: SettingsOf<typeof OPTIONS.rows>): TrainabilityBoundarySettings {
  const { width, steps, logRates1, logRates2, size, seed, samples = width * (width + 1) } = options;
  const activation = options.activation === "identity" ? "none" : options.activation;
  const settings = { kind: WHO, width, samples, steps, activation, logRates1, logRates2, size, seed } as const;
  assertRates("logRates1", logRates1, size, (rate) => rateOfFirst(settings, rate));
  assertRates("logRates2", logRates2, size, (rate) => rateOfSecond(settings, rate));
  return settings;
}

/** Rates must be f32 numbers above 0 that rise from pixel to pixel. */
function assertRates(name: string, window: Window, size: number, rateOf: (rate: number) => number): void {
  assertRises(WHO, name, window);
  const rates = axisOf(window, size).map((log) => rateOf(10 ** log));
  if (!(Math.fround(rates[0]) > 1.2e-38 && Math.fround(rates[size - 1]) < Infinity)) {
    const [from, to] = window;
    throw rangeError(WHO, `${name} from ${from} to ${to} has rates beyond f32`, "choose between -30 and 30");
  }
  const pixels = { name: "rates", values: rates, least: size * 2 ** -23 };
  assertTellsApart(WHO, name, window, pixels);
}

/*
 * Networks here have plain layers: W1' = √(2 / n) W1 and W2' = W2 / n. A step of rate η on W = W' / c is one of
 * rate c² η on W'.
 */
function rateOfFirst({ width }: Pick<TrainabilityBoundarySettings, "width">, rate: number): number {
  return (2 * rate) / width;
}

function rateOfSecond({ width }: Pick<TrainabilityBoundarySettings, "width">, rate: number): number {
  return rate / width ** 2;
}

/** How maps of trainability are planned and put together. */
export const TRAINABILITY_BOUNDARY: StudyDefinition<TrainabilityBoundarySettings, TrainabilityBoundary> = {
  kind: WHO,
  recheck: (settings) => complete(OPTIONS.read(WHO, settings)),
  shapes: (settings) => [shapeOf(settings)],
  parts: (settings) => [{ task: taskOf(settings), member: membersOf(settings) }],
  assemble,
  place: ({ size }, pixel) => coarseToFine(size).indexOf(pixel),
};

function shapeOf({ width, size }: TrainabilityBoundarySettings): PartShape {
  return {
    architecture: [width, width, 1],
    count: size ** 2,
    checkpoints: [],
    notes: { norms: false, trace: [], lossRatios: RATIOS },
  };
}

function taskOf(settings: TrainabilityBoundarySettings): PopulationTask {
  const { width, samples, activation } = settings;
  const { architecture, notes } = shapeOf(settings);
  const data = (index: number, columns: number): Matrix => ({
    data: draw(settings, index, samples * columns),
    rows: samples,
    columns,
  });
  return {
    ...PLAIN_TASK,
    ...{ architecture, notes, activation, biases: false, initializer: "normal" },
    ...{ outputActivation: "none", loss: "meanSquaredError", reduction: "mean", optimizer: { type: "sgd" } },
    ...{ regularizeBiases: false, success: { type: "never" }, stopOnSuccess: false, checkpoints: [] },
    ...{ precision: "strict", inputs: data(0, width), targets: data(1, 1), labels: undefined },
  };
}

function draw({ seed }: TrainabilityBoundarySettings, index: number, n: number): Float32Array {
  return randomNormal({ seed, use: RandomUse.study, index }, n);
}

/** Pixels in their order, all with the same start. */
function membersOf(settings: TrainabilityBoundarySettings): (index: number) => Member {
  const { size, seed, steps } = settings;
  const order = coarseToFine(size);
  const parameters = startOf(settings);
  const first = axisOf(settings.logRates1, size).map((log) => rateOfFirst(settings, 10 ** log));
  const second = axisOf(settings.logRates2, size).map((log) => rateOfSecond(settings, 10 ** log));
  return (index) => {
    const [row, column] = [Math.floor(order[index] / size), order[index] % size];
    // The loss before the last step is the last that is looked at.
    return { seed, learningRate: [first[column], 0, second[row], 0], l2: 0, epochs: steps - 1, parameters };
  };
}

/** Weights from N(0, 1), scaled; biases 0. */
function startOf(settings: TrainabilityBoundarySettings): Float32Array {
  const { width } = settings;
  const parameters = new Float32Array(width * width + width + width + 1);
  const scale = Math.sqrt(2 / width);
  parameters.set(draw(settings, 2, width * width).map((weight) => weight * scale));
  parameters.set(
    draw(settings, 3, width).map((weight) => weight / width),
    width * width + width,
  );
  return parameters;
}

function assemble(settings: Recorded<TrainabilityBoundarySettings>, rows: Rows): TrainabilityBoundary {
  const { size } = settings;
  const { lossRatios } = columnsOf(shapeOf(settings));
  const pixels = inPlace(size, rows);
  const isTrained = (row: Float64Array) => row[lossRatios + 2] < 1;
  const matrix = (value: (row: Float64Array) => number): Matrix =>
    matrixOfCells(size, size, (pixel) => (pixels[pixel] === undefined ? NaN : value(pixels[pixel])));
  const converged = matrix((row) => Number(isTrained(row)));
  const isWhole = !converged.data.some(Number.isNaN);
  return {
    kind: WHO,
    settings,
    logRates1: axisOf(settings.logRates1, size),
    logRates2: axisOf(settings.logRates2, size),
    converged,
    value: matrix((row) => (isTrained(row) ? -row[lossRatios] : row[lossRatios + 1])),
    dimension: isWhole ? boxDimension(size, (r, c) => converged.data[r * size + c] === 1) : NaN,
  };
}
