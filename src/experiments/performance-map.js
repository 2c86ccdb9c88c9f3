import { assertBoolean, assertInteger, assertNonNegative, assertOptions, rangeError, show } from "../core/check";
import { meanInterval, shareInterval } from "./intervals";
import { runPlan } from "./run-plan";
import { completeData } from "./study-data";
import {
  assertCounts,
  assertPositiveList,
  assertRising,
  assertRunOptions,
  completeTraining,
  RUN_OPTIONS,
  TRAINING_OPTIONS,
} from "./study-options";
import { createPlan, networkSeed } from "./study-plan";
const WHO = "performanceMap";
/**
 * Share of networks that succeed, for every pair of learning rate and number of epochs.
 *
 * A run that is allowed the most epochs and stops when it succeeds tells, by the epoch at
 * which it stops, whether it would have succeeded within every smaller number. One set of
 * runs for a learning rate therefore gives its whole column: each cell has the same expected
 * value and the same number of runs as if it had been trained alone, but the cells of a column
 * rise and fall together. `independentCells: true` trains every cell anew.
 *
 * @example
 * ```ts
 * const map = await performanceMap({ architecture: [2, 3, 2, 1], dataset, learningRates: [0.01, 0.02], epochs: [0, 200, 400], runs: 16, l2: 0.02 });
 * map.success; // { data: Float32Array(6), rows: 3, columns: 2 }
 * ```
 * @throws (rejects) TypeError, RangeError for options or data that are not valid; the
 *   signal's reason when aborted.
 */
export async function performanceMap(options) {
  const plan = planPerformanceMap(options);
  const assemble = (rows) => assemblePerformanceMap(plan.settings, plan.columns, rows);
  return assemble(await runPlan(plan, options, assemble));
}
/**
 * The plan of a performance map, for computing it in pieces.
 *
 * @throws TypeError, RangeError for options or data that are not valid.
 */
export function planPerformanceMap(options) {
  const own = ["learningRates", "epochs", "runs", "l2", "independentCells", "accuracy"];
  const shared = TRAINING_OPTIONS.filter((name) => name !== "stopOnSuccess");
  assertOptions(WHO, options, [...shared, ...RUN_OPTIONS, ...own]);
  assertRunOptions(WHO, options);
  const settings = completeSettings(options);
  const data = completeData(WHO, options.dataset, settings);
  const { learningRates, epochs, runs, l2, independentCells, seed } = settings;
  const last = epochs[epochs.length - 1];
  const perColumn = independentCells ? runs * epochs.length : runs;
  return createPlan(WHO, settings, data, (index) => ({
    seed: networkSeed(seed, index),
    learningRate: learningRates[Math.floor(index / perColumn)],
    l2,
    epochs: independentCells ? epochs[Math.floor((index % perColumn) / runs)] : last,
  }));
}
function completeSettings(options) {
  const { learningRates, epochs, runs = 16, l2 = 0, independentCells = false, accuracy = false } = options;
  const training = completeTraining(WHO, options);
  assertPositiveList(WHO, "learningRates", learningRates);
  assertRising(WHO, "learningRates", learningRates);
  assertCounts(WHO, "epochs", epochs);
  assertRising(WHO, "epochs", epochs);
  assertInteger(WHO, "runs", runs, 1);
  assertNonNegative(WHO, "l2", l2);
  assertBoolean(WHO, "independentCells", independentCells);
  assertBoolean(WHO, "accuracy", accuracy);
  return {
    ...training,
    kind: "performanceMap",
    learningRates: [...learningRates],
    epochs: [...epochs],
    runs,
    l2,
    independentCells,
    accuracy,
  };
}
/** Puts the rows of networks that are done together. */
export function assemblePerformanceMap(settings, columns, rows) {
  if (settings.kind !== "performanceMap") {
    throw rangeError(WHO, `the settings are of a ${show(settings.kind)}`, "pass those of a performanceMap");
  }
  const { learningRates, epochs, runs, independentCells } = settings;
  const perColumn = independentCells ? runs * epochs.length : runs;
  const cells = epochs.flatMap((limit, row) =>
    learningRates.map((_, column) => {
      const first = column * perColumn + (independentCells ? row * runs : 0);
      const own = rows.slice(first, first + runs).filter((each) => each !== undefined);
      return cellRuns(own, columns, limit, row);
    }),
  );
  const matrix = (value) => ({
    data: Float32Array.from(cells, value),
    rows: epochs.length,
    columns: learningRates.length,
  });
  return {
    kind: "performanceMap",
    settings,
    learningRates,
    epochs,
    runs,
    success: matrix(({ succeeded, stopEpochs }) => succeeded / stopEpochs.length),
    successInterval: {
      low: matrix(({ succeeded, stopEpochs }) => shareInterval(succeeded, stopEpochs.length).low),
      high: matrix(({ succeeded, stopEpochs }) => shareInterval(succeeded, stopEpochs.length).high),
    },
    stopEpoch: meansOf(matrix, ({ stopEpochs }) => stopEpochs),
    ...(settings.accuracy && { accuracy: meansOf(matrix, ({ accuracies }) => accuracies) }),
  };
}
function cellRuns(rows, columns, limit, point) {
  return {
    succeeded: rows.filter((row) => row[columns.success] === 1 && row[columns.stopEpoch] <= limit).length,
    stopEpochs: rows.map((row) => Math.min(row[columns.stopEpoch], limit)),
    accuracies: rows.map((row) => {
      const noted = row[columns.trace + point * columns.tracePoint + 3] ?? NaN;
      return Number.isNaN(noted) ? row[columns.accuracy] : noted;
    }),
  };
}
function meansOf(matrix, values) {
  return {
    mean: matrix((cell) => meanInterval(values(cell)).mean),
    low: matrix((cell) => meanInterval(values(cell)).low),
    high: matrix((cell) => meanInterval(values(cell)).high),
  };
}
