/** What the page and the training worker say to each other: plain data. */
import type { Settings } from "../settings/settings";
import type { ColumnChoice, TableSummary } from "../data/table";

/** From the page to the worker. */
export type Request =
  | { readonly type: "configure"; readonly settings: Settings; readonly until: number; readonly run: boolean }
  | { readonly type: "run" }
  | { readonly type: "pause" }
  | { readonly type: "step" }
  | { readonly type: "limit"; readonly epochsPerSecond: number }
  /** The page has drawn a frame and takes another. */
  | { readonly type: "drawn" }
  /** Which two inputs the decision regions show. */
  | { readonly type: "axes"; readonly x: number; readonly y: number }
  /** A digit that was drawn on the page. */
  | { readonly type: "digit"; readonly pixels: Float32Array }
  | { readonly type: "table"; readonly file: File }
  | { readonly type: "columns"; readonly choice: ColumnChoice }
  | { readonly type: "saveModel" }
  | { readonly type: "loadModel"; readonly file: File };

/** From the worker to the page. */
export type Report =
  | { readonly type: "ready"; readonly task: Task }
  | { readonly type: "frame"; readonly frame: Frame }
  | { readonly type: "state"; readonly running: boolean; readonly fingerprint: string }
  | { readonly type: "table"; readonly table: TableSummary }
  | { readonly type: "model"; readonly bytes: Uint8Array<ArrayBuffer> }
  /** A model was opened: these settings describe it. */
  | { readonly type: "loaded"; readonly settings: Settings; readonly name: string }
  /** Something a person asked for did not work; the worker goes on. */
  | { readonly type: "problem"; readonly message: string }
  /** The worker cannot work here at all. */
  | { readonly type: "unable"; readonly message: string };

/** What is learned, for drawing. */
export interface Task {
  readonly features: readonly string[];
  /** Names of the classes; undefined for regression. */
  readonly classes?: readonly string[];
  /** Samples as they were given, before scaling. */
  readonly train: Samples;
  readonly validation: Samples;
  /** Side of the square image that a sample is, if it is one. */
  readonly imageSide?: number;
  /** Neurons of each layer: inputs, hidden layers, outputs. */
  readonly sizes: readonly number[];
  readonly parameterCount: number;
}

export interface Samples {
  /** (rows, features). */
  readonly inputs: Float32Array;
  /** Class indices or values, one a row. */
  readonly targets: Float32Array;
  readonly rows: number;
}

/** One picture of a network that learns. */
export interface Frame {
  readonly epoch: number;
  readonly epochsPerSecond: number;
  /** The numbers of the last epoch that was recorded. */
  readonly latest: CurvePoint;
  /** A few times a second: what changes slowly. */
  readonly details?: Details;
  /** One entry for each layer after the inputs. */
  readonly layers: readonly LayerPicture[];
  readonly surface?: Surface;
  /** Outputs for the digit that was drawn. */
  readonly digit?: Float32Array;
}

export interface Details {
  readonly curves: Curves;
  readonly confusion?: Uint32Array;
}

/** The numbers of one epoch; NaN for what there is none of. */
export type CurvePoint = Readonly<Record<keyof Curves, number>>;

/** Numbers of the epochs that were recorded, one an epoch in each list. */
export interface Curves {
  readonly epoch: Float32Array;
  readonly loss: Float32Array;
  readonly validationLoss: Float32Array;
  readonly accuracy: Float32Array;
  readonly validationAccuracy: Float32Array;
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

export interface LayerPicture {
  /** The neurons' responses over the plane, `side`² bytes each from -127 to 127; none where there is no plane. */
  readonly responses: Int8Array;
  readonly side: number;
  /** The strongest weights from the layer before: triples of from, to, weight. */
  readonly links: Float32Array;
}

/** Outputs over a plane (classes) or a line (regression on one input). */
export interface Surface {
  readonly columns: number;
  readonly rows: number;
  readonly domain: Domain;
  /** Class index of each cell; or, for regression, nothing. */
  readonly labels: Uint8Array;
  /** Probability of that class, 0 to 255; or, for regression over a plane, the value in its range. */
  readonly confidence: Uint8Array;
  /** For regression: the value of each cell. */
  readonly values: Float32Array;
}

export interface Domain {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  /** Which inputs the axes are. */
  readonly xFeature: number;
  readonly yFeature: number;
}
