/** What the page and the worker of a study say to each other: plain data. */
import type { ColumnChoice } from "../data/table";
import type { Problem } from "../problem";
import type { Settings } from "../settings/settings";

/** What all networks of a study share. */
export interface StudySettings {
  /** Widths of the hidden layers. */
  readonly hidden: readonly number[];
  readonly l2: number;
  readonly seed: number;
}

export interface NormSettings extends StudySettings {
  readonly networks: number;
  readonly learningRate: number;
  readonly epochs: number;
}

export interface MapSettings extends StudySettings {
  /** Largest learning rate and number of epochs of the map. */
  readonly learningRate: number;
  readonly epochs: number;
  readonly runs: number;
  /** Cells along a side. */
  readonly side: number;
}

/** From the page to the worker: data as in the main view, and a study of them. */
export type StudyRequest = {
  readonly settings: Settings;
  /** A person's own table with its columns, for data of one's own. */
  readonly table?: { readonly file: File; readonly choice: ColumnChoice };
} & ({ readonly type: "norms"; readonly study: NormSettings } | { readonly type: "map"; readonly study: MapSettings });

/** From the worker to the page. */
export type StudyReport =
  | { readonly type: "progress"; readonly share: number; readonly elapsedMs: number; readonly picture: StudyPicture }
  | { readonly type: "done"; readonly elapsedMs: number; readonly picture: StudyPicture }
  | { readonly type: "problem"; readonly problem: Problem };

export type StudyPicture = NormPicture | MapPicture;

/** Networks that are done so far, one number a network in each list. */
export interface NormPicture {
  readonly type: "norms";
  readonly success: Uint8Array;
  readonly weightsBefore: Float64Array;
  readonly weightsAfter: Float64Array;
  readonly biasesAfter: Float64Array;
}

export interface MapPicture {
  readonly type: "map";
  readonly learningRates: readonly number[];
  readonly epochs: readonly number[];
  readonly runs: number;
  /** A row for each number of epochs, a column for each learning rate; NaN where nothing is known yet. */
  readonly success: Float32Array;
  /** Seed of the first network of each column. */
  readonly seeds: readonly number[];
}
