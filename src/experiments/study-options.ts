import { checkEach } from "../core/array-of";
import { isArray } from "../core/kind";
import type { Global } from "../core/global-type";
import { assertBoolean, assertInteger, assertPositive, rangeError, show, typeError } from "../core/check";
import {
  callable,
  integer,
  oneOf,
  REQUIRED,
  seed,
  signal,
  type Check,
  type RowsFor,
  type SettingsOf,
} from "../core/option-table";
import { completeOptimizer, studyOptimizer, type StudyOptimizer } from "./study-optimizer";
import { INITIALIZERS, type PlainInitializer } from "../layers/initializers";
import type { CoreLossName, Reduction } from "../losses/loss";
import { POPULATION_ACTIVATIONS, type PopulationActivation } from "../population/activation";
import type { PopulationOptimizer } from "../population/task";
import { assertDataset, type Dataset } from "../data/dataset";
import { PRECISIONS, type Precision } from "../wasm/engine";

/** What is the same for all networks of a study. */
export interface TrainingOptions {
  /** Widths, inputs first, as in `[2, 3, 2, 1]`. */
  readonly architecture: readonly number[];
  /** Data that every network learns. */
  readonly dataset: Dataset;
  /** Samples of an update, shuffled every epoch as by `Trainer.fit` with the network's seed. Default: all of them at once. */
  readonly batchSize?: number;
  /** Activation after each hidden layer; `"none"` leaves them linear. Default `"sigmoid"`. */
  readonly activation?: PopulationActivation;
  /** Activation after the last layer. Default `"sigmoid"` for binary cross-entropy, else `"none"`. */
  readonly outputActivation?: PopulationActivation;
  /** Distribution of the initial parameters. Default `"normal"`: weights and biases from N(0, 1). */
  readonly initializer?: PlainInitializer;
  /** Loss that is made small. Default `"binaryCrossEntropy"` for one output, else `"crossEntropy"`. */
  readonly loss?: CoreLossName;
  /** Whether the loss is a sum over the samples or their mean. Default `"sum"`. */
  readonly reduction?: Reduction;
  /** Rule of the updates. Default `"sgd"`; of `"momentum"` 0.9, of `"adam"` 0.9, 0.999 and 1e-8. */
  readonly optimizer?: StudyOptimizer;
  /** What the L2 term acts on. Default `"all"`: weights and biases. */
  readonly regularize?: "all" | "weights";
  /** Whether a network stops at the first epoch at which it succeeds. Default `true`. */
  readonly stopOnSuccess?: boolean;
  /** A network succeeds when its loss is below this. Default: when it classifies every sample right. */
  readonly lossThreshold?: number;
  /** Fixes the initial weights of every network. Default 0. */
  readonly seed?: number;
  /** Default `"strict"`: the same bits on every machine; with `"fast"` the last bits may differ. */
  readonly precision?: Precision;
}

/** How a study is run; nothing here changes its result. */
export interface RunOptions<Progress> {
  /** Threads that compute; 0 computes in the calling thread. Default: as many as the machine runs at once. */
  readonly workers?: number;
  /** Called at the start, then as parts come in. What it throws, or its promise rejects with, ends the study. */
  readonly onProgress?: (progress: Progress) => void;
  /** Stops the study; it rejects with the signal's reason. */
  readonly signal?: Global<"AbortSignal">;
}

/** `TrainingOptions` with their defaults, as plain JSON; the data are named by size and fingerprint. */
export interface TrainingSettings {
  /** Widths of the layers, inputs first and outputs last, two or more. */
  readonly architecture: readonly number[];
  /** Activation after each hidden layer; `"none"` leaves them linear. The option's default is `"sigmoid"`. */
  readonly activation: PopulationActivation;
  /** Activation after the last layer; not given, it is `"sigmoid"` for binary cross-entropy, else `"none"`. */
  readonly outputActivation: PopulationActivation;
  /** Distribution of the initial parameters. The option's default is `"normal"`: weights and biases from N(0, 1). */
  readonly initializer: PlainInitializer;
  /** Loss that is made small; not given, it is binary cross-entropy for one output, else cross-entropy. */
  readonly loss: CoreLossName;
  /** Whether the loss is a sum over the samples or their mean. The option's default is `"sum"`. */
  readonly reduction: Reduction;
  /** Rule of the updates with all its constants. The option's default is plain gradient descent, `{ type: "sgd" }`. */
  readonly optimizer: PopulationOptimizer;
  /** Parameters that the L2 term acts on: `"all"` (the option's default) or the weights without the biases. */
  readonly regularize: "all" | "weights";
  /** Whether a network stops at the first epoch at which it succeeds, as those of a map always do. The option's default is `true`. */
  readonly stopOnSuccess: boolean;
  /** A network succeeds when its loss is below this; `null`: when it classifies every sample right. */
  readonly lossThreshold: number | null;
  /** Seed of the study, from which `networkSeed` makes that of each network. The option's default is 0. */
  readonly seed: number;
  /** `"strict"` (the option's default) gives the same bits on every machine; with `"fast"` the last bits may differ. */
  readonly precision: Precision;
  /** Samples of an update, 1 or more; `null`: every update sees all of them. */
  readonly batchSize: number | null;
}

