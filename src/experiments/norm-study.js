import { assertInteger, assertOptions, rangeError, show } from "../core/check";
import { completeData } from "./study-data";
import {
  assertCounts,
  assertNonNegativeList,
  assertPositiveList,
  assertRunOptions,
  completeTraining,
  RUN_OPTIONS,
  TRAINING_OPTIONS,
} from "./study-options";
import { createPlan, networkSeed, tracePoints } from "./study-plan";
import { runPlan } from "./run-plan";
const WHO = "normStudy";
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
export async function normStudy(options) {
  const plan = planNormStudy(options);
  const rows = await runPlan(plan, options, (partial) => assembleNormStudies(plan.settings, plan.columns, partial));
  const studies = assembleNormStudies(plan.settings, plan.columns, rows);
  return isSweep(options) ? studies : studies[0];
}
function isSweep({ learningRate, epochs, l2 }) {
  return [learningRate, epochs, l2].some(Array.isArray);
}
/**
 * The plan of a norm study, for computing it in pieces.
 *
 * @throws TypeError, RangeError for options or data that are not valid.
 */
export function planNormStudy(options) {
  const known = [...TRAINING_OPTIONS, ...RUN_OPTIONS, "networks", "learningRate", "epochs", "l2", "trace"];
  assertOptions(WHO, options, known);
  assertRunOptions(WHO, options);
  const settings = completeSettings(options);
  const data = completeData(WHO, options.dataset, settings);
  const { learningRates, epochs, l2, networks, seed } = settings;
  return createPlan(WHO, settings, data, (index) => {
    const value = Math.floor(index / networks);
    return {
      seed: networkSeed(seed, index % networks),
      learningRate: valueAt(learningRates, value),
      epochs: valueAt(epochs, value),
      l2: valueAt(l2, value),
    };
  });
}
function valueAt(list, index) {
  return list.length === 1 ? list[0] : list[index];
}
function completeSettings(options) {
  const { networks = 2048, trace } = options;
  const training = completeTraining(WHO, options);
  const learningRates = listOf(options.learningRate ?? 0.025);
  const epochs = listOf(options.epochs ?? 400);
  const l2 = listOf(options.l2 ?? 0);
  assertInteger(WHO, "networks", networks, 1);
  assertPositiveList(WHO, "learningRate", learningRates);
  assertCounts(WHO, "epochs", epochs);
  assertNonNegativeList(WHO, "l2", l2);
  if (trace !== undefined) assertInteger(WHO, "trace", trace, 1);
  const lists = Object.entries({ learningRate: learningRates, epochs, l2 }).filter(([, list]) => list.length > 1);
  if (lists.length > 1) {
    throw rangeError(
      WHO,
      `${lists.map(([name]) => name).join(" and ")} are lists`,
      "vary one at a time and pass a number for the others",
    );
  }
  return { ...training, kind: "normStudy", networks, learningRates, epochs, l2, trace: trace ?? null };
}
/** A number as a list of one; what is neither is left to the checks. */
function listOf(value) {
  return Array.isArray(value) ? [...value] : [value];
}
/** Puts the rows of networks that are done together, study by study. */
export function assembleNormStudies(settings, columns, rows) {
  if (settings.kind !== "normStudy")
    throw rangeError(WHO, `the settings are of a ${show(settings.kind)}`, "pass those of a normStudy");
  const { networks, learningRates, epochs, l2 } = settings;
  const values = Math.max(learningRates.length, epochs.length, l2.length);
  return Array.from({ length: values }, (_, value) => {
    const own = rows.slice(value * networks, (value + 1) * networks).filter((row) => row !== undefined);
    return {
      kind: "normStudy",
      settings,
      learningRate: valueAt(learningRates, value),
      epochs: valueAt(epochs, value),
      l2: valueAt(l2, value),
      success: Uint8Array.from(own, (row) => row[columns.success]),
      stopEpoch: Int32Array.from(own, (row) => row[columns.stopEpoch]),
      loss: column(own, columns.loss),
      accuracy: column(own, columns.accuracy),
      initialNorms: normsAt(own, columns, columns.initialNorms),
      finalNorms: normsAt(own, columns, columns.finalNorms),
      ...(settings.trace !== null && { trace: traceOf(own, columns, settings.trace, valueAt(epochs, value)) }),
    };
  });
}
function column(rows, at) {
  return Float64Array.from(rows, (row) => row[at]);
}
function normsAt(rows, columns, at) {
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
function traceOf(rows, columns, step, last) {
  const epochs = tracePoints(step, last);
  const part = (norm) => {
    const data = new Float32Array(rows.length * epochs.length);
    rows.forEach((row, r) => {
      epochs.forEach((_, point) => {
        const noted = row[columns.trace + point * columns.tracePoint + norm];
        data[r * epochs.length + point] = Number.isNaN(noted) ? row[columns.finalNorms + norm] : noted;
      });
    });
    return { data, rows: rows.length, columns: epochs.length };
  };
  return { epochs, total: part(0), weights: part(1), biases: part(2) };
}
