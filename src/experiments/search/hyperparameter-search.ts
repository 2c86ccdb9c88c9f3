import { rangeError } from "../../core/check";
import { now } from "../../core/clock";
import { availableThreads } from "../../core/platform";
import { withListener } from "../listener";
import type { RunOptions } from "../study-options";
import { Crew } from "../workers/crew";
import type { Rung } from "./rungs";
import type { HyperparameterSearchOptions } from "./search-options";
import { planSearch, WHO, type SearchPlan } from "./search-plan";
import type { SearchResult, SearchRow } from "./search-result";
import { runTrial, type Configuration, type Trial, type TrialResult, type TrialTask } from "./trial";

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
  const start = now();
  const total = rungs.reduce((sum, { count }) => sum + count * folds.length, 0);
  const standings = configurations.map((): Standing => ({ epochs: 0, results: [] }));
  let done = 0;
  const table = () => tableOf(configurations, standings, folds.length);
  const progress = () => ({ done, total, elapsedMs: now() - start, partial: table });
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
