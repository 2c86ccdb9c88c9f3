import { assertInteger, assertNumber, assertOneOf, assertOptions, assertSeed, rangeError } from "../../core/check";
import { isColumn } from "../../core/matrix";
import { isInt32Array } from "../../core/typed-array";
import { checkedDataset, weightedSamples } from "../../data/checked-dataset";
import { identityOf } from "../../data/identity";
import { LIBRARY_VERSION } from "../../files/version";
import type { LossName } from "../../losses/loss";
import { OPTIMIZER_NAMES } from "../../optimizers/create-optimizer";
import { assertDataset, type Dataset } from "../../data/dataset";
import { PRECISIONS, type Precision } from "../../wasm/engine";
import { assertRunOptions, RUN_OPTIONS, type RunOptions } from "../study-options";
import type { StudyProgress } from "../study-progress";
import { availableThreads } from "../../core/platform";
import { withListener } from "../listener";
import { Crew } from "../workers/crew";
import { completeSpace, gridOf, randomConfigurations, type SearchSpace } from "./candidates";
import { foldsOf, type Fold } from "./folds";
import type { SearchResult, SearchRow, SearchSettings } from "./search-result";
import { runTrial, type Configuration, type Trial, type TrialResult, type TrialTask } from "./trial";

/** Options of `hyperparameterSearch`. */
export interface HyperparameterSearchOptions extends SearchSpace, RunOptions<StudyProgress<readonly SearchRow[]>> {
  readonly dataset: Dataset;
  /** Default `"random"`. */
  readonly method?: "random" | "grid";
  /** Configurations that random search tries. Default 32. */
  readonly trials?: number;
  /** Passes over the training rows. Default 30. */
  readonly epochs?: number;
  /** 2 or more: k-fold cross-validation. Default 1: one part is held out. */
  readonly folds?: number;
  /** Share of the rows that is held out without folds. Default 0.2. */
  readonly validationFraction?: number;
  /** Default cross-entropy for classes (class indices), mean squared error for values. */
  readonly loss?: "crossEntropy" | "meanSquaredError";
  /** Default `"adam"`. */
  readonly optimizer?: TrialTask["optimizer"];
  /** Fixes configurations, folds and networks. Default 0. */
  readonly seed?: number;
  /** Default `"strict"`. */
  readonly precision?: Precision;
}

const WHO = "hyperparameterSearch";
const OWN = ["dataset", "method", "trials", "epochs", "folds", "validationFraction", "loss", "optimizer", "seed"];
const SPACE = ["layers", "activation", "learningRate", "l2", "batchSize"];

