import { rangeError } from "../core/check";
import { defineOptions, integer, type Check, type RowsFor, type SettingsOf } from "../core/option-table";
import { largest } from "../core/extremes";
import type { Matrix } from "../core/matrix";
import { assertDataset, type Dataset } from "../data/dataset";
import { isIdentity, type DatasetIdentity } from "../data/identity";
import { columnsOf, type ResultColumns } from "../population/result-row";
import type { TraceQuantity } from "../population/task";
import { completeData } from "./study-data";
import type { PartShape, Recorded, Rows, StudyDefinition } from "./study-definition";
import {
  assertCounts,
  assertNonNegativeList,
  assertPositiveList,
  completeTraining,
  RUN_ROWS,
  TRAINING_ROWS,
  type RunOptions,
  type TrainingOptions,
} from "./study-options";
import { createPlan, networkSeed, tracePoints, type StudyPlan } from "./study-plan";
import type { NormStudySettings, StudySettings } from "./study-settings";
import type { StudyProgress } from "./study-progress";
import { runStudy } from "./run-plan";
import { trainingTask } from "./training-task";

/** Options of `normStudy`. At most one of `learningRate`, `epochs` and `l2` is a list. */
export interface NormStudyOptions extends TrainingOptions, RunOptions<StudyProgress<NormStudy[]>> {
  /** Networks to train, 1 or more. Default 2048. */
  readonly networks?: number;
  /** Above 0; a list gives a study for each. Default 0.025. */
  readonly learningRate?: number | readonly number[];
  /** Most epochs of a network, 0 or more; a list gives a study for each. Default 400. */
  readonly epochs?: number | readonly number[];
  /** L2 term: this times the parameter is added to its gradient. 0 or more; a list gives a study for each. Default 0. */
  readonly l2?: number | readonly number[];
  /** Norms are also kept at the start and every so many epochs. Default: they are not. */
  readonly trace?: number;
  /** Data that nothing is learned from: their loss and accuracy come into the trace, which must be asked for. */
  readonly testDataset?: Dataset;
}

/** L2 norms of many networks, one number a network. */
export interface StudyNorms {
  readonly total: Float64Array;
  readonly weights: Float64Array;
  readonly biases: Float64Array;
  readonly layers: readonly { readonly weights: Float64Array; readonly biases: Float64Array }[];
}

/** Norms over the epochs: a row a network, a column for each of `epochs`; a network that has stopped keeps its last norms. */
export interface NormTrace {
  readonly epochs: readonly number[];
  readonly total: Matrix;
  readonly weights: Matrix;
  readonly biases: Matrix;
  readonly loss: Matrix;
  readonly accuracy: Matrix;
  /** Of `testDataset`, where it is given; a network that has stopped keeps the last that were noted. */
  readonly testLoss?: Matrix;
  readonly testAccuracy?: Matrix;
}

/** What `normStudy` returns: plain data, one number a network in each list. */
export interface NormStudy {
  readonly kind: "normStudy";
  /** Everything needed to repeat it, but for the data. */
  readonly settings: StudySettings;
  readonly learningRate: number;
  readonly epochs: number;
  readonly l2: number;
  /** 1 where the network came to succeed within its epochs. */
  readonly success: Uint8Array;
  /** Epochs trained. */
  readonly stopEpoch: Int32Array;
  /** Loss at the end; NaN or infinite where training diverged. */
  readonly loss: Float64Array;
  /** Epoch at which a network ended with a loss that is not finite; -1 where it is finite. Such networks stop at once. */
  readonly divergedEpoch: Int32Array;
  /** Share of samples classified right at the end; NaN for targets that are no classes. */
  readonly accuracy: Float64Array;
  readonly initialNorms: StudyNorms;
  readonly finalNorms: StudyNorms;
  readonly trace?: NormTrace;
}

/** One study, or one for each value of a list. */
export type NormStudyResult<Options> = Options extends
  | { readonly learningRate: readonly number[] }
  | { readonly epochs: readonly number[] }
  | { readonly l2: readonly number[] }
  ? NormStudy[]
  : NormStudy;

const WHO = "normStudy";

/** A list of what a check asks for, or one value. */
function oneOrSome(check: Check<readonly number[]>): Check<number | readonly number[]> {
  const checkList: (who: string, name: string, values: unknown) => void = check;
  return (who, name, value) => {
    checkList(who, name, listOf(value as number));
  };
}

