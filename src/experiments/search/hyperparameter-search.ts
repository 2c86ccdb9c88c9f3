import { assertNumber, rangeError } from "../../core/check";
import { defineOptions, integer, oneOf, REQUIRED, seed, type RowsFor } from "../../core/option-table";
import { isColumn } from "../../core/matrix";
import { isInt32Array } from "../../core/typed-array";
import { checkedDataset, ownDataset, weightedSamples } from "../../data/checked-dataset";
import { identityOf } from "../../data/identity";
import { LIBRARY_VERSION } from "../../files/version";
import { assertTaskLoss, kindOfLoss, taskLoss, type TaskLoss } from "../../extras/task-loss";
import { assertCounts, headOf } from "../../extras/task-head";
import type { Dataset } from "../../data/dataset";
import { PRECISIONS, type Precision } from "../../wasm/engine";
import { datasetRow, RUN_ROWS, type RunOptions } from "../study-options";
import type { StudyProgress } from "../study-progress";
import { availableThreads } from "../../core/platform";
import { withListener } from "../listener";
import { Crew } from "../workers/crew";
import {
  completeSpace,
  gridOf,
  MOST_CONFIGURATIONS,
  randomConfigurations,
  SPACE_ROWS,
  type SearchSpace,
} from "./candidates";
import { foldsOf, type Fold } from "./folds";
import { rungsOf, type Rung } from "./rungs";
import type { SearchMethod, SearchResult, SearchRow, SearchSettings } from "./search-result";
import { metricFor, SEARCH_METRICS, type SearchMetric } from "./search-metric";
import {
  runTrial,
  type Configuration,
  type SearchSchedule,
  type Trial,
  type TrialResult,
  type TrialTask,
} from "./trial";

/** Options of `hyperparameterSearch`. */
export interface HyperparameterSearchOptions extends SearchSpace, RunOptions<StudyProgress<readonly SearchRow[]>> {
  /** Data to divide into rows to train on and rows held out; its class indices, or values, decide the default `loss`. */
  readonly dataset: Dataset;
  /**
   * `"random"` (default) and `"grid"` train all configurations for all epochs. `"halving"` draws them at random, trains all
   * for a ninth of the epochs, and only the best third of them on, exactly, for a third and then for all: about a quarter
   * of the training. It may drop what is slow at first, so it is not the default.
   */
  readonly method?: SearchMethod;
  /** Configurations that are drawn at random, 1 to 2^20. Default 32. */
  readonly trials?: number;
  /** Passes over the training rows. Default 30. */
  readonly epochs?: number;
  /** 2 or more: k-fold cross-validation. Default 1: one part is held out. */
  readonly folds?: number;
  /** Share of the rows that is held out without folds. Default 0.2. */
  readonly validationFraction?: number;
  /**
   * Default cross-entropy for classes (class indices), mean squared error for values; also `"focal"`, `"hinge"`, and for values
   * `"meanAbsoluteError"`, `"huber"`, `"quantile"`, `"poisson"`, `"gaussian"`. An object has options: `{ type: "huber", delta: 0.5 }`.
   */
  readonly loss?: TaskLoss;
  /**
   * What configurations are ranked by on the rows held out: `"accuracy"` (default for classes), `"loss"` (default for values), or another
   * metric: `"f1"`, `"precision"`, `"recall"`, `"rocAuc"`, `"averagePrecision"`, `"top2Accuracy"`, `"cohenKappa"`, `"matthewsCorrelation"`,
   * `"logLoss"`, `"brierScore"`, `"calibrationError"`; `"r2"`, `"meanAbsoluteError"`, `"rootMeanSquaredError"`,
   * `"meanAbsolutePercentageError"`. Those count all rows alike, but rows of weight 0 not at all.
   */
  readonly metric?: SearchMetric;
  /** Of the learning rate: `"constant"` (default), or `"cosine"`, which lets it fall to 0 over the epochs. */
  readonly schedule?: SearchSchedule;
  /** Fixes configurations, folds and networks. Default 0. */
  readonly seed?: number;
  /** Default `"strict"`: the same bits on every machine; with `"fast"` the last bits may differ. */
  readonly precision?: Precision;
}

const WHO = "hyperparameterSearch";

