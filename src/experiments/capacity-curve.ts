import { assertInteger, assertPositive } from "../core/check";
import { defineOptions, integer, seed, single, type RowsFor, type SettingsOf } from "../core/option-table";
import type { Matrix } from "../core/matrix";
import { shareInterval } from "../core/share-interval";
import { columnsOf } from "../population/result-row";
import type { Member, PopulationTask } from "../population/task";
import { RandomUse, randomNormal, randomUniform } from "../wasm/random";
import { runStudy } from "./run-plan";
import type { PartShape, Recorded, Rows, StudyDefinition } from "./study-definition";
import { adamTask, LARGEST_WIDTH } from "./study-limits";
import { RUN_ROWS, type RunOptions } from "./study-options";
import { createPlan, networkSeed, type StudyPlan } from "./study-plan";
import type { StudyProgress } from "./study-progress";
import { epochCount, integers } from "./list-checks";

/** Options of `capacityCurve`. */
export interface CapacityCurveOptions extends RunOptions<StudyProgress<CapacityCurve>> {
  /** Dimension of the points, 1 to 64. Default 10. */
  readonly inputs?: number;
  /** Hidden units, with tanh, 0 to 64; 0 is one unit that separates by a plane. Default 0. */
  readonly hidden?: number;
  /** Numbers of points. Default 4 to 48. */
  readonly points?: readonly number[];
  /** Random labellings for each number of points. Default 512. */
  readonly labellings?: number;
  /** Networks that try each labelling. Default 1, with hidden units 5. */
  readonly starts?: number;
  /** Most epochs of a network. Default 16000. */
  readonly epochs?: number;
  /** Learning rate of Adam, above 0. Default 0.1. */
  readonly learningRate?: number;
  /** Fixes points, labellings and initial weights. Default 0. */
  readonly seed?: number;
}

/** The settings of a study of capacity. */
export interface CapacityCurveSettings {
  /** Always `"capacityCurve"`: the study by which `mergePieces` reads these settings. */
  readonly kind: "capacityCurve";
  /** Dimension of the points, 1 to 64. The option's default is 10. */
  readonly inputs: number;
  /** Hidden units, 0 to 64; 0 is one unit that separates by a plane. The option's default is 0. */
  readonly hidden: number;
  /** Numbers of points, each 1 to 1000. The option's default is 16 numbers from 4 to 48. */
  readonly points: readonly number[];
  /** Random labellings for each number of points, 1 or more. The option's default is 512. */
  readonly labellings: number;
  /** Networks that try each labelling, 1 or more; not given, 1 without hidden units, else 5. */
  readonly starts: number;
  /** Most epochs of a network, 0 or more. The option's default is 16000. */
  readonly epochs: number;
  /** Learning rate of Adam, above 0. The option's default is 0.1. */
  readonly learningRate: number;
  /** Seed of points, labellings and initial weights. The option's default is 0. */
  readonly seed: number;
}

/** What `capacityCurve` returns: lists of a number for each of `points`; NaN where nothing is known yet. */
export interface CapacityCurve {
  /** Always `"capacityCurve"`: tells this result from those of other studies. */
  readonly kind: "capacityCurve";
  /** Everything needed to repeat the study: options with their defaults, and the library's version; `dataset` is `null`. */
  readonly settings: Recorded<CapacityCurveSettings>;
  /** Numbers of points, in the order given: what the entries of the other lists belong to. */
  readonly points: readonly number[];
  /** Random labellings that were asked for at each number of points. */
  readonly labellings: number;
  /** Number of weights and biases of a network. */
  readonly parameters: number;
  /** Share of labellings that a network learned, every point right. */
  readonly learned: Float64Array;
  /** Lower end of Wilson's 95 % interval of `learned`, 0 to 1. */
  readonly low: Float64Array;
  /** Upper end of the 95 % interval of `learned`, 0 to 1. */
  readonly high: Float64Array;
  /** Share of labellings that a plane separates, by Cover's theorem: what one unit can learn. */
  readonly exact: Float64Array;
}

const WHO = "capacityCurve";
const DEFAULT_POINTS = [4, 8, 11, 14, 16, 18, 20, 22, 24, 26, 28, 32, 36, 40, 44, 48];
/** 2^P must be a number. */
const MOST_POINTS = 1000;

const OPTIONS = defineOptions({
  inputs: [integer(1, LARGEST_WIDTH), 10],
  hidden: [integer(0, LARGEST_WIDTH), 0],
  points: [integers(1, MOST_POINTS), DEFAULT_POINTS],
  labellings: [integer(1), 512],
  starts: [integer(1)],
  epochs: [epochCount, 16000],
  learningRate: [single(assertPositive), 0.1],
  seed: [seed, 0],
  ...RUN_ROWS,
} satisfies RowsFor<CapacityCurveOptions>);

/**
 * How many random labellings of random points a network can learn, beside the number that a plane can separate.
 *
 * Points are drawn from N(0, 1) and labeled by coin; a network learns all points at once by Adam on the binary
 * cross-entropy and stops when every point is right. Gradient descent may miss a separation with a very
 * narrow margin, so the measured share of one unit can stay below the exact one, never truly above.
 *
 * @example
 * ```ts
 * const { points, learned, exact } = await capacityCurve({ inputs: 10, points: [11, 22, 33], labellings: 64 });
 * ```
 * @throws (rejects) TypeError, RangeError for options that are not valid; the signal's reason when aborted.
 *
 * Source: Cover, "Geometrical and statistical properties of systems of linear inequalities" (1965), theorem 1.
 */
