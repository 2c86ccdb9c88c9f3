/** What the page and the worker of a study say to each other: plain data. */
import type { StateDict } from "wasm-mlp";
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

/** The published studies of the laboratory; each brings its own data. */
export type LaboratoryKind = "boundary" | "starts" | "stability" | "dying" | "capacity" | "teachers";

/** The numbers of a form by their names. */
export type StudyNumbers = Readonly<Record<string, number>>;

/** From the page to the worker: a study of data as in the main view, a study with its own, a network of the last study. */
export type StudyRequest =
  | StudyOrder
  | { readonly type: "open"; readonly place: StudyPlace }
  /** The figure of the last study, drawn for print. */
  | { readonly type: "figure"; readonly theme: "light" | "dark" };

/** What the networks of a study learn. */
export interface LearnedData {
  readonly settings: Settings;
  /** A person's own table with its columns. */
  readonly table?: { readonly file: File; readonly choice: ColumnChoice };
}

/** A study to run. */
export type StudyOrder =
  | (LearnedData &
      (
        { readonly type: "norms"; readonly study: NormSettings } | { readonly type: "map"; readonly study: MapSettings }
      ))
  | { readonly type: "laboratory"; readonly kind: LaboratoryKind; readonly numbers: StudyNumbers };

/** A network of a study: the cell or point of its picture, and which of the networks there, all from 0. */
export interface StudyPlace {
  readonly column: number;
  readonly row: number;
  readonly member: number;
}

/** A network of a study as the main view takes it: trained again from a seed, or with its weights and data. */
export type StudyNetwork =
  | { readonly from: "seed"; readonly seed: number; readonly epochs: number }
  | {
      readonly from: "weights";
      readonly file: File;
      readonly choice: ColumnChoice;
      readonly settings: Settings;
      readonly state: StateDict;
    };

/** From the worker to the page. */
export type StudyReport =
  /** How long it may take on one core. */
  | { readonly type: "planned"; readonly seconds: number }
  | { readonly type: "progress"; readonly share: number; readonly elapsedMs: number; readonly picture: StudyPicture }
  | { readonly type: "done"; readonly elapsedMs: number; readonly picture: StudyPicture }
  | { readonly type: "network"; readonly network: StudyNetwork }
  | { readonly type: "figure"; readonly svg: string }
  | { readonly type: "problem"; readonly problem: Problem };

export type StudyPicture = NormPicture | MapPicture | CellPicture | CapacityPicture;

/** Networks that are done so far, one number a network in each list. */
export interface NormPicture {
  readonly type: "norms";
  readonly success: Uint8Array;
  readonly weightsBefore: Float64Array;
  readonly weightsAfter: Float64Array;
  readonly biasesAfter: Float64Array;
}

/** A value for each cell: a row for each of `rows`, a column for each of `columns`; NaN where nothing is known yet. */
export interface CellGrid {
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  readonly values: Float32Array;
}

export interface MapPicture extends CellGrid {
  readonly type: "map";
  readonly runs: number;
}

export interface CellPicture extends CellGrid {
  readonly type: "cells";
  readonly kind: Exclude<LaboratoryKind, "capacity">;
  /** Networks of a cell. */
  readonly members: number;
  /** Dimension of the border, where there is one and it is known. */
  readonly dimension?: number;
}

/** Share of labellings that are learned, and that a straight border separates, for each number of points. */
export interface CapacityPicture {
  readonly type: "capacity";
  readonly points: readonly number[];
  readonly learned: Float64Array;
  /** 95 % intervals of the shares. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly exact: Float64Array;
  readonly members: number;
}
