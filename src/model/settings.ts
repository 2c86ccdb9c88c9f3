import { assertBoolean, assertFraction, assertNonNegative, assertPositive } from "../core/check";
import { defineOptions, integer, listOf, oneOf, seed, type RowsFor } from "../core/option-table";
import { assertTaskLoss, type TaskLoss } from "../extras/task-loss";
import { assertOptimizerChoice, optimizerNameOf, type OptimizerChoice } from "../extras/optimizer-choice";
import { assertInitializer, type Initializer } from "../layers/initializers";
import { ACTIVATION_NAMES, type ActivationName } from "../network/activations";
import { NORMALIZATION_NAMES, type Normalization } from "../network/perceptron";
import type { Averaging } from "../training/averaging-option";
import { assertAveraging } from "../training/extras/averaging";
import type { FeatureKind } from "./features";
import { PRECISIONS, type Precision } from "../wasm/engine";

export { assertTaskLoss, IF_NUMBERS, TASK_LOSSES, taskLoss } from "../extras/task-loss";
export { assertInitializer, assertOptimizerChoice, NORMALIZATION_NAMES };

/** How the networks of a model are built and trained. */
export interface TrainingOptions {
  /** Widths of the hidden layers, each 1 or more; none for a linear model. Default `[256]`, `[128]` for wide tables. */
  readonly hidden?: readonly number[];
  /** After each hidden layer. Default `"relu"`. */
  readonly activation?: ActivationName;
  /** How the weights of all layers begin. Default `"he"` before rectifiers, `"lecunNormal"` before SELU, else `"xavier"`. */
  readonly initializer?: Initializer;
  /** By what each hidden layer is normalized: `"batch"`, `"layer"`, `"rms"`, or `"none"` (default). */
  readonly normalization?: Normalization;
  /** `true` is a short form of `normalization: "batch"`. Default `false`. */
  readonly batchNorm?: boolean;
  /** Share of the hidden units that are left out at random in training, 0 to below 1. Default 0.2, 0.4 or a network of each, by validation. */
  readonly dropout?: number;
  /** Rule of the updates: a name, or an object with options of its own, as `{ type: "momentum", momentum: 0.8 }`. Default `"adamw"`. */
  readonly optimizer?: OptimizerChoice;
  /** Size of the updates, above 0. Default 0.004. */
  readonly learningRate?: number;
  /** `"cosine"` (default) lets the learning rate fall to 0 over the epochs, `"constant"` keeps it. */
  readonly schedule?: "constant" | "cosine";
  /**
   * L2 term, 0 or more; decoupled with `"adamw"`. Default with `"adamw"`: such that all weights would shrink by about 5 % or 20 % in an
   * epoch, or a network of each, by validation; 0 with others.
   */
  readonly weightDecay?: number;
  /** Limit of the gradient's L2 norm, above 0. Default none. */
  readonly clipNorm?: number;
  /**
   * What training minimizes: of classes `"crossEntropy"` (default), `"focal"`, `"hinge"`; of values, which are scaled, `"meanSquaredError"`
   * (default), `"meanAbsoluteError"`, `"huber"`, `"quantile"`, `"poisson"` (of counts, which are divided by their mean), `"gaussian"`. An object
   * has options: `{ type: "quantile", levels: [0.1, 0.5, 0.9] }`.
   */
  readonly loss?: TaskLoss;
  /** Limit of the L2 norm of the weights into each unit, after each update; above 0. Default none. */
  readonly maxNorm?: number;
  /** The networks answer with an average of their parameters, over updates or epochs. Default none. */
  readonly averaging?: Averaging;
  /** Share of the certainty that targets give to all classes alike, 0 to below 1. Default 0. */
  readonly labelSmoothing?: number;
  /** Most pieces that a column of numbers is cut into, beside the number itself; 0 for none. Default 8, none for wide tables. */
  readonly pieces?: number;
  /** Passes over the training rows, 1 or more. Default: by the number of rows. */
  readonly epochs?: number;
  /** Epochs without a lower training loss after which training stops and goes back to the best epoch. Default none. */
  readonly patience?: number;
  /** Rows of an update, 1 or more. Default: by the number of rows. */
  readonly batchSize?: number;
  /** Fixes every random choice: an integer from 0 to 2^53 - 1. Default 1. */
  readonly seed?: number;
  /** `"strict"` (default): the same bits everywhere; `"fast"`: fused multiply-add where there is one. */
  readonly precision?: Precision;
}