const OPTIONS = defineOptions({
  ...TRAINING_ROWS,
  ...RUN_ROWS,
  networks: [integer(1), 2048],
  learningRate: [oneOrSome(assertPositiveList), 0.025],
  epochs: [oneOrSome(assertCounts), 400],
  l2: [oneOrSome(assertNonNegativeList), 0],
  trace: [integer(1)],
  testDataset: [testData],
} satisfies RowsFor<NormStudyOptions>);

/** Checked by `completeData`, as the data that are learned are. */
function testData(who: string, name: string, value: unknown): asserts value is Dataset {
  assertDataset(`${who}: ${name}`, value);
}

/**
 * Trains many networks of one architecture from different initial weights and notes their
 * L2 norms before and after, which of them succeed, and when.
 *
 * Network i of a study begins with the weights of seed `networkSeed(seed, i)`. Studies of a
 * list train the same networks with different settings.
 *
 * @example
 * ```ts
 * const study = await normStudy({ architecture: [2, 3, 2, 1], dataset, networks: 2048, learningRate: 0.025, epochs: 400, l2: 0.02 });
 * study.finalNorms.weights; // Float64Array(2048)
 * ```
 * @throws (rejects) TypeError, RangeError for options or data that are not valid; the
 *   signal's reason when aborted.
 */
export async function normStudy<const Options extends NormStudyOptions>(
  options: Options,
): Promise<NormStudyResult<Options>> {
  const plan = planNormStudy(options);
  const studies = await runStudy(NORM_STUDY, plan, options);
  return (isSweep(options) ? studies : studies[0]) as NormStudyResult<Options>;
}

function isSweep({ learningRate, epochs, l2 }: NormStudyOptions): boolean {
  return [learningRate, epochs, l2].some(Array.isArray);
}

/**
 * The plan of a norm study, for computing it in pieces.
 *
 * @throws TypeError, RangeError for options or data that are not valid.
 */
export function planNormStudy(options: NormStudyOptions): StudyPlan {
  const { testDataset, ...given } = OPTIONS.complete(WHO, options);
  const plain = completeSettings(given);
  const data = completeData(WHO, given.dataset, plain);
  if (testDataset === undefined) return createPlan(NORM_STUDY, plain, data);
  if (plain.trace === null) throw rangeError(WHO, "testDataset is given, trace is not", "pass trace: 20 for example");
  const { identity, ...test } = completeData(`${WHO}: testDataset`, testDataset, plain);
  return createPlan(NORM_STUDY, { ...plain, testDataset: identity }, { ...data, test });
}

/** How norm studies are planned and put together. */
export const NORM_STUDY: StudyDefinition<NormStudySettings, NormStudy[]> = {
  kind: "normStudy",
  recheck: ({ learningRates, epochs, l2, trace, lossThreshold, batchSize, testDataset, ...rest }) => ({
    ...completeSettings(
      OPTIONS.read(WHO, {
        ...rest,
        learningRate: learningRates,
        epochs,
        l2,
        trace: trace ?? undefined,
        lossThreshold: lossThreshold ?? undefined,
        batchSize: batchSize ?? undefined,
      }),
    ),
    testDataset: checkedTest(testDataset),
  }),
  shapes: (settings) => [shapeOf(settings)],
  parts: (settings, data) => {
    const { learningRates, epochs, l2, networks, seed, trace } = settings;
    const member = (index: number) => {
      const value = Math.floor(index / networks);
      return {
        seed: networkSeed(seed, index % networks),
        learningRate: valueAt(learningRates, value),
        epochs: valueAt(epochs, value),
        l2: valueAt(l2, value),
      };
    };
    return [{ task: trainingTask(settings, data!, shapeOf(settings), tracePoints(trace, largest(epochs))), member }];
  },
  dataOf: (dataset, settings) => completeData(WHO, dataset, settings),
  assemble: assembleNormStudies,
};

/** Which data were tested on, as a file has it. */
function checkedTest(value: DatasetIdentity | null): DatasetIdentity | null {
  if (value === null) return null;
  if (!isIdentity(value)) throw rangeError(WHO, "testDataset is no identity of data", "pass what a study wrote");
  const { samples, features, hash } = value;
  return { samples, features, hash };
}

const TESTED: readonly TraceQuantity[] = ["testLoss", "testAccuracy"];
const TRACED: readonly TraceQuantity[] = ["totalNorm", "weightsNorm", "biasesNorm", "loss", "accuracy"];

