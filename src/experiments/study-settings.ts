import type { DatasetIdentity } from "../data/identity";
import type { TrainingSettings } from "./study-options";

/** The settings of a norm study, or of several that differ in one list. */
export interface NormStudySettings extends TrainingSettings {
  /** Always `"normStudy"`: the study by which `mergePieces` reads these settings. */
  readonly kind: "normStudy";
  /** Networks for each value of a list, 1 or more. The option's default is 2048. */
  readonly networks: number;
  /** Learning rates, above 0: one for all networks, or a list with a study for each. */
  readonly learningRates: readonly number[];
  /** Most epochs of a network, 0 or more: one number for all networks, or a list with a study for each. */
  readonly epochs: readonly number[];
  /** Factors of the L2 term, 0 or more: one for all networks, or a list with a study for each. */
  readonly l2: readonly number[];
  /** Epochs from one look at the norms to the next, 1 or more; `null` without a trace. */
  readonly trace: number | null;
  /** Size and fingerprint of the data tested on in the trace; `null` without such data. */
  readonly testDataset: DatasetIdentity | null;
}

/** The settings of a performance map. */
export interface MapSettings extends TrainingSettings {
  /** Always `"performanceMap"`: the study by which `mergePieces` reads these settings. */
  readonly kind: "performanceMap";
  /** Learning rates of the columns, above 0, rising. */
  readonly learningRates: readonly number[];
  /** Numbers of epochs of the rows, 0 or more, rising. */
  readonly epochs: readonly number[];
  /** Networks for each cell, 1 or more. The option's default is 16. */
  readonly runs: number;
  /** Factor of the L2 term of all networks, 0 or more. The option's default is 0. */
  readonly l2: number;
  /** Whether every cell trained networks of its own; else (the option's default) the cells of a column share theirs. */
  readonly independentCells: boolean;
  /** Whether the mean accuracy of each cell is in the result. The option's default is `false`. */
  readonly accuracy: boolean;
}

/** What a study is, without its data: plain JSON. Two studies of equal settings have equal results. */
export type StudySettings = (NormStudySettings | MapSettings) & {
  /** Size and fingerprint of the data that the networks learn. */
  readonly dataset: DatasetIdentity;
  /** Version of the library that computes. */
  readonly version: string;
};