/**
 * Tries out hidden layers, activations, learning rates, L2 terms and batch sizes: trains a
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
  const { task, folds, configurations, settings } = planSearch(options);
  const { workers } = options;
  const start = performance.now();
  const total = configurations.length * folds.length;
  const results: (TrialResult | undefined)[] = new Array<undefined>(total).fill(undefined);
  let done = 0;
  const table = () => tableOf(configurations, folds.length, results, task);
  const progress = () => ({ done, total, elapsedMs: performance.now() - start, partial: table });
  const trialAt = (index: number): Trial => ({
    configuration: configurations[Math.floor(index / folds.length)],
    seed: settings.seed,
    ...folds[index % folds.length],
  });
  await withListener(options, async (report, signal) => {
    report(progress());
    await runTrials(task, total, trialAt, { workers, signal }, (index, result) => {
      results[index] = result;
      done++;
      report(progress());
    });
  });
  const rows = table();
  if (!Number.isFinite(rows[0].score)) {
    throw rangeError(WHO, "training diverged with every configuration", "lower learningRate, or scale the inputs");
  }
  return { kind: "hyperparameterSearch", settings, table: rows, best: rows[0] };
}

async function runTrials(
  task: TrialTask,
  total: number,
  jobAt: (index: number) => Trial,
  { workers, signal }: RunOptions<never>,
  onResult: (index: number, result: TrialResult) => void,
): Promise<void> {
  const crew = new Crew({
    who: WHO,
    task: { type: "trials", task },
    indices: Array.from({ length: total }, (_, index) => index),
    jobAt,
    onResult: (index, result) => {
      onResult(index, result as TrialResult);
    },
  });
  const count = workers ?? availableThreads();
  if (count > 0 && (await crew.run(count, signal))) return;
  for (let index = 0; index < total; index++) {
    signal?.throwIfAborted();
    onResult(index, await runTrial(task, jobAt(index), signal));
  }
}

interface SearchPlan {
  readonly task: TrialTask;
  readonly folds: readonly Fold[];
  readonly configurations: readonly Configuration[];
  readonly settings: SearchSettings;
}

function planSearch(options: HyperparameterSearchOptions): SearchPlan {
  assertOptions(WHO, options, [...OWN, ...SPACE, ...RUN_OPTIONS, "precision"]);
  assertRunOptions(WHO, options);
  const { method = "random", trials = 32, epochs = 30, folds = 1, validationFraction = 0.2 } = options;
  const { optimizer = "adam", seed = 0, precision = "strict" } = options;
  assertOneOf(WHO, "method", method, ["random", "grid"]);
  assertInteger(WHO, "trials", trials, 1);
  assertInteger(WHO, "epochs", epochs, 1);
  assertInteger(WHO, "folds", folds, 1);
  assertNumber(WHO, "validationFraction", validationFraction);
  assertOneOf(WHO, "optimizer", optimizer, OPTIMIZER_NAMES);
  assertSeed(WHO, seed);
  assertOneOf(WHO, "precision", precision, PRECISIONS);
  const space = completeSpace(WHO, options, method === "grid");
  const data = completeDataset(options.dataset, options.loss);
  const configurations = method === "grid" ? gridOf(space) : randomConfigurations(space, trials, seed);
  const { identity, ...rest } = data;
  return {
    task: { ...rest, optimizer, epochs, precision },
    folds: foldsOf(WHO, data.inputs.rows, folds, validationFraction, seed),
    configurations,
    settings: {
      method,
      loss: data.loss,
      optimizer,
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

function completeDataset(dataset: Dataset, asked: LossName | undefined): SearchData {
  assertDataset(WHO, dataset);
  const isClasses = isColumn(dataset.targets) && asked !== "meanSquaredError";
  const loss = asked ?? (isClasses ? "crossEntropy" : "meanSquaredError");
  assertOneOf(WHO, "loss", loss, ["crossEntropy", "meanSquaredError"]);
  const checked = checkedDataset(WHO, dataset, { kind: isClasses ? "classes" : "values" });
  const { inputs, targets, sampleWeights } = weightedSamples(WHO, checked);
  const outputs = isInt32Array(targets) ? outputsOf(targets) : targets.columns;
  const values = isInt32Array(targets) ? targets : targets.data;
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

/** Rows of the configurations whose folds are all done, best first. */
function tableOf(
  configurations: readonly Configuration[],
  folds: number,
  results: readonly (TrialResult | undefined)[],
  { targets }: TrialTask,
): SearchRow[] {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const isClasses = isInt32Array(targets);
  const rows = configurations.flatMap((configuration, i): SearchRow[] => {
    const own = results.slice(i * folds, (i + 1) * folds).filter((result) => result !== undefined);
    if (own.length < folds) return [];
    const scores = own.map(({ loss, accuracy }) => (isClasses && loss < Infinity ? accuracy : -loss));
    const loss = mean(own.map((result) => result.loss));
    const accuracy = mean(own.map((result) => result.accuracy));
    return [{ configuration, loss, accuracy, score: mean(scores), folds: scores }];
  });
  // A trial that diverges, or whose loss on the rows held out is not finite, has a loss of Infinity: NaN never comes.
  return rows.sort((a, b) => b.score - a.score || a.loss - b.loss);
}
