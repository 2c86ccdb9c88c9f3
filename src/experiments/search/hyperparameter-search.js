import { assertInteger, assertNumber, assertOneOf, assertOptions, assertSeed, rangeError } from "../../core/check";
import { hashBytes } from "../../core/hash";
import { checkMatrix, toMatrix } from "../../core/matrix";
import { LIBRARY_VERSION } from "../../files/version";
import { assertDataset } from "../../training/staged-dataset";
import { checkTargets, isLabels } from "../../training/targets";
import { PRECISIONS } from "../../wasm/engine";
import { assertRunOptions, RUN_OPTIONS } from "../study-options";
import { availableThreads } from "../workers/create-worker";
import { Crew } from "../workers/crew";
import { completeSpace, gridOf, randomConfigurations } from "./candidates";
import { foldsOf } from "./folds";
import { runTrial } from "./trial";
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
 * @throws (rejects) TypeError, RangeError for options or data that are not valid; the
 *   signal's reason when aborted.
 */
export async function hyperparameterSearch(options) {
  const { task, folds, configurations, settings } = planSearch(options);
  const { onProgress, signal, workers } = options;
  const start = performance.now();
  const total = configurations.length * folds.length;
  const results = new Array(total).fill(undefined);
  let done = 0;
  const table = () => tableOf(configurations, folds.length, results, task);
  const report = () => {
    onProgress?.({ done, total, elapsedMs: performance.now() - start, partial: table });
  };
  report();
  const trialAt = (index) => ({
    configuration: configurations[Math.floor(index / folds.length)],
    seed: settings.seed,
    ...folds[index % folds.length],
  });
  await runTrials(task, total, trialAt, { workers, signal }, (index, result) => {
    results[index] = result;
    done++;
    report();
  });
  const rows = table();
  return { kind: "hyperparameterSearch", settings, table: rows, best: rows[0] };
}
async function runTrials(task, total, jobAt, { workers, signal }, onResult) {
  const crew = new Crew({
    who: WHO,
    task: { type: "trials", task },
    indices: Array.from({ length: total }, (_, index) => index),
    jobAt,
    onResult: (index, result) => {
      onResult(index, result);
    },
  });
  const count = workers ?? (await availableThreads());
  if (count > 0 && (await crew.run(count, signal))) return;
  for (let index = 0; index < total; index++) {
    signal?.throwIfAborted();
    onResult(index, await runTrial(task, jobAt(index), signal));
  }
}
function planSearch(options) {
  assertOptions(WHO, options, [...OWN, ...SPACE, ...RUN_OPTIONS, "precision"]);
  assertRunOptions(WHO, options);
  const { method = "random", trials = 32, epochs = 30, folds = 1, validationFraction = 0.2 } = options;
  const { optimizer = "adam", seed = 0, precision = "strict" } = options;
  assertOneOf(WHO, "method", method, ["random", "grid"]);
  assertInteger(WHO, "trials", trials, 1);
  assertInteger(WHO, "epochs", epochs, 1);
  assertInteger(WHO, "folds", folds, 1);
  assertNumber(WHO, "validationFraction", validationFraction);
  assertOneOf(WHO, "optimizer", optimizer, ["adam", "momentum", "sgd"]);
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
function completeDataset(dataset, asked) {
  assertDataset(WHO, dataset);
  const rows = checkMatrix(WHO, "inputs", dataset.inputs);
  const inputs = toMatrix(WHO, "inputs", dataset.inputs);
  const { targets } = dataset;
  const isClasses = isLabels(targets) && asked !== "meanSquaredError";
  const loss = asked ?? (isClasses ? "crossEntropy" : "meanSquaredError");
  assertOneOf(WHO, "loss", loss, ["crossEntropy", "meanSquaredError"]);
  if (isClasses) {
    const labels = Int32Array.from(targets);
    const outputs = Math.max(2, labels.reduce((most, label) => Math.max(most, label), 0) + 1);
    checkTargets(WHO, labels, rows, outputs);
    const negative = labels.findIndex((label) => label < 0);
    if (negative >= 0) throw rangeError(WHO, `target ${negative} is ${labels[negative]}`, "pass class indices from 0");
    return { inputs, targets: labels, outputs, loss, identity: identityOf(inputs, labels) };
  }
  const values = isLabels(targets)
    ? { data: Float32Array.from(targets), rows: targets.length, columns: 1 }
    : toMatrix(WHO, "targets", targets);
  checkTargets(WHO, values, rows, values.columns);
  return { inputs, targets: values, outputs: values.columns, loss, identity: identityOf(inputs, values.data) };
}
function identityOf({ data, rows, columns }, targets) {
  const parts = [data, targets].map(
    ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  );
  const bytes = new Uint8Array(parts[0].length + parts[1].length);
  bytes.set(parts[0]);
  bytes.set(parts[1], parts[0].length);
  return { samples: rows, features: columns, hash: hashBytes(bytes) };
}
/** Rows of the configurations whose folds are all done, best first. */
function tableOf(configurations, folds, results, { targets }) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const isClasses = targets instanceof Int32Array;
  const rows = configurations.flatMap((configuration, i) => {
    const own = results.slice(i * folds, (i + 1) * folds).filter((result) => result !== undefined);
    if (own.length < folds) return [];
    const scores = own.map(({ loss, accuracy }) => (isClasses && loss < Infinity ? accuracy : -loss));
    const loss = mean(own.map((result) => result.loss));
    const accuracy = mean(own.map((result) => result.accuracy));
    return [{ configuration, loss, accuracy, score: mean(scores), folds: scores }];
  });
  // NaN never comes: a trial that diverges has a loss of Infinity.
  return rows.sort((a, b) => b.score - a.score || a.loss - b.loss);
}
