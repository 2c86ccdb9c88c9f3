/** What a search does, from its options: data, configurations, folds, rungs. */
import { rangeError } from "../../core/check";
import { isColumn } from "../../core/matrix";
import { isInt32Array } from "../../core/typed-array";
import { checkedDataset, ownDataset, weightedSamples } from "../../data/checked-dataset";
import type { Dataset } from "../../data/dataset";
import { identityOf } from "../../data/identity";
import { kindOfLoss, taskLoss, type TaskLoss } from "../../extras/task-loss";
import { assertCounts, headOf } from "../../extras/task-head";
import { LIBRARY_VERSION } from "../../files/version";
import { completeSpace, gridOf, randomConfigurations } from "./candidates";
import { foldsOf, type Fold } from "./folds";
import { rungsOf, type Rung } from "./rungs";
import { metricFor } from "./search-metric";
import { SEARCH_OPTIONS, type HyperparameterSearchOptions } from "./search-options";
import type { SearchSettings } from "./search-result";
import type { Configuration, TrialTask } from "./trial";

export const WHO = "hyperparameterSearch";

/** All that is done. */
export interface SearchPlan {
  readonly task: TrialTask;
  readonly folds: readonly Fold[];
  readonly configurations: readonly Configuration[];
  readonly settings: SearchSettings;
  readonly rungs: readonly Rung[];
}

/** @throws TypeError, RangeError for options or data that are not valid. */
export function planSearch(options: HyperparameterSearchOptions): SearchPlan {
  const given = SEARCH_OPTIONS.complete(WHO, options);
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