const LOSSES: readonly CoreLossName[] = ["binaryCrossEntropy", "crossEntropy", "meanSquaredError"];

export { INITIALIZERS, POPULATION_ACTIVATIONS };

const knownActivation: Check<PopulationActivation> = oneOf(...POPULATION_ACTIVATIONS);

/** An activation that populations know. */
export const populationActivation: Check<PopulationActivation> = (who, name, value) => {
  if (value !== "prelu") {
    (knownActivation as (who: string, name: string, value: unknown) => void)(who, name, value);
    return;
  }
  const choices = POPULATION_ACTIVATIONS.map(show).join(", ");
  throw rangeError(who, `${name} is "prelu", whose slope is learned`, `choose one of ${choices}`);
};

/** Numbers of a data set are checked against the settings, by `completeData`. */
export const datasetRow: Check<Dataset> = (who, _name, value) => {
  assertDataset(who, value);
};

/** Rows of what all studies share of their training. */
export const TRAINING_ROWS = {
  architecture: [assertArchitecture, REQUIRED],
  dataset: [datasetRow],
  batchSize: [integer(1)],
  activation: [populationActivation, "sigmoid"],
  outputActivation: [populationActivation],
  initializer: [oneOf(...INITIALIZERS), "normal"],
  loss: [oneOf(...LOSSES)],
  reduction: [oneOf("mean", "sum"), "sum"],
  optimizer: [studyOptimizer, "sgd"],
  regularize: [oneOf("all", "weights"), "all"],
  stopOnSuccess: [assertBoolean, true],
  lossThreshold: [assertPositive],
  seed: [seed, 0],
  precision: [oneOf(...PRECISIONS), "strict"],
} satisfies RowsFor<TrainingOptions>;

/** Rows of how a study is run. */
export const RUN_ROWS = {
  workers: [integer(0, 1024)],
  onProgress: [callable<(progress: never) => void>()],
  signal: [signal],
} satisfies RowsFor<RunOptions<never>>;

/** Fills in the defaults that depend on other options, and checks what must fit together. */
export function completeTraining(who: string, options: SettingsOf<typeof TRAINING_ROWS>): TrainingSettings {
  const { architecture, activation, initializer, reduction, regularize, stopOnSuccess, precision } = options;
  const outputs = architecture[architecture.length - 1];
  const { loss = outputs === 1 ? "binaryCrossEntropy" : "crossEntropy" } = options;
  const { outputActivation = loss === "binaryCrossEntropy" ? "sigmoid" : "none" } = options;
  assertOutputs(who, loss, outputActivation, outputs);
  return {
    architecture,
    activation,
    outputActivation,
    initializer,
    loss,
    reduction,
    optimizer: completeOptimizer(who, options.optimizer),
    regularize,
    stopOnSuccess,
    lossThreshold: options.lossThreshold ?? null,
    seed: options.seed,
    precision,
    batchSize: options.batchSize ?? null,
  };
}

function assertArchitecture(who: string, name: string, value: unknown): asserts value is readonly number[] {
  if (!isArray(value)) throw typeError(who, `${name} is ${show(value)}`, "pass widths such as [2, 3, 2, 1]");
  if (value.length < 2) {
    throw rangeError(who, `${name} is ${show(value)}`, "give inputs and outputs at least, as in [2, 1]");
  }
  checkEach<unknown>(value, (width, i) => {
    assertInteger(who, `${name}[${i}]`, width, 1);
  });
}

function assertOutputs(who: string, loss: CoreLossName, outputActivation: string, outputs: number): void {
  if (loss === "binaryCrossEntropy" && outputActivation !== "sigmoid") {
    throw rangeError(
      who,
      `loss "binaryCrossEntropy" after outputActivation ${show(outputActivation)}`,
      'use "sigmoid"',
    );
  }
  if (loss !== "crossEntropy") return;
  if (outputActivation !== "none") {
    throw rangeError(who, `loss "crossEntropy" after outputActivation ${show(outputActivation)}`, 'use "none"');
  }
  if (outputs < 2) {
    throw rangeError(
      who,
      `loss "crossEntropy" with ${outputs} output`,
      'end the architecture in an output for each class, or use "binaryCrossEntropy"',
    );
  }
}
