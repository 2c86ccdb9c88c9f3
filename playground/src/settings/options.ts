/** Options that belong to one choice: those of an optimizer, those of a loss. */
import type { OptimizerName, OptimizerOptionsOf } from "wasm-mlp";
import { FIELD_NAMES, type FIELDS, type FieldName } from "./fields";

/** What stands beside every optimizer. */
type Shared = "learningRate" | "weightDecay";
type Own<Name extends OptimizerName> = Required<Omit<OptimizerOptionsOf<Name>, Shared>>;

/** Options of each optimizer with the library's defaults: the compiler asks for each, a test compares the values. */
export const OPTIMIZER_OPTIONS: { readonly [Name in OptimizerName]: Readonly<Own<Name>> } = {
  adam: { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, amsgrad: false },
  adamw: { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, amsgrad: false },
  momentum: { momentum: 0.9, nesterov: false },
  rmsprop: { decay: 0.9, epsilon: 1e-8, centered: false },
  adagrad: { epsilon: 1e-8 },
  sgd: {},
  nadam: { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, momentumDecay: 0.004 },
  adadelta: { rho: 0.9, epsilon: 1e-6 },
  lion: { beta1: 0.9, beta2: 0.99 },
};

/** Names of the options of any optimizer, in the order of the fields. */
export const OPTIMIZER_OPTION_NAMES = FIELD_NAMES.filter((name) =>
  Object.values(OPTIMIZER_OPTIONS).some((options) => name in options),
);

/** The one option of a loss. */
export const LOSS_OPTIONS: Readonly<
  Partial<Record<(typeof FIELDS)["classLoss" | "valueLoss"]["names"][number], FieldName>>
> = {
  crossEntropy: "labelSmoothing",
  focal: "gamma",
  huber: "delta",
  quantile: "level",
};

/** The one option of an average of the weights. */
export const AVERAGING_OPTIONS: Readonly<Partial<Record<(typeof FIELDS)["averaging"]["names"][number], FieldName>>> = {
  ema: "averagingDecay",
  swa: "averagingStart",
};

/** Names of the options of any average. */
export const AVERAGING_OPTION_NAMES: readonly FieldName[] = Object.values(AVERAGING_OPTIONS);

/** Names of the options of any loss. */
export const LOSS_OPTION_NAMES: readonly FieldName[] = Object.values(LOSS_OPTIONS);
