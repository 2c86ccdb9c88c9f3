import { type ResultColumns } from "../population/result-row";
import type { Member, PopulationTask } from "../population/task";
import type { StudyData } from "./study-data";
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
/** Puts a plan together. */
export declare function createPlan(
  who: string,
  settings: NormStudySettings | MapSettings,
  data: StudyData,
  member: (index: number) => Member,
): StudyPlan;
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
export declare function layoutOf(settings: NormStudySettings | MapSettings): StudyLayout;
/** 0, step, 2 step, ... up to `last`. */
export declare function tracePoints(step: number, last: number): number[];
/** First network of a piece and the one behind its last. */
export declare function pieceRange(
  { count, pieceSize }: Pick<StudyLayout, "count" | "pieceSize">,
  piece: number,
): [number, number];
/**
 * Seed of network `index` of a study: `Network.mlp(architecture, { ..., seed: networkSeed(seed, index) })`
 * begins with the very weights that it had there.
 *
 * @param seed - Of the study.
 * @param index - From 0.
 */
export declare function networkSeed(seed: number, index: number): number;