const OPTIONS = defineOptions({
  dataset: [datasetRow, REQUIRED],
  method: [oneOf("random", "grid", "halving"), "random"],
  trials: [integer(1, MOST_CONFIGURATIONS), 32],
  epochs: [integer(1), 30],
  folds: [integer(1), 1],
  validationFraction: [assertNumber, 0.2],
  loss: [assertTaskLoss],
  metric: [oneOf(...SEARCH_METRICS)],
  schedule: [oneOf("constant", "cosine"), "constant"],
  seed: [seed, 0],
  ...SPACE_ROWS,
  ...RUN_ROWS,
  precision: [oneOf(...PRECISIONS), "strict"],
} satisfies RowsFor<HyperparameterSearchOptions>);

/**
 * Tries out hidden layers, activations, learning rates, L2 terms, batch sizes, dropout, optimizers, limits of weights and averages: trains a
 * network for each combination and fold, and ranks them by their score on the rows held out.
 *
 * @example
 * ```ts
 * const { best } = await hyperparameterSearch({ dataset, trials: 20, folds: 5, epochs: 50 });
 * best.configuration.learningRate;
 * ```
 * @throws (rejects) TypeError, RangeError for options or data that are not valid, and when training diverged with every
 *   configuration; the signal's reason when aborted.
 */
export async function hyperparameterSearch(options: HyperparameterSearchOptions): Promise<SearchResult> {
  const plan = planSearch(options);
  const { task, folds, configurations, settings, rungs } = plan;
  const { workers } = options;
  const start = performance.now();
  const total = rungs.reduce((sum, { count }) => sum + count * folds.length, 0);
  const standings = configurations.map((): Standing => ({ epochs: 0, results: [] }));
  let done = 0;
  const table = () => tableOf(configurations, standings, folds.length);
  const progress = () => ({ done, total, elapsedMs: performance.now() - start, partial: table });
  await withListener(options, async (report, signal) => {
    report(progress());
    for (const [i, rung] of rungs.entries()) {
      const chosen = bestOf(standings, table(), configurations, rung.count);
      const trials = trialsOf(plan, standings, chosen, rung, i < rungs.length - 1);
      for (const index of chosen) standings[index] = { epochs: rung.epochs, results: [] };
      await runTrials(task, trials, { workers, signal }, (index, result) => {
        standings[chosen[Math.floor(index / folds.length)]].results[index % folds.length] = result;
        done++;
        report(progress());
      });
    }
  });
  const rows = table();
  if (rows[0].loss === Infinity) {
    throw rangeError(WHO, "training diverged with every configuration", "lower learningRate, or scale the inputs");
  }
  if (Number.isNaN(rows[0].score)) {
    throw rangeError(WHO, `${task.metric} says nothing of the rows held out`, "choose another metric, or fewer folds");
  }
  const trainedEpochs = folds.length * rows.reduce((sum, { epochs }) => sum + epochs, 0);
  return { kind: "hyperparameterSearch", settings, trainedEpochs, table: rows, best: rows[0] };
}

/** How far a configuration is. */
interface Standing {
  readonly epochs: number;
  /** Of each fold, once it is done. */
  readonly results: (TrialResult | undefined)[];
}

/** Numbers of the configurations that a rung trains: the best of the rung before, or all of the first. */
function bestOf(
  standings: readonly Standing[],
  table: readonly SearchRow[],
  configurations: readonly Configuration[],
  count: number,
): number[] {
  if (table.length === 0) return [...standings.keys()].slice(0, count);
  return table.slice(0, count).map(({ configuration }) => configurations.indexOf(configuration));
}

function trialsOf(
  { folds, configurations, settings }: SearchPlan,
  standings: readonly Standing[],
  chosen: readonly number[],
  { epochs }: Rung,
  isKept: boolean,
): Trial[] {
  return chosen.flatMap((index) =>
    folds.map((fold, f) => ({
      configuration: configurations[index],
      seed: settings.seed,
      epochs,
      from: standings[index].results[f]?.checkpoint,
      isKept,
      ...fold,
    })),
  );
}

async function runTrials(
  task: TrialTask,
  trials: readonly Trial[],
  { workers, signal }: RunOptions<never>,
  onResult: (index: number, result: TrialResult) => void,
): Promise<void> {
  const crew = new Crew({
    who: WHO,
    task: { type: "trials", task },
    indices: [...trials.keys()],
    jobAt: (index) => trials[index],
    onResult: (index, result) => {
      onResult(index, result as TrialResult);
    },
  });
  const count = workers ?? availableThreads();
  if (count > 0 && (await crew.run(count, signal))) return;
  for (const [index, trial] of trials.entries()) {
    signal?.throwIfAborted();
    onResult(index, await runTrial(task, trial, signal));
  }
}

