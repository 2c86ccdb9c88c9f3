/** What the page and the training worker say to each other: plain data. */
import type { LayerConfig, StateDict } from "wasm-mlp";
import type { ChosenColumns, ColumnChoice, TableFormat, TableSummary } from "../data/table";
import type { Problem } from "../problem";
import type { Position } from "../settings/address";
import type { Settings } from "../settings/settings";
import type { Explanation, Frame, Landscape, NeuronPlace, WeightPlace } from "./frame";
import type { Pace } from "./pacer";

/** A file that the network is saved as. */
export type SavedFormat = "safetensors" | "json" | "predictions" | "parameters";

/** From the page to the worker. */
export type Request =
  | {
      readonly type: "configure";
      readonly settings: Settings;
      /** Columns of a person's own table. */
      readonly choice?: ColumnChoice;
      readonly until: Position;
      readonly run: boolean;
    }
  | { readonly type: "run" }
  | { readonly type: "pause" }
  /** Trains to the end of the epoch, or one batch. */
  | { readonly type: "step"; readonly unit: "epoch" | "batch" }
  | { readonly type: "pace"; readonly pace: Pace }
  /** The page has drawn a frame and takes another. */
  | { readonly type: "drawn" }
  /** Which two columns the plane shows. */
  | { readonly type: "axes"; readonly x: number; readonly y: number }
  /** A sample, as it is given, whose answer every frame has; none for no sample. */
  | { readonly type: "probe"; readonly sample?: Float32Array }
  | { readonly type: "select"; readonly place?: NeuronPlace }
  /** Shows a recorded moment, or the present one. */
  | { readonly type: "visit"; readonly moment?: number }
  | { readonly type: "rate"; readonly learningRate: number }
  | { readonly type: "weight"; readonly place: WeightPlace; readonly value: number }
  | { readonly type: "freeze"; readonly place: WeightPlace; readonly isFrozen: boolean }
  | { readonly type: "switchOff"; readonly place: NeuronPlace; readonly isOff: boolean }
  | { readonly type: "explain" }
  | { readonly type: "landscape" }
  | { readonly type: "table"; readonly file: File; readonly format?: TableFormat }
  | { readonly type: "save"; readonly format: SavedFormat }
  | { readonly type: "loadModel"; readonly file: File }
  /** Shows a network with its weights and its data. */
  | {
      readonly type: "adopt";
      readonly file: File;
      readonly choice: ColumnChoice;
      readonly settings: Settings;
      readonly state: StateDict;
    };

/** Why training stands still. */
export type PauseReason = "asked" | "moment" | "epochs" | "settled" | "diverged";

/** Where the weights come from; only those of the seed can be had again from a link. */
export type Origin = "seed" | "model" | "changed";

/** What a person switches at the network itself; boxes show what its pictures say of it. */
export const SWITCHES: readonly Request["type"][] = ["freeze", "switchOff"];

/** From the worker to the page. */
export type Report =
  | { readonly type: "ready"; readonly task: Task }
  /** There is no network for these settings. */
  | { readonly type: "none"; readonly problem: Problem }
  /** A picture, and how many switches the worker had heard of when it was made. */
  | { readonly type: "frame"; readonly frame: Frame; readonly switches: number }
  | { readonly type: "state"; readonly state: RunState }
  | { readonly type: "table"; readonly table: TableSummary }
  | { readonly type: "saved"; readonly name: string; readonly content: BlobPart; readonly mime: string }
  /** A model was opened: these settings describe it. */
  | { readonly type: "loaded"; readonly settings: Settings; readonly name: string }
  /** A network of a study is shown: with these settings and this table. */
  | { readonly type: "adopted"; readonly settings: Settings; readonly table: ChosenColumns }
  | { readonly type: "landscape"; readonly landscape: Landscape }
  | { readonly type: "explained"; readonly explanation: Explanation }
  /** Something a person asked for did not work; the worker goes on. */
  | { readonly type: "problem"; readonly problem: Problem }
  /** The worker cannot work here at all. */
  | { readonly type: "unable" };

export interface RunState {
  readonly running: boolean;
  readonly reason: PauseReason;
  readonly origin: Origin;
  /** Of the weights that are shown; empty while they change. */
  readonly fingerprint: string;
}

/** What is learned, for drawing. */
export interface Task {
  /** Columns of the samples. */
  readonly features: readonly string[];
  /** Inputs of the network. */
  readonly inputs: readonly string[];
  /** Names of the classes; undefined for regression. */
  readonly classes?: readonly string[];
  /** Samples as they were given, before scaling. */
  readonly train: Samples;
  readonly validation: Samples;
  /** Side of the square image that a sample is, if it is one. */
  readonly imageSide?: number;
  /** Neurons of each layer: inputs, hidden layers, outputs. */
  readonly sizes: readonly number[];
  readonly layers: readonly LayerConfig[];
  readonly parameterCount: number;
  readonly batchesPerEpoch: number;
  /** Columns that the plane shows. */
  readonly axes: { readonly x: number; readonly y: number };
}

export interface Samples {
  /** (rows, features). */
  readonly inputs: Float32Array;
  /** Class indices or values, one a row. */
  readonly targets: Float32Array;
  readonly rows: number;
}
