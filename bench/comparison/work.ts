/** The works that are compared: section by section, each a plain object that programs get as JSON. */

/** A matrix product; `form` says which operands stand transposed in memory. */
export interface ProductWork {
  readonly kind: "product";
  readonly form: "NN" | "TN" | "NT";
  readonly m: number;
  readonly n: number;
  readonly k: number;
}

/** A network, its loss and its optimizer. ReLU between layers, after BatchNorm where there is one. */
export interface NetworkSpec {
  readonly sizes: readonly number[];
  readonly batchNorm: boolean;
  readonly output: "logits" | "sigmoid";
  readonly loss: "crossEntropy" | "meanSquaredError";
  readonly optimizer: "adam" | "sgd";
  readonly learningRate: number;
  readonly batch: number;
}

/** A training step: forward, loss, backward, update. */
export interface StepWork extends NetworkSpec {
  readonly kind: "step";
  readonly data: "pattern" | "xor";
}

/** Answers of a network with ReLU between its layers to so many rows, which are given as `form` says. */
export interface PredictWork {
  readonly kind: "predict";
  readonly sizes: readonly number[];
  readonly batch: number;
  /** Nested arrays; a matrix or what a library has in its place; such a one, with a place for the answers. */
  readonly form: "arrays" | "matrix" | "into";
}

/** Adam's update of a block of `length` parameters. */
export interface UpdateWork {
  readonly kind: "update";
  readonly length: number;
}

/** Many small networks trained from random starts; a unit is an epoch of a network. */
export interface StudyWork {
  readonly kind: "study";
  readonly architecture: readonly number[];
  readonly samples: number;
  readonly networks: number;
  readonly epochs: number;
  readonly learningRate: number;
  readonly l2: number;
}

/** A performance map: `runs` networks for each learning rate and number of epochs, both from 0 in equal steps. */
export interface MapWork {
  readonly kind: "map";
  readonly architecture: readonly number[];
  readonly samples: number;
  /** Rates, and numbers of epochs. */
  readonly size: number;
  readonly largestRate: number;
  readonly mostEpochs: number;
  readonly runs: number;
  readonly l2: number;
}

/** Training until the test data are classified to the goal, tested every `testEvery` steps. */
export interface LearnWork extends NetworkSpec {
  readonly kind: "learn";
  /** Of four files in the form of MNIST's. */
  readonly folder: string;
  readonly goal: number;
  readonly testEvery: number;
  /** Given up after so many. */
  readonly seconds: number;
  readonly seed: number;
}

export type Work = ProductWork | StepWork | PredictWork | UpdateWork | StudyWork | MapWork | LearnWork;

/** A row of the table. */
export interface Row {
  readonly name: string;
  readonly work: Work;
}

/** How a section is measured: in programs that stay, or from process start each time. */
export type Way = "rounds" | "fresh";

/** A part of the comparison that can be run by itself. */
export interface Section {
  readonly name: string;
  readonly title: string;
  readonly way: Way;
  readonly rounds: number;
  readonly rows: readonly Row[];
}