export async function capacityCurve(options: CapacityCurveOptions = {}): Promise<CapacityCurve> {
  return runStudy(CAPACITY_CURVE, planCapacityCurve(options), options);
}

/** The plan of `capacityCurve`, for computing it in pieces. @throws as `capacityCurve` rejects. */
export function planCapacityCurve(options: CapacityCurveOptions = {}): StudyPlan {
  return createPlan(CAPACITY_CURVE, complete(OPTIONS.complete(WHO, options)), undefined);
}

function complete(options: SettingsOf<typeof OPTIONS.rows>): CapacityCurveSettings {
  const { inputs, hidden, points, labellings, epochs, learningRate, seed } = options;
  const { starts = hidden > 0 ? 5 : 1 } = options;
  return { kind: WHO, inputs, hidden, points, labellings, starts, epochs, learningRate, seed };
}

/**
 * Share of the 2^P labellings of P points in general position in N dimensions that a plane separates:
 * `2^(1 - P) sum_(k = 0..N) binomial(P - 1, k)`.
 *
 * @param points - P, 1 to 1000.
 * @param dimension - N, 0 or more.
 * @throws TypeError, RangeError for others.
 */
export function separableShare(points: number, dimension: number): number {
  assertInteger("separableShare", "points", points, 1, MOST_POINTS);
  assertInteger("separableShare", "dimension", dimension, 0);
  let [term, sum] = [2 ** (1 - points), 0];
  for (let k = 0; k <= Math.min(dimension, points - 1); k++) {
    sum += term;
    term *= (points - 1 - k) / (k + 1);
  }
  return Math.min(1, sum);
}

/** How studies of capacity are planned and put together. */
export const CAPACITY_CURVE: StudyDefinition<CapacityCurveSettings, CapacityCurve> = {
  kind: WHO,
  recheck: (settings) => complete(OPTIONS.read(WHO, settings)),
  shapes: (settings) => settings.points.map(() => shapeOf(settings)),
  parts: (settings) =>
    settings.points.map((points, i) => ({
      task: taskOf(settings, points),
      member: (index) => memberOf(settings, i, points, index),
    })),
  assemble,
};

function shapeOf({ inputs, hidden, labellings, starts }: CapacityCurveSettings): PartShape {
  return {
    architecture: hidden === 0 ? [inputs, 1] : [inputs, hidden, 1],
    count: labellings * starts,
    checkpoints: [],
    notes: { norms: false, trace: [] },
  };
}

function taskOf(settings: CapacityCurveSettings, points: number): PopulationTask {
  const { architecture, notes } = shapeOf(settings);
  const { inputs: columns, seed } = settings;
  const inputs: Matrix = {
    data: randomNormal({ seed, use: RandomUse.study }, points * columns),
    rows: points,
    columns,
  };
  const targets: Matrix = { data: new Float32Array(points), rows: points, columns: 1 };
  return {
    ...adamTask({ inputs, targets, labels: new Int32Array(points) }, architecture, notes),
    ...{ activation: "tanh", outputActivation: "sigmoid", initializer: "xavier" },
    ...{ loss: "binaryCrossEntropy", reduction: "sum", success: { type: "allRight" } },
  };
}

/** Try `index % starts` at labelling `index / starts` of the points. */
function memberOf(
  { starts, labellings, seed, learningRate, epochs }: CapacityCurveSettings,
  part: number,
  points: number,
  index: number,
): Member {
  const labelling = Math.floor(index / starts);
  const stream = { seed, use: RandomUse.study, layer: 1 + part, index: labelling };
  const labels = Int32Array.from(randomUniform(stream, points), (value) => (value < 0.5 ? 0 : 1));
  const own = part * labellings * starts + index;
  return { seed: networkSeed(seed, own), learningRate, l2: 0, epochs, labels, targets: Float32Array.from(labels) };
}

function assemble(settings: Recorded<CapacityCurveSettings>, rows: Rows): CapacityCurve {
  const { points, labellings, starts, inputs, hidden } = settings;
  const { success } = columnsOf(shapeOf(settings));
  const cells = points.map((_, part) => {
    const tried = Array.from({ length: labellings }, (_, labelling) => {
      const first = (part * labellings + labelling) * starts;
      return rows.slice(first, first + starts).filter((row) => row !== undefined);
    }).filter((tries) => tries.length > 0);
    return { count: tried.length, learned: tried.filter((tries) => tries.some((row) => row[success] === 1)).length };
  });
  const intervals = cells.map(({ learned, count }) => shareInterval(learned, count));
  return {
    ...{ kind: WHO, settings, points, labellings },
    parameters: hidden === 0 ? inputs + 1 : (inputs + 2) * hidden + 1,
    learned: Float64Array.from(cells, ({ learned, count }) => learned / count),
    low: Float64Array.from(intervals, ({ low }) => low),
    high: Float64Array.from(intervals, ({ high }) => high),
    exact: Float64Array.from(points, (count) => separableShare(count, inputs)),
  };
}
