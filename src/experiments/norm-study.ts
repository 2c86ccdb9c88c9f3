import { isArray } from "../core/kind";
import { rangeError } from "../core/check";
import { defineOptions, integer, type Check, type RowsFor, type SettingsOf } from "../core/option-table";
import { largest } from "../core/extremes";
import { assertDataset, type Dataset } from "../data/dataset";
import { isIdentity, type DatasetIdentity } from "../data/identity";
import { completeData } from "./study-data";
import type { StudyDefinition } from "./study-definition";
import { completeTraining, RUN_ROWS, TRAINING_ROWS, type RunOptions, type TrainingOptions } from "./study-options";
import { createPlan, networkSeed, tracePoints, type StudyPlan } from "./study-plan";
import type { NormStudySettings } from "./study-settings";
import type { StudyProgress } from "./study-progress";
import { runStudy } from "./run-plan";
import { trainingTask } from "./training-task";
import { assertCounts, assertNonNegativeList, assertPositiveList, shortList } from "./list-checks";
import { assembleNormStudies, shapeOf, valueAt, type NormStudy } from "./norm-study-result";

/** Options of `normStudy`. At most one of `learningRate`, `epochs` and `l2` is a list. */
export interface NormStudyOptions extends TrainingOptions, RunOptions<StudyProgress<NormStudy[]>> {
  /** Networks to train, 1 or more. Default 2048. */
  readonly networks?: number;
  /** Learning rate of all networks, above 0; a list gives a study for each. Default 0.025. */
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

/** One study, or one for each value of a list. */
export type NormStudyResult<Options> = Options extends
  | {
      /** A list: the result has a study for each learning rate, in this order. */
      readonly learningRate: readonly number[];
    }
  | {
      /** A list: the result has a study for each number of epochs, in this order. */
      readonly epochs: readonly number[];
    }
  | {
      /** A list: the result has a study for each L2 factor, in this order. */
      readonly l2: readonly number[];
    }
  ? NormStudy[]
  : NormStudy;

const WHO = "normStudy";

/** Values of a list, each of which gives a study. */
const MOST_STUDIES = 4096;

/** A list of what a check asks for, or one value. */
function oneOrSome(check: Check<readonly number[]>): Check<number | readonly number[]> {
  const checkList: (who: string, name: string, values: unknown) => void = check;
  return (who, name, value) => {
    checkList(who, name, shortList(who, name, listOf(value as number), MOST_STUDIES));
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
  return [learningRate, epochs, l2].some(isArray);
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
  return isArray(value) ? [...(value as number[])] : [value as number];
}
