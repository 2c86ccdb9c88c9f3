import { assertFraction, assertPositive, rangeError, show } from "../core/check";
import { defineOptions, integer, seed, single, type Check, type RowsFor, type SettingsOf } from "../core/option-table";
import type { Matrix } from "../core/matrix";
import { columnsOf } from "../population/result-row";
import type { Member, PopulationTask } from "../population/task";
import { RandomUse, randomUniform } from "../wasm/random";
import { boxDimension } from "./box-dimension";
import { matrixOfCells } from "./cells";
import { coarseToFine, inPlace } from "./coarse-to-fine";
import { assertRises, assertTellsApart, axisOf, MOST_PIXELS, windowOf, type Window } from "./plane-window";
import { runStudy } from "./run-plan";
import type { PartShape, Recorded, Rows, StudyDefinition } from "./study-definition";
import { RUN_ROWS, type RunOptions } from "./study-options";
import { createPlan, type StudyPlan } from "./study-plan";
import type { StudyProgress } from "./study-progress";
import { PLAIN_TASK } from "./training-task";
import { assertIntegers, MAX_EPOCHS } from "./list-checks";

/** Options of `initialConditions`. */
export interface InitialConditionsOptions extends RunOptions<StudyProgress<InitialConditions>> {
  /**
   * The two parameters that vary, 0 to 8: 0 to 3 the weights from input i to hidden unit j (2 i + j), 4 and 5 the hidden units'
   * biases, 6 and 7 the weights to the output, 8 its bias. Default [0, 6].
   */
  readonly axes?: readonly [number, number];
  /** The first of them, from and to. Default [-10, 10]. */
  readonly range1?: readonly [number, number];
  /** The second. Default [-10, 10]. */
  readonly range2?: readonly [number, number];
  /** Learning rate of gradient descent, above 0. Default 20. */
  readonly learningRate?: number;
  /** Share of the last step that is added to the next, 0 to below 1. Default 0.4. */
  readonly momentum?: number;
  /** Most epochs, 1 or more. Default 1000. */
  readonly epochs?: number;
  /** Values on each axis, 2 or more. Default 128. */
  readonly size?: number;
  /** Fixes the other seven parameters, uniform from -10 to 10. Default 0. */
  readonly seed?: number;
}

/** The settings of a map of initial conditions. */
export interface InitialConditionsSettings {
  /** Always `"initialConditions"`: the study by which `mergePieces` reads these settings. */
  readonly kind: "initialConditions";
  /** Numbers of the two parameters that vary, 0 to 8, columns first. The option's default is [0, 6]. */
  readonly axes: readonly [number, number];
  /** Smallest and largest value of the parameter of the columns, each within ±1e6. The option's default is [-10, 10]. */
  readonly range1: readonly [number, number];
  /** Smallest and largest value of the parameter of the rows, each within ±1e6. The option's default is [-10, 10]. */
  readonly range2: readonly [number, number];
  /** Learning rate of every pixel's network, above 0. The option's default is 20. */
  readonly learningRate: number;
  /** Momentum of every pixel's network, 0 to below 1. The option's default is 0.4. */
  readonly momentum: number;
  /** Most epochs of a network, 1 or more. The option's default is 1000. */
  readonly epochs: number;
  /** Pixels on each axis, 2 to 4096. The option's default is 128. */
  readonly size: number;
  /** Seed of the seven parameters that do not vary. The option's default is 0. */
  readonly seed: number;
}

/** What `initialConditions` returns. Matrices have a row for each value of the second parameter, a column for each of the first; NaN where nothing is known yet. */
export interface InitialConditions {
  /** Always `"initialConditions"`: tells this result from those of other studies. */
  readonly kind: "initialConditions";
  /** Everything needed to repeat the study: options with their defaults, and the library's version; `dataset` is `null`. */
  readonly settings: Recorded<InitialConditionsSettings>;
  /** Values of the first parameter, one a column, evenly spaced over `range1`. */
  readonly values1: Float64Array;
  /** Values of the second parameter, one a row, evenly spaced over `range2`. */
  readonly values2: Float64Array;
  /** 1 where XOR is learned: all four outputs are on the right side of 1/2. */
  readonly learned: Matrix;
  /** The epoch at which it is; the number of epochs where it is not. */
  readonly epoch: Matrix;
  /** Dimension of the border of what is learned, by counting boxes; NaN while pixels are missing. */
  readonly dimension: number;
}

const WHO = "initialConditions";
const ARCHITECTURE = [2, 2, 1];
const PARAMETERS = 9;
/** The other parameters are drawn between minus and plus this. */
const SPREAD = 10;

/** Two different parameters. */
const pairOfParameters: Check<readonly [number, number]> = (who, name, value) => {
  assertIntegers(who, name, value, 0, PARAMETERS - 1);
  const [first, second, ...more] = value as number[];
  if (more.length === 0 && second !== undefined && first !== second) return;
  throw rangeError(who, `${name} are ${show(value)}`, "pass the numbers of two different parameters, as in [0, 6]");
};

const weights = windowOf("[-10, 10]");

const OPTIONS = defineOptions({
  axes: [pairOfParameters, [0, 6]],
  range1: [weights, [-SPREAD, SPREAD]],
  range2: [weights, [-SPREAD, SPREAD]],
  learningRate: [single(assertPositive), 20],
  momentum: [single(assertFraction, 1), 0.4],
  epochs: [integer(1, MAX_EPOCHS), 1000],
  size: [integer(2, MOST_PIXELS), 128],
  seed: [seed, 0],
  ...RUN_ROWS,
} satisfies RowsFor<InitialConditionsOptions>);