interface SearchPlan {
  readonly task: TrialTask;
  readonly folds: readonly Fold[];
  readonly configurations: readonly Configuration[];
  readonly settings: SearchSettings;
  readonly rungs: readonly Rung[];
}

function planSearch(options: HyperparameterSearchOptions): SearchPlan {
  const given = OPTIONS.complete(WHO, options);
  const { method, trials, epochs, folds, validationFraction, schedule, seed, precision } = given;
  const space = completeSpace(WHO, given, method === "grid");
  const data = completeDataset(given.dataset, given.loss);
  const metric = metricFor(WHO, given.metric, isInt32Array(data.targets));
  const configurations = method === "grid" ? gridOf(WHO, space) : randomConfigurations(space, trials, seed);
  const { identity, ...rest } = data;
  return {
    task: { ...rest, metric, schedule, epochs, precision },
    folds: foldsOf(WHO, data.inputs.rows, folds, validationFraction, seed),
    configurations,
    rungs: method === "halving" ? rungsOf(configurations.length, epochs) : [{ epochs, count: configurations.length }],
    settings: {
      method,
      loss: data.loss,
      metric,
      optimizer: space.optimizer,
      schedule,
      epochs,
      folds,
      validationFraction,
      seed,
      precision,
      dataset: identity,
      version: LIBRARY_VERSION,
    },
  };
}

type SearchData = Pick<TrialTask, "inputs" | "targets" | "sampleWeights" | "outputs" | "loss"> & {
  readonly identity: SearchSettings["dataset"];
};

function completeDataset(dataset: Dataset, asked: TaskLoss | undefined): SearchData {
  const isClasses = isColumn(dataset.targets) && (asked === undefined || kindOfLoss(asked) === "classes");
  const loss = asked ?? taskLoss(WHO, undefined, isClasses ? "classes" : "values");
  const checked = checkedDataset(WHO, dataset, { kind: isClasses ? "classes" : "values" });
  const { inputs, targets, sampleWeights } = weightedSamples(WHO, ownDataset(checked));
  const outputs = isInt32Array(targets) ? outputsOf(targets) : targets.columns * headOf(loss).width;
  const values = isInt32Array(targets) ? targets : targets.data;
  if (!isInt32Array(targets)) assertCounts(WHO, "targets", targets, loss);
  const identity = identityOf(inputs, values, sampleWeights && Float32Array.from(sampleWeights));
  return { inputs, targets, sampleWeights, outputs, loss, identity };
}

/** Classes that a network may be asked for; more are a mistake, such as numbers that are no classes. */
const MAX_CLASSES = 10_000;

function outputsOf(labels: Int32Array): number {
  const highest = labels.reduce((most, label) => Math.max(most, label), 0);
  if (highest < MAX_CLASSES) return Math.max(2, highest + 1);
  throw rangeError(
    WHO,
    `target ${labels.indexOf(highest)} is ${highest}, which makes ${highest + 1} classes`,
    `number the classes from 0, at most ${MAX_CLASSES}, or pass loss: "meanSquaredError" for values`,
  );
}

/** Rows of the configurations whose folds are all done, best first, those with fewer epochs last. */
function tableOf(configurations: readonly Configuration[], standings: readonly Standing[], folds: number): SearchRow[] {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const rows = configurations.flatMap((configuration, i): SearchRow[] => {
    const { results, epochs } = standings[i];
    const own = results.filter((result) => result !== undefined);
    if (own.length < folds) return [];
    const scores = own.map(({ score }) => score);
    const loss = mean(own.map((result) => result.loss));
    const accuracy = mean(own.map((result) => result.accuracy));
    return [{ configuration, loss, accuracy, score: mean(scores), epochs, folds: scores }];
  });
  // A trial that diverges, or whose loss on the rows held out is not finite, has a loss of Infinity. A metric may be NaN.
  const rankOf = ({ score }: SearchRow) => (Number.isNaN(score) ? -Infinity : score);
  return rows.sort((a, b) => b.epochs - a.epochs || rankOf(b) - rankOf(a) || a.loss - b.loss);
}
