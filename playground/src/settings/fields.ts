/**
 * Every setting of the playground in one table: its kind and range. Forms are built from it, and
 * what an address holds is checked against it. What people read stands in `texts/`.
 */

import { ACTIVATION_NAMES } from "wasm-mlp/layers/activation-table";
import { INITIALIZER_NAMES } from "wasm-mlp/layers/initializer-names";
import { NORMALIZATION_NAMES } from "wasm-mlp/layers/normalization-table";
import { LOSSES_OF_DISTRIBUTIONS, LOSSES_OF_TASKS } from "wasm-mlp/losses/task-losses";
import { OPTIMIZER_NAMES } from "wasm-mlp/optimizers/optimizer-table";

/** A setting that is a number. */
export interface NumberField {
  readonly kind: "number";
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** A setting that is one of some names. */
export interface ChoiceField<Name extends string = string> {
  readonly kind: "choice";
  readonly names: readonly Name[];
}

/** A setting that is on or off. */
export interface SwitchField {
  readonly kind: "switch";
}

/** A setting that is a list of numbers. */
export interface ListField {
  readonly kind: "list";
  readonly min: number;
  readonly max: number;
  readonly isInteger: boolean;
  readonly minLength: number;
  readonly maxLength: number;
}

/** A setting that is some of several names, in their order. */
export interface SubsetField<Name extends string = string> {
  readonly kind: "subset";
  readonly names: readonly Name[];
}

/** Points that were drawn, as text (see `settings/points.ts`). */
export interface PointsField {
  readonly kind: "points";
}

export type Field = NumberField | ChoiceField | SwitchField | ListField | SubsetField | PointsField;

const number = (min: number, max: number, step: number): NumberField => ({ kind: "number", min, max, step });
const choice = <Name extends string>(...names: Name[]): ChoiceField<Name> => ({ kind: "choice", names });
const subset = <Name extends string>(...names: Name[]): SubsetField<Name> => ({ kind: "subset", names });
const onOff: SwitchField = { kind: "switch" };

const MAX_SEED = Number.MAX_SAFE_INTEGER;

export const FIELDS = {
  set: choice(
    "spiral",
    "twoSpirals",
    "circles",
    "rings",
    "moons",
    "xor",
    "checkerboard",
    "wave",
    "lines",
    "zones",
    "zones3d",
    "polynomial",
    "iris",
    "digits",
    "points",
    "csv",
  ),
  samples: number(10, 20_000, 1),
  classes: number(2, 8, 1),
  noise: number(0, 100, 0.01),
  turns: number(0.1, 5, 0.1),
  factor: number(0, 0.95, 0.05),
  frequency: number(0.1, 20, 0.1),
  coefficients: { kind: "list", min: -1000, max: 1000, isInteger: false, minLength: 1, maxLength: 8 },
  points: { kind: "points" },
  features: subset("x", "y", "xx", "yy", "xy", "sinx", "siny"),
  validation: number(0.05, 0.8, 0.05),
  scale: onOff,
  dataSeed: number(0, MAX_SEED, 1),
  hidden: { kind: "list", min: 1, max: 256, isInteger: true, minLength: 0, maxLength: 6 },
  activation: choice(...ACTIVATION_NAMES),
  normalization: choice(...NORMALIZATION_NAMES),
  dropout: number(0, 0.9, 0.05),
  maxNorm: number(0, 1000, 0.1),
  initializer: choice("auto", ...INITIALIZER_NAMES),
  output: choice("softmax", "sigmoid"),
  classLoss: choice(...LOSSES_OF_TASKS.classes),
  labelSmoothing: number(0, 0.9, 0.05),
  gamma: number(0, 20, 0.5),
  valueLoss: choice(...LOSSES_OF_TASKS.values, ...LOSSES_OF_DISTRIBUTIONS),
  delta: number(0.001, 1000, 0.001),
  level: number(0.01, 0.99, 0.01),
  optimizer: choice(...OPTIMIZER_NAMES),
  momentum: number(0, 0.999, 0.001),
  nesterov: onOff,
  decay: number(0, 0.9999, 0.0001),
  rho: number(0, 0.9999, 0.0001),
  beta1: number(0, 0.999, 0.001),
  beta2: number(0, 0.99999, 0.00001),
  momentumDecay: number(0, 1, 0.001),
  epsilon: number(1e-15, 1, 1e-15),
  amsgrad: onOff,
  centered: onOff,
  learningRate: number(1e-6, 100, 1e-6),
  schedule: choice("constant", "halving", "cosine", "warmup"),
  batchSize: number(0, 4096, 1),
  l2: number(0, 10, 1e-6),
  l1: number(0, 10, 1e-6),
  clipNorm: number(0, 1000, 0.1),
  averaging: choice("none", "ema", "swa"),
  averagingDecay: number(0, 0.9999, 0.0001),
  averagingStart: number(1, 1_000_000, 1),
  reduction: choice("mean", "sum"),
  stopEpoch: number(1, 1_000_000, 1),
  settle: onOff,
  seed: number(0, MAX_SEED, 1),
  precision: choice("strict", "fast"),
} as const satisfies Readonly<Record<string, Field>>;

export type FieldName = keyof typeof FIELDS;

/** Names that are offered first; the others come with the extras of the library. */
export const FIRST_NAMES: Readonly<Partial<Record<FieldName, readonly string[]>>> = {
  activation: ["relu", "leakyRelu", "tanh", "sigmoid", "none"],
  initializer: ["auto", "he", "xavier", "uniform", "normal"],
  optimizer: ["adam", "adamw", "sgd", "momentum", "rmsprop", "adagrad"],
};

export const FIELD_NAMES = Object.keys(FIELDS) as FieldName[];