/**
 * From which initial weights a 2-2-1 network of sigmoids learns XOR, in a plane of two of its nine parameters: the older
 * study of the boundary of trainability. Gradient descent with momentum on half the squared error, summed over the four
 * samples; a pixel shows after how many epochs all are classified right. Pixels are computed coarse to fine.
 *
 * @example
 * ```ts
 * const { learned, epoch } = await initialConditions({ size: 32, range1: [-5, 5] });
 * epoch; // { data: Float32Array(1024), rows: 32, columns: 32 }
 * ```
 * @throws (rejects) TypeError, RangeError for options that are not valid, and for a window whose neighboring
 *   weights f32 does not tell apart; the signal's reason when aborted.
 *
 * Source: Kolen and Pollack, "Back Propagation is Sensitive to Initial Conditions" (1990).
 */
export async function initialConditions(options: InitialConditionsOptions = {}): Promise<InitialConditions> {
  return runStudy(INITIAL_CONDITIONS, planInitialConditions(options), options);
}

/** The plan of `initialConditions`, for computing it in pieces. @throws as `initialConditions` rejects. */
export function planInitialConditions(options: InitialConditionsOptions = {}): StudyPlan {
  return createPlan(INITIAL_CONDITIONS, complete(OPTIONS.complete(WHO, options)), undefined);
}

function complete(options: SettingsOf<typeof OPTIONS.rows>): InitialConditionsSettings {
  const { axes, range1, range2, learningRate, momentum, epochs, size, seed } = options;
  assertWeights("range1", range1, size);
  assertWeights("range2", range2, size);
  return { kind: WHO, axes, range1, range2, learningRate, momentum, epochs, size, seed };
}

/** Weights must be f32 numbers that rise from pixel to pixel. */
function assertWeights(name: string, window: Window, size: number): void {
  assertRises(WHO, name, window);
  const most = Math.max(Math.abs(window[0]), Math.abs(window[1]));
  if (most > LARGEST) {
    throw rangeError(WHO, `${name} is from ${window[0]} to ${window[1]}`, `choose between -${LARGEST} and ${LARGEST}`);
  }
  const pixels = { name: "weights", values: axisOf(window, size), least: size * most * 2 ** -23 };
  assertTellsApart(WHO, name, window, pixels);
}

/** Outputs are 0 or 1 long before a weight is so large. */
const LARGEST = 1e6;

/** How maps of initial conditions are planned and put together. */
export const INITIAL_CONDITIONS: StudyDefinition<InitialConditionsSettings, InitialConditions> = {
  kind: WHO,
  recheck: (settings) => complete(OPTIONS.read(WHO, settings)),
  shapes: ({ size }) => [shapeOf(size)],
  parts: (settings) => [{ task: taskOf(settings), member: membersOf(settings) }],
  assemble,
  place: ({ size }, pixel) => coarseToFine(size).indexOf(pixel),
};

function shapeOf(size: number): PartShape {
  return { architecture: ARCHITECTURE, count: size ** 2, checkpoints: [], notes: { norms: false, trace: [] } };
}

function taskOf({ size, momentum }: InitialConditionsSettings): PopulationTask {
  const { architecture, notes } = shapeOf(size);
  const column = (values: readonly number[], columns: number): Matrix => {
    return { data: Float32Array.from(values), rows: 4, columns };
  };
  return {
    ...PLAIN_TASK,
    ...{ architecture, notes, activation: "sigmoid", outputActivation: "sigmoid", initializer: "normal" },
    ...{ loss: "meanSquaredError", lossFactor: 0.5, reduction: "sum", optimizer: { type: "momentum", momentum } },
    ...{ regularizeBiases: false, success: { type: "allRight" }, stopOnSuccess: true, checkpoints: [] },
    ...{ precision: "strict", inputs: column([0, 0, 0, 1, 1, 0, 1, 1], 2), targets: column([0, 1, 1, 0], 1) },
    labels: Int32Array.of(0, 1, 1, 0),
  };
}

/** Pixels in their order, which differ in two parameters. */
function membersOf({ axes, range1, range2, learningRate, epochs, size, seed }: InitialConditionsSettings) {
  const order = coarseToFine(size);
  const first = axisOf(range1, size);
  const second = axisOf(range2, size);
  const others = randomUniform({ seed, use: RandomUse.study }, PARAMETERS, -SPREAD, SPREAD);
  return (index: number): Member => {
    const parameters = others.slice();
    parameters[axes[0]] = first[order[index] % size];
    parameters[axes[1]] = second[Math.floor(order[index] / size)];
    return { seed, learningRate, l2: 0, epochs, parameters };
  };
}

function assemble(settings: Recorded<InitialConditionsSettings>, rows: Rows): InitialConditions {
  const { size, range1, range2 } = settings;
  const { success, stopEpoch } = columnsOf(shapeOf(size));
  const pixels = inPlace(size, rows);
  const matrix = (column: number) => matrixOfCells(size, size, (pixel) => pixels[pixel]?.[column] ?? NaN);
  const learned = matrix(success);
  const isWhole = !learned.data.some(Number.isNaN);
  return {
    kind: WHO,
    settings,
    values1: axisOf(range1, size),
    values2: axisOf(range2, size),
    learned,
    epoch: matrix(stopEpoch),
    dimension: isWhole ? boxDimension(size, (r, c) => learned.data[r * size + c] === 1) : NaN,
  };
}
