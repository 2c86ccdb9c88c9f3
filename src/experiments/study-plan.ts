import { rangeError } from "../core/check";
import { hashText } from "../core/hash";
import { LIBRARY_VERSION } from "../files/version";
import { columnsOf, type ResultColumns } from "../population/result-row";
import type { Member, PopulationTask } from "../population/task";
import { RandomUse, randomSeed } from "../wasm/random";
import type { StudyData } from "./study-data";
import type { TrainingSettings } from "./study-options";
import type { MapSettings, NormStudySettings, StudySettings } from "./study-settings";

/** A study ready to be computed, whole or in numbered pieces. */
export interface StudyPlan extends StudyLayout {
  readonly settings: StudySettings;
  /** Fingerprint of the settings. */
  readonly key: string;
  readonly task: PopulationTask;
  readonly columns: ResultColumns;
  /** Network `index`, from 0. */
  member(index: number): Member;
}

/** Bytes that the results of a study may take: half of what a browser's tab has at most. */
export const MAX_RESULT_BYTES = 2 ** 31;

/** Puts a plan together. */
export function createPlan(
  who: string,
  settings: NormStudySettings | MapSettings,
  data: StudyData,
  member: (index: number) => Member,
): StudyPlan {
  assertFits(who, settings);
  const layout = layoutOf(settings);
  const { checkpoints } = layout;
  const columns = columnsOf({ architecture: settings.architecture, checkpoints });
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

/** Bytes of all results of a study; computed from its numbers alone. */
export function resultBytesOf(settings: NormStudySettings | MapSettings): number {
  return countOf(settings) * rowBytesOf(settings);
}

function rowBytesOf(settings: NormStudySettings | MapSettings): number {
  const checkpoints = { length: checkpointCountOf(settings) };
  return 8 * columnsOf({ architecture: settings.architecture, checkpoints }).length;
}

/** Before anything of that size is made. */
function assertFits(who: string, settings: NormStudySettings | MapSettings): void {
  if (resultBytesOf(settings) <= MAX_RESULT_BYTES) return;
  const fitting = Math.floor(MAX_RESULT_BYTES / rowBytesOf(settings)).toLocaleString("en-US");
  throw rangeError(
    who,
    `${countOf(settings).toLocaleString("en-US")} networks are asked for`,
    `memory holds the results of ${fitting}; ask for fewer, or compute several studies of different seeds`,
  );
}

/** How the networks of a study are numbered and cut into pieces. */
export interface StudyLayout {
  /** Networks. */
  readonly count: number;
  /** Networks of a piece; the last piece may have fewer. Part of what a piece's number means. */
  readonly pieceSize: number;
  readonly pieces: number;
  /** Numbers of epochs after which norms and accuracy are noted. */
  readonly checkpoints: readonly number[];
}

/** The layout of a study: some 64 pieces, of 16 to 256 networks. */
export function layoutOf(settings: NormStudySettings | MapSettings): StudyLayout {
  const count = countOf(settings);
  const pieceSize = Math.min(256, Math.max(16, Math.ceil(count / 64)));
  return { count, pieceSize, pieces: Math.ceil(count / pieceSize), checkpoints: checkpointsOf(settings) };
}

function countOf(settings: NormStudySettings | MapSettings): number {
  const { learningRates, epochs } = settings;
  if (settings.kind === "normStudy") {
    return settings.networks * Math.max(learningRates.length, epochs.length, settings.l2.length);
  }
  return settings.runs * learningRates.length * (settings.independentCells ? epochs.length : 1);
}

/** How many checkpoints a study has. */
export function checkpointCountOf(settings: NormStudySettings | MapSettings): number {
  if (settings.kind === "performanceMap") return checkpointsOf(settings).length;
  return settings.trace === null ? 0 : Math.floor(most(settings.epochs) / settings.trace) + 1;
}

function checkpointsOf(settings: NormStudySettings | MapSettings): readonly number[] {
  if (settings.kind === "performanceMap") {
    return settings.accuracy && !settings.independentCells ? settings.epochs : [];
  }
  return settings.trace === null ? [] : tracePoints(settings.trace, most(settings.epochs));
}

function most(counts: readonly number[]): number {
  return counts.reduce((largest, count) => Math.max(largest, count), 0);
}

/** 0, step, 2 step, ... up to `last`. */
export function tracePoints(step: number, last: number): number[] {
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step);
}

/** First network of a piece and the one behind its last. */
export function pieceRange(
  { count, pieceSize }: Pick<StudyLayout, "count" | "pieceSize">,
  piece: number,
): [number, number] {
  return [piece * pieceSize, Math.min(count, (piece + 1) * pieceSize)];
}

function taskOf(settings: TrainingSettings, data: StudyData, checkpoints: readonly number[]): PopulationTask {
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
export function networkSeed(seed: number, index: number): number {
  return randomSeed({ seed, use: RandomUse.member, index });
}
