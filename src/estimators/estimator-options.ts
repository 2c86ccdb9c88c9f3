import { isArray, isObject } from "../core/kind";
import {
  assertBoolean,
  assertFraction,
  assertInteger,
  assertNonNegative,
  assertOneOf,
  assertPositive,
  rangeError,
  show,
} from "../core/check";
import {
  defineOptions,
  integer,
  listOf,
  oneOf,
  openFraction,
  seed,
  type Check,
  type RowsFor,
} from "../core/option-table";
import { classWeight, type ClassWeight } from "../data/class-weights";
import { assertTaskLoss, LOSSES, taskLoss, type TaskLoss } from "../extras/task-loss";
import { completeLoss } from "../losses/create-loss";
import { assertOptimizerChoice, type OptimizerChoice } from "../extras/optimizer-choice";
import { assertInitializer, type Initializer } from "../layers/initializers";
import { ACTIVATION_NAMES, type ActivationName } from "../network/activations";
import { NORMALIZATION_NAMES, type Normalization } from "../network/perceptron";
import { OPTIMIZER_NAMES } from "../optimizers/create-optimizer";
import type { Averaging } from "../training/averaging-option";
import { assertAveraging } from "../training/extras/averaging";
import type { Precision } from "../wasm/engine";
import { PRECISIONS } from "../wasm/engine";

/** Options of an estimator: scikit-learn's names in camelCase, with its defaults. */
export interface EstimatorOptions {
  /** Neurons of each hidden layer, each 1 or more; none for a linear model. Default `[100]`. */
  readonly hiddenLayerSizes?: readonly number[];
  /** After each hidden layer. Default `"relu"`. */
  readonly activation?: EstimatorActivation;
  /** How the weights of all layers begin. Default `"xavier"`, as in scikit-learn; for activations that it has not, as suits them. */
  readonly initializer?: Initializer | undefined;
  /** By what each hidden layer is normalized: `"batch"`, `"layer"`, `"rms"`, or `"none"` (default). */
  readonly normalization?: Normalization;
  /** Share of the hidden units that are left out at random in training, 0 to below 1. Default 0. */
  readonly dropout?: number;
  /**
   * `"adam"` (default); `"sgd"`, stochastic gradient descent with momentum; `"lbfgs"`, a quasi-Newton method on all samples at
   * once, for small data: it has no batches, no rates, and no validation; or any other optimizer, by its name or with options
   * of its own, as `{ type: "rmsprop", decay: 0.95 }`.
   */
  readonly solver?: Solver;
  /** Strength of L2 regularization, divided by the samples of a batch; 0 or more. Default 1e-4. */
  readonly alpha?: number;
  /** Samples of a batch, 1 or more; `"auto"` (default) is 200, or all if there are fewer. */
  readonly batchSize?: number | "auto";
  /** `"constant"` (default), or `"adaptive"`: a fifth whenever the loss stops falling, for two epochs. */
  readonly learningRate?: "constant" | "adaptive";
  /** First learning rate, above 0. Default 1e-3. */
  readonly learningRateInit?: number;
  /** Most epochs, of `"lbfgs"` iterations; 1 or more. Default 200. */
  readonly maxIter?: number;
  /** Whether each epoch has a new random order. Default `true`. */
  readonly shuffle?: boolean;
  /** Fixes every random number: an integer from 0 to 2^53 - 1. Default 0. */
  readonly randomState?: number;
  /**
   * By how much loss or score must get better to count; `"lbfgs"` ends when no element of the gradient is larger. 0 or more.
   * Default 1e-4.
   */
  readonly tol?: number;
  /** Epochs without improvement after which training ends, 1 or more. Default 10. */
  readonly nIterNoChange?: number;
  /** Whether the score on samples set aside ends training, rather than the training loss. Default `false`. */
  readonly earlyStopping?: boolean;
  /** Share of the samples that `earlyStopping` sets aside, above 0 and below 1. Default 0.1. */
  readonly validationFraction?: number;
  /** Of `"sgd"`, 0 to below 1. Default 0.9. */
  readonly momentum?: number;
  /** Whether the momentum of `"sgd"` is Nesterov's. Default `true`. */
  readonly nesterovsMomentum?: boolean;
  /** Decay of the first moment of `"adam"`, 0 to below 1. Default 0.9. */
  readonly beta1?: number;
  /** Decay of the second moment of `"adam"`, 0 to below 1. Default 0.999. */
  readonly beta2?: number;
  /** Of `"adam"`, above 0. Default 1e-8. */
  readonly epsilon?: number;
  /**
   * What training minimizes. `MLPClassifier`: `"crossEntropy"` (default), `"focal"`, `"hinge"`; for rows of several labels
   * `"binaryCrossEntropyFromLogits"` (default). `MLPRegressor`, of scaled targets: `"meanSquaredError"` (default), `"meanAbsoluteError"`,
   * `"huber"`, `"quantile"`, `"poisson"` of counts (divided by their mean), `"gaussian"`. An object has options: `{ type: "huber", delta: 0.5 }`.
   */
  readonly loss?: EstimatorLoss | undefined;
  /** Limit of the L2 norm of the weights into each unit, after each update; above 0. Default none. */
  readonly maxNorm?: number | undefined;
  /** The network answers with an average of its parameters, over updates or epochs. Default none. */
  readonly averaging?: Averaging | undefined;
  /**
   * Networks whose answers are averaged, 1 to 64: each learns from other rows with another seed. Default 1.
   */
  readonly members?: number;
  /** Whether a further `fit` goes on from the last one, for `maxIter` epochs more, rather than from the start. Default `false`. */
  readonly warmStart?: boolean;
  /** `"strict"` (default): the same bits everywhere; `"fast"`: fused multiply-add where there is one. */
  readonly precision?: Precision;
}

