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
export interface StudyPlan {
  readonly settings: StudySettings;
  /** Fingerprint of the settings. */
  readonly key: string;
  readonly task: PopulationTask;
  readonly columns: ResultColumns;
  /** Networks. */
  readonly count: number;
  /** Networks of a piece; the last piece may have fewer. */
  readonly pieceSize: number;
  /** Number of pieces. */
  readonly pieces: number;
  /** Network `index`, from 0. */
  member(index: number): Member;
}

/** Bytes that the results of a study may take: half of what a browser's tab has at most. */
const MAX_RESULT_BYTES = 2 ** 31;

/** Puts a plan together. */
export function createPlan(
  who: string,
  settings: NormStudySettings | MapSettings,
  data: StudyData,
  count: number,
  checkpoints: readonly number[],
  member: (index: number) => Member,
): StudyPlan {
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
  const pieceSize = pieceSizeFor(count);
  return {
    settings: complete,
    key: hashText(JSON.stringify(complete)),
    task: taskOf(settings, data, checkpoints),
    columns,
    count,
    pieceSize,
    pieces: Math.ceil(count / pieceSize),
    member,
  };
}

/** Networks of a piece: some 64 pieces, of 16 to 256 networks. Part of what a piece's number means. */
export function pieceSizeFor(count: number): number {
  return Math.min(256, Math.max(16, Math.ceil(count / 64)));
}

/** First network of a piece and the one behind its last. */
export function pieceRange(
  { count, pieceSize }: Pick<StudyPlan, "count" | "pieceSize">,
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