function shapeOf(settings: NormStudySettings): PartShape {
  const { architecture, networks, trace, learningRates, epochs, l2, testDataset } = settings;
  return {
    architecture,
    count: networks * Math.max(learningRates.length, epochs.length, l2.length),
    checkpoints: { length: trace === null ? 0 : Math.floor(largest(epochs) / trace) + 1 },
    notes: { norms: true, trace: testDataset === null ? TRACED : [...TRACED, ...TESTED] },
  };
}

function valueAt(list: readonly number[], index: number): number {
  return list.length === 1 ? list[0] : list[index];
}

function completeSettings(options: Omit<SettingsOf<typeof OPTIONS.rows>, "testDataset">): NormStudySettings {
  const { networks, trace } = options;
  const [learningRates, epochs, l2] = [listOf(options.learningRate), listOf(options.epochs), listOf(options.l2)];
  const lists = Object.entries({ learningRate: learningRates, epochs, l2 }).filter(([, list]) => list.length > 1);
  if (lists.length > 1) {
    throw rangeError(
      WHO,
      `${lists.map(([name]) => name).join(" and ")} are lists`,
      "vary one at a time and pass a number for the others",
    );
  }
  return {
    ...completeTraining(WHO, options),
    kind: "normStudy",
    networks,
    learningRates,
    epochs,
    l2,
    trace: trace ?? null,
    testDataset: null,
  };
}

/** A number as a list of one; what is neither is left to the checks. */
function listOf(value: number | readonly number[]): readonly number[] {
  return Array.isArray(value) ? [...(value as number[])] : [value as number];
}

/** Puts the rows of networks that are done together, study by study. */
function assembleNormStudies(settings: Recorded<NormStudySettings>, rows: Rows): NormStudy[] {
  const columns = columnsOf(shapeOf(settings));
  const { networks, learningRates, epochs, l2 } = settings;
  const values = Math.max(learningRates.length, epochs.length, l2.length);
  return Array.from({ length: values }, (_, value) => {
    const own = rows.slice(value * networks, (value + 1) * networks).filter((row) => row !== undefined);
    return {
      kind: "normStudy",
      settings: settings as StudySettings,
      learningRate: valueAt(learningRates, value),
      epochs: valueAt(epochs, value),
      l2: valueAt(l2, value),
      success: Uint8Array.from(own, (row) => row[columns.success]),
      stopEpoch: Int32Array.from(own, (row) => row[columns.stopEpoch]),
      loss: column(own, columns.loss),
      accuracy: column(own, columns.accuracy),
      divergedEpoch: Int32Array.from(own, (row) => (Number.isFinite(row[columns.loss]) ? -1 : row[columns.stopEpoch])),
      initialNorms: normsAt(own, columns, columns.initialNorms),
      finalNorms: normsAt(own, columns, columns.finalNorms),
      ...(settings.trace !== null && { trace: traceOf(own, columns, settings, valueAt(epochs, value)) }),
    };
  });
}

function column(rows: readonly Float64Array[], at: number): Float64Array {
  return Float64Array.from(rows, (row) => row[at]);
}

function normsAt(rows: readonly Float64Array[], columns: ResultColumns, at: number): StudyNorms {
  const layers = (columns.norms - 3) / 2;
  return {
    total: column(rows, at),
    weights: column(rows, at + 1),
    biases: column(rows, at + 2),
    layers: Array.from({ length: layers }, (_, layer) => ({
      weights: column(rows, at + 3 + 2 * layer),
      biases: column(rows, at + 4 + 2 * layer),
    })),
  };
}

function traceOf(
  rows: readonly Float64Array[],
  columns: ResultColumns,
  { trace: step, testDataset }: NormStudySettings,
  last: number,
): NormTrace {
  const epochs = tracePoints(step, last);
  const hasTest = testDataset !== null;
  const part = (quantity: TraceQuantity, last?: number): Matrix => {
    const data = new Float32Array(rows.length * epochs.length);
    rows.forEach((row, r) => {
      epochs.forEach((_, point) => {
        const at = r * epochs.length + point;
        const noted = row[columns.at(quantity, point)];
        data[at] = !Number.isNaN(noted) ? noted : last === undefined ? data[at - 1] : row[last];
      });
    });
    return { data, rows: rows.length, columns: epochs.length };
  };
  const { finalNorms, loss, accuracy } = columns;
  return {
    epochs,
    total: part("totalNorm", finalNorms),
    weights: part("weightsNorm", finalNorms + 1),
    biases: part("biasesNorm", finalNorms + 2),
    loss: part("loss", loss),
    accuracy: part("accuracy", accuracy),
    ...(hasTest && { testLoss: part("testLoss"), testAccuracy: part("testAccuracy") }),
  };
}