/** Options of a classifier. */
export interface ClassifierOptions extends EstimatorOptions {
  /**
   * How much the samples of a class count in the training, times their own weights: `"balanced"` is
   * `samples / (classes x samples of the class)`; or a weight for each class by its name. Default: all alike.
   */
  readonly classWeight?: ClassWeight;
}

/** Every name of an activation, and scikit-learn's `"logistic"` for the sigmoid, `"identity"` for none. */
export type EstimatorActivation = ActivationName | "logistic" | "identity";
/** Losses of estimators. */
export type EstimatorLoss =
  | TaskLoss
  | "binaryCrossEntropyFromLogits"
  | {
      /** Marks the loss of rows of several labels. */
      readonly type: "binaryCrossEntropyFromLogits";
      /** How much a label counts where it is set: one number for all labels, or one each. Default 1. */
      readonly positiveWeights?: number | readonly number[];
    };
/** Ways to train: `"sgd"` is scikit-learn's, with momentum; `{ type: "sgd" }` has none. */
export type Solver = OptimizerChoice | "lbfgs";

/** The options with their defaults. */
export type EstimatorSettings = Required<Omit<EstimatorOptions, "initializer" | "loss" | "maxNorm" | "averaging">> &
  Pick<EstimatorOptions, "initializer" | "loss" | "maxNorm" | "averaging">;
/** The options of a classifier with their defaults. */
export type ClassifierSettings = EstimatorSettings & Pick<ClassifierOptions, "classWeight">;

const batchSize: Check<number | "auto"> = (who, name, value) => {
  if (value !== "auto") assertInteger(who, name, value, 1);
};

/** What estimators call the rate and the L2 term. */
const BESIDE = { learningRate: "learningRateInit", weightDecay: "alpha" };

const solver: Check<Solver> = (who, name, value) => {
  if (isObject(value)) assertOptimizerChoice(who, name, value, BESIDE);
  else assertOneOf(who, name, value, [...OPTIMIZER_NAMES, "lbfgs"]);
};

const LABELS_LOSS = "binaryCrossEntropyFromLogits";

/** Whether a loss is the one of rows of several labels. */
export function isLabelsLoss(loss: EstimatorLoss): loss is Exclude<EstimatorLoss, TaskLoss> {
  return (typeof loss === "object" ? loss.type : loss) === LABELS_LOSS;
}

const regressionLoss: Check<EstimatorLoss> = (who, name, value) => {
  assertTaskLoss(who, name, value, LOSSES.values);
  taskLoss(who, value, "values");
};

const classifierLoss: Check<EstimatorLoss> = (who, name, value) => {
  if (isLabelsLoss(Object(value) as EstimatorLoss) || value === LABELS_LOSS) {
    completeLoss(who, value, [LABELS_LOSS], name);
    return;
  }
  assertTaskLoss(who, name, value, [...LOSSES.classes, LABELS_LOSS]);
  taskLoss(who, value, "classes");
};

