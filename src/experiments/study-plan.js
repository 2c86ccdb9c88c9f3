import { rangeError } from "../core/check";
import { hashText } from "../core/hash";
import { LIBRARY_VERSION } from "../files/version";
import { columnsOf } from "../population/result-row";
import { RandomUse, randomSeed } from "../wasm/random";
/** Bytes that the results of a study may take: half of what a browser's tab has at most. */
const MAX_RESULT_BYTES = 2 ** 31;
/** Puts a plan together. */
export function createPlan(who, settings, data, member) {
  const layout = layoutOf(settings);
  const { count, checkpoints } = layout;
  const columns = columnsOf({ architecture: settings.architecture, checkpoints });
  const fitting = Math.floor(MAX_RESULT_BYTES / (8 * columns.length));
  if (count > fitting) {
    throw rangeError(
      who,
      `${count.toLocaleString("en-US")} networks are asked for`,
      `memory holds the results of ${fitting.toLocaleString("en-US")}; ask for fewer, or compute several studies of different seeds`,
    );
  }
  const complete = { ...settings, dataset: data.identity, version: LIBRARY_VERSION };
  return {
    ...layout,
    settings: complete,
    key: hashText(JSON.stringify(complete)),
    task: taskOf(settings, data, checkpoints),
    columns,
    member,
  };
}
/** The layout of a study: some 64 pieces, of 16 to 256 networks. */
export function layoutOf(settings) {
  const count = countOf(settings);
  const pieceSize = Math.min(256, Math.max(16, Math.ceil(count / 64)));
  return { count, pieceSize, pieces: Math.ceil(count / pieceSize), checkpoints: checkpointsOf(settings) };
}
function countOf(settings) {
  const { learningRates, epochs } = settings;
  if (settings.kind === "normStudy") {
    return settings.networks * Math.max(learningRates.length, epochs.length, settings.l2.length);
  }
  return settings.runs * learningRates.length * (settings.independentCells ? epochs.length : 1);
}
function checkpointsOf(settings) {
  if (settings.kind === "performanceMap") {
    return settings.accuracy && !settings.independentCells ? settings.epochs : [];
  }
  return settings.trace === null ? [] : tracePoints(settings.trace, Math.max(...settings.epochs));
}
/** 0, step, 2 step, ... up to `last`. */
export function tracePoints(step, last) {
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step);
}
/** First network of a piece and the one behind its last. */
export function pieceRange({ count, pieceSize }, piece) {
  return [piece * pieceSize, Math.min(count, (piece + 1) * pieceSize)];
}
function taskOf(settings, data, checkpoints) {
  const { lossThreshold, regularize } = settings;
  const { inputs, targets, labels } = data;
  const { architecture, activation, outputActivation, initializer, loss, reduction, optimizer } = settings;
  return {
    architecture,
    activation,
    outputActivation,
    initializer,
    loss,
    reduction,
    optimizer,
    regularizeBiases: regularize === "all",
    success: lossThreshold === null ? { type: "allRight" } : { type: "lossBelow", threshold: lossThreshold },
    stopOnSuccess: settings.stopOnSuccess,
    checkpoints,
    precision: settings.precision,
    inputs,
    targets,
    labels,
  };
}
/**
 * Seed of network `index` of a study: `Network.mlp(architecture, { ..., seed: networkSeed(seed, index) })`
 * begins with the very weights that it had there.
 *
 * @param seed - Of the study.
 * @param index - From 0.
 */
export function networkSeed(seed, index) {
  return randomSeed({ seed, use: RandomUse.member, index });
}
