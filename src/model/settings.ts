import { assertBoolean, assertFraction, assertNonNegative, assertPositive, assertSeed } from "../core/check";
import { defineOptions, integer, listOf, oneOf, type Check, type RowsFor } from "../core/option-table";
import { ACTIVATION_NAMES, type ActivationName } from "../network/activations";
import { OPTIMIZER_NAMES, type OptimizerName } from "../optimizers/create-optimizer";
import { PRECISIONS, type Precision } from "../wasm/engine";

/** How the networks of a model are built and trained. */
export interface TrainingOptions {
  /** Widths of the hidden layers, each 1 or more; none for a linear model. Default `[256]`. */
  readonly hidden?: readonly number[];
  /** After each hidden layer. Default `"relu"`. */
  readonly activation?: ActivationName;
  /** Whether each hidden layer is normalized by batches. Default `false`. */
  readonly batchNorm?: boolean;
  /** Share of the hidden units that are left out at random in training, 0 to below 1. Default 0.4. */
  readonly dropout?: number;
  /** Rule of the updates. Default `"adamw"`. */
  readonly optimizer?: OptimizerName;
  /** Size of the updates, above 0. Default 0.004. */
  readonly learningRate?: number;
  /** `"cosine"` (default) lets the learning rate fall to 0 over the epochs, `"constant"` keeps it. */
  readonly schedule?: "constant" | "cosine";
  /** L2 term, 0 or more; decoupled with `"adamw"`. Default 0.1. */
  readonly weightDecay?: number;
  /** Limit of the gradient's L2 norm, above 0. Default none. */
  readonly clipNorm?: number;
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

const seed: Check<number> = (who, _name, value) => {
  assertSeed(who, value);
};

/** Every option of the training: its check, and its default where the table has no say in it. */
export const TRAINING = defineOptions({
  hidden: [listOf(integer(1), "[256]", 0), [256]],
  activation: [oneOf(...ACTIVATION_NAMES), "relu"],
  batchNorm: [assertBoolean, false],
  dropout: [assertFraction, 0.4],
  optimizer: [oneOf(...OPTIMIZER_NAMES), "adamw"],
  learningRate: [assertPositive, 4e-3],
  schedule: [oneOf("constant", "cosine"), "cosine"],
  weightDecay: [assertNonNegative, 0.1],
  clipNorm: [assertPositive],
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
  readonly epochs: number;
  readonly batchSize: number;
  readonly pieces: number;
}

/** Inputs that pieces may make. */
const MOST_PIECES = 2000;

/** Fills in what follows from the size of a table: docs/model-quality.md has the trials it was chosen by. */
export function settingsFor(choice: TrainingChoice, rows: number, numbers: number): TrainingSettings {
  return {
    ...choice,
    pieces: choice.pieces ?? (8 * numbers <= MOST_PIECES ? 8 : 0),
    epochs: choice.epochs ?? (rows > 20_000 ? 20 : 60),
    batchSize: choice.batchSize ?? (rows > 20_000 ? 256 : 64),
  };
}