/** Every option of the training: its check, and its default where that does not depend on the table. */
export const TRAINING = defineOptions({
  hidden: [listOf(integer(1), "[256]", 0)],
  activation: [oneOf(...ACTIVATION_NAMES), "relu"],
  initializer: [assertInitializer],
  normalization: [oneOf(...NORMALIZATION_NAMES)],
  batchNorm: [assertBoolean, false],
  dropout: [assertFraction],
  optimizer: [assertOptimizerChoice, "adamw"],
  learningRate: [assertPositive, 4e-3],
  schedule: [oneOf("constant", "cosine"), "cosine"],
  weightDecay: [assertNonNegative],
  clipNorm: [assertPositive],
  loss: [assertTaskLoss],
  maxNorm: [assertPositive],
  averaging: [assertAveraging],
  labelSmoothing: [assertFraction, 0],
  pieces: [integer(0)],
  epochs: [integer(1)],
  patience: [integer(1)],
  batchSize: [integer(1)],
  seed: [seed, 1],
  precision: [oneOf(...PRECISIONS), "strict"],
} satisfies RowsFor<TrainingOptions>);

/** The options as they were given, with the defaults that are the same for all tables. */
export type TrainingChoice = ReturnType<typeof TRAINING.complete>;

/** The options with their defaults. */
export interface TrainingSettings extends TrainingChoice {
  readonly hidden: readonly number[];
  readonly dropout: number;
  readonly weightDecay: number;
  readonly epochs: number;
  readonly batchSize: number;
  readonly pieces: number;
}

/** Inputs that pieces may make. */
const MOST_PIECES = 2000;
/** Inputs from which on a table is wide: half of the units do as well there, in half of the time. */
const WIDE = 400;

/** How strongly a network is kept simple. */
interface Regularization {
  readonly dropout: number;
  /** Share by which weight decay makes weights smaller in an epoch at the full rate. */
  readonly shrinking: number;
}

/** For tables that say what their target is, and for those that leave much to chance. */
const WEAK: Regularization = { dropout: 0.2, shrinking: 0.05 };
const STRONG: Regularization = { dropout: 0.4, shrinking: 0.2 };

/**
 * Fills in what follows from the size of a table, and what validation is to choose: docs/model-quality.md has the trials it
 * was chosen by.
 *
 * @returns Settings of which the rows that are held out choose; one where the options leave no choice.
 */
export function candidatesFor(choice: TrainingChoice, rows: number, kinds: readonly FeatureKind[]): TrainingSettings[] {
  const numbers = kinds.filter((kind) => kind === "number").length;
  const pieces = choice.pieces ?? (8 * numbers <= MOST_PIECES ? 8 : 0);
  const batchSize = choice.batchSize ?? (rows > 20_000 ? 256 : 64);
  const settings = {
    ...choice,
    pieces,
    hidden: choice.hidden ?? (kinds.length + pieces * numbers > WIDE ? [128] : [256]),
    epochs: choice.epochs ?? epochsFor(rows, batchSize),
    batchSize,
  };
  const isFixed = choice.dropout !== undefined && choice.weightDecay !== undefined;
  return (isFixed ? [WEAK] : [WEAK, STRONG]).map(({ dropout, shrinking }) => ({
    ...settings,
    dropout: choice.dropout ?? dropout,
    weightDecay: choice.weightDecay ?? decayOf(settings, rows, shrinking),
  }));
}

/** Updates that a network has at least: small tables give few in an epoch. */
const LEAST_STEPS = 360;

function epochsFor(rows: number, batchSize: number): number {
  return rows > 20_000 ? 20 : Math.max(60, Math.ceil(LEAST_STEPS / Math.ceil(rows / batchSize)));
}

/**
 * The weight decay that makes weights smaller by a share in each epoch, whatever its number of steps.
 *
 * Source: Wang and Aitchison (2024), "How to set AdamW's weight decay as you scale model and dataset size".
 */
function decayOf(
  { optimizer, learningRate, batchSize }: TrainingChoice & { readonly batchSize: number },
  rows: number,
  shrinking: number,
): number {
  return optimizerNameOf(optimizer) === "adamw" ? shrinking / (learningRate * Math.ceil(rows / batchSize)) : 0;
}
