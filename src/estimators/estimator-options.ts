import {
  assertBoolean,
  assertFraction,
  assertInteger,
  assertNonNegative,
  assertOneOf,
  assertOptions,
  assertPositive,
  assertSeed,
  rangeError,
  show,
} from "../core/check";
import type { Precision } from "../wasm/engine";
import { PRECISIONS } from "../wasm/engine";

/** Options of an estimator: scikit-learn's names in camelCase, with its defaults. */
export interface EstimatorOptions {
  /** Neurons of each hidden layer, each 1 or more; none for a linear model. Default `[100]`. */
  readonly hiddenLayerSizes?: readonly number[];
  /** After each hidden layer. Default `"relu"`. */
  readonly activation?: EstimatorActivation;
  /** `"adam"` (default) or `"sgd"`, stochastic gradient descent with momentum. */
  readonly solver?: Solver;
  /** Strength of L2 regularisation, divided by the samples of a batch; 0 or more. Default 1e-4. */
  readonly alpha?: number;
  /** Samples of a batch, 1 or more; `"auto"` (default) is 200, or all if there are fewer. */
  readonly batchSize?: number | "auto";
  /** `"constant"` (default), or `"adaptive"`: a fifth whenever the loss stops falling, for two epochs. */
  readonly learningRate?: "constant" | "adaptive";
  /** First learning rate, above 0. Default 1e-3. */
  readonly learningRateInit?: number;
  /** Most epochs, 1 or more. Default 200. */
  readonly maxIter?: number;
  /** Whether each epoch has a new random order. Default `true`. */
  readonly shuffle?: boolean;
  /** Fixes every random number: an integer from 0 to 2^53 - 1. Default 0. */
  readonly randomState?: number;
  /** By how much loss or score must get better to count, 0 or more. Default 1e-4. */
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
  /** `"strict"` (default): the same bits everywhere; `"fast"`: fused multiply-add where there is one. */
  readonly precision?: Precision;
}

/** Activations by scikit-learn's names; `"logistic"` is the sigmoid, `"identity"` none. */
export type EstimatorActivation = "relu" | "tanh" | "logistic" | "identity";
/** Ways to train. */
export type Solver = "adam" | "sgd";

/** The options with their defaults. */
export type EstimatorSettings = Required<EstimatorOptions>;

/** scikit-learn's defaults (1.2, `MLPClassifier`), and ours where it has none. */
export const DEFAULTS: EstimatorSettings = {
  hiddenLayerSizes: [100],
  activation: "relu",
  solver: "adam",
  alpha: 1e-4,
  batchSize: "auto",
  learningRate: "constant",
  learningRateInit: 1e-3,
  maxIter: 200,
  shuffle: true,
  randomState: 0,
  tol: 1e-4,
  nIterNoChange: 10,
  earlyStopping: false,
  validationFraction: 0.1,
  momentum: 0.9,
  nesterovsMomentum: true,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  precision: "strict",
};

type Check = (who: string, name: string, value: unknown) => void;

const atLeastOne: Check = (who, name, value) => {
  assertInteger(who, name, value, 1);
};
const oneOf =
  (names: readonly string[]): Check =>
  (who, name, value) => {
    assertOneOf(who, name, value, names);
  };

/** What each option must be. */
const CHECKS: Readonly<Record<keyof EstimatorSettings, Check>> = {
  hiddenLayerSizes: (who, name, value) => {
    if (!Array.isArray(value)) throw rangeError(who, `${name} are ${show(value)}`, "pass an array such as [100]");
    value.forEach((size, i) => {
      assertInteger(who, `${name}[${i}]`, size, 1);
    });
  },
  activation: oneOf(["relu", "tanh", "logistic", "identity"]),
  solver: oneOf(["adam", "sgd"]),
  alpha: assertNonNegative,
  batchSize: (who, name, value) => {
    if (value !== "auto") atLeastOne(who, name, value);
  },
  learningRate: oneOf(["constant", "adaptive"]),
  learningRateInit: assertPositive,
  maxIter: atLeastOne,
  shuffle: assertBoolean,
  randomState: (who, _name, value) => {
    assertSeed(`${who}: randomState`, value);
  },
  tol: assertNonNegative,
  nIterNoChange: atLeastOne,
  earlyStopping: assertBoolean,
  validationFraction: (who, name, value) => {
    assertPositive(who, name, value);
    assertFraction(who, name, value);
  },
  momentum: assertFraction,
  nesterovsMomentum: assertBoolean,
  beta1: assertFraction,
  beta2: assertFraction,
  epsilon: assertPositive,
  precision: oneOf(PRECISIONS),
};

/** Checks the options of an estimator and fills in the defaults. */
export function completeEstimatorOptions(who: string, options: EstimatorOptions): EstimatorSettings {
  const names = Object.keys(CHECKS) as (keyof EstimatorSettings)[];
  assertOptions(who, options, names);
  const settings = { ...DEFAULTS, ...definedOf(options) };
  for (const name of names) CHECKS[name](who, name, settings[name]);
  return { ...settings, hiddenLayerSizes: [...settings.hiddenLayerSizes] };
}

/** An option that is undefined is one that was left out. */
function definedOf(options: EstimatorOptions): EstimatorOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