/** scikit-learn's defaults (1.2, `MLPClassifier`), and ours where it has none. */
const OPTIONS = defineOptions({
  hiddenLayerSizes: [listOf(integer(1), "[100]", 0), [100]],
  activation: [oneOf(...ACTIVATION_NAMES, "logistic", "identity"), "relu"],
  initializer: [assertInitializer],
  normalization: [oneOf(...NORMALIZATION_NAMES), "none"],
  dropout: [assertFraction, 0],
  solver: [solver, "adam"],
  alpha: [assertNonNegative, 1e-4],
  batchSize: [batchSize, "auto"],
  learningRate: [oneOf("constant", "adaptive"), "constant"],
  learningRateInit: [assertPositive, 1e-3],
  maxIter: [integer(1), 200],
  shuffle: [assertBoolean, true],
  randomState: [seed, 0],
  tol: [assertNonNegative, 1e-4],
  nIterNoChange: [integer(1), 10],
  earlyStopping: [assertBoolean, false],
  validationFraction: [openFraction, 0.1],
  momentum: [assertFraction, 0.9],
  nesterovsMomentum: [assertBoolean, true],
  beta1: [assertFraction, 0.9],
  beta2: [assertFraction, 0.999],
  epsilon: [assertPositive, 1e-8],
  loss: [regressionLoss],
  maxNorm: [assertPositive],
  averaging: [assertAveraging],
  members: [integer(1, 64), 1],
  warmStart: [assertBoolean, false],
  precision: [oneOf(...PRECISIONS), "strict"],
} satisfies RowsFor<EstimatorOptions>);

const CLASSIFIER_OPTIONS = defineOptions({
  ...OPTIONS.rows,
  loss: [classifierLoss],
  classWeight: [classWeight],
} satisfies RowsFor<ClassifierOptions>);

/** Options of `"adam"` and `"sgd"` alone: other optimizers have their own. */
const MOMENT_OPTIONS = ["momentum", "nesterovsMomentum", "beta1", "beta2", "epsilon"] as const;

/** Options of training by batches, which `"lbfgs"` does without. */
const BATCH_OPTIONS = [
  ...MOMENT_OPTIONS,
  "dropout",
  "batchSize",
  "learningRate",
  "learningRateInit",
  "shuffle",
  "nIterNoChange",
  "earlyStopping",
  "validationFraction",
  "maxNorm",
  "averaging",
] as const;

/** @throws RangeError for an option that the solver does not follow; a default that is spelled out is none. */
function assertFollowed(who: string, settings: EstimatorSettings): void {
  const { solver } = settings;
  if (solver === "adam" || solver === "sgd") return;
  const options = solver === "lbfgs" ? BATCH_OPTIONS : MOMENT_OPTIONS;
  const name = options.find((option) => settings[option] !== (OPTIONS.rows[option] as readonly unknown[])[1]);
  if (name === undefined) return;
  const shown = show(typeof solver === "object" ? solver.type : solver);
  const got = `${name} is ${show(settings[name])}, which solver ${shown} does not follow`;
  const instead = solver === "lbfgs" ? 'choose solver "adam" or "sgd"' : `pass options as solver: { type: ${shown} }`;
  throw rangeError(who, got, `leave ${name} out, or ${instead}`);
}

/** Checks the options of an estimator and fills in the defaults; the settings are frozen. */
export function completeEstimatorOptions(who: string, options: EstimatorOptions): EstimatorSettings {
  return frozen(who, OPTIONS.complete(who, options));
}

/** Checks the options of a classifier and fills in the defaults; the settings are frozen. */
export function completeClassifierOptions(who: string, options: ClassifierOptions): ClassifierSettings {
  return frozen(who, CLASSIFIER_OPTIONS.complete(who, options) as ClassifierSettings);
}

/** A copy without the options that are not set. */
function frozen<Settings extends EstimatorSettings>(who: string, settings: Settings): Settings {
  assertFollowed(who, settings);
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  return Object.freeze(Object.fromEntries(given.map(([name, value]) => [name, frozenValue(value)]))) as Settings;
}

function frozenValue(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.freeze(isArray(value) ? value : { ...value });
}
