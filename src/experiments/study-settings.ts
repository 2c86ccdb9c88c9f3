import type { DatasetIdentity } from "../data/identity";
import type { TrainingSettings } from "./study-options";

/** The settings of a norm study, or of several that differ in one list. */
export interface NormStudySettings extends TrainingSettings {
  readonly kind: "normStudy";
  readonly networks: number;
  readonly learningRates: readonly number[];
  readonly epochs: readonly number[];
  readonly l2: readonly number[];
  /** `null` without a trace. */
  readonly trace: number | null;
  /** `null` without data for testing. */
  readonly testDataset: DatasetIdentity | null;
}

/** The settings of a performance map. */
export interface MapSettings extends TrainingSettings {
  readonly kind: "performanceMap";
  readonly learningRates: readonly number[];
  readonly epochs: readonly number[];
  readonly runs: number;
  readonly l2: number;
  readonly independentCells: boolean;
  readonly accuracy: boolean;
}

/** What a study is, without its data: plain JSON. Two studies of equal settings have equal results. */
export type StudySettings = (NormStudySettings | MapSettings) & {
  readonly dataset: DatasetIdentity;
  /** Version of the library that computes. */
  readonly version: string;
};
