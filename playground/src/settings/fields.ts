/**
 * Every setting of the playground in one table: its kind, range and meaning. Forms are built
 * from it, and what an address holds is checked against it.
 */

/** A setting that is a number. */
export interface NumberField {
  readonly kind: "number";
  readonly label: string;
  readonly meaning: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** A setting that is one of some names. */
export interface ChoiceField {
  readonly kind: "choice";
  readonly label: string;
  readonly meaning: string;
  /** Names with what people read. */
  readonly choices: Readonly<Record<string, string>>;
}

/** A setting that is on or off. */
export interface SwitchField {
  readonly kind: "switch";
  readonly label: string;
  readonly meaning: string;
}

/** A setting that is a list of numbers. */
export interface ListField {
  readonly kind: "list";
  readonly label: string;
  readonly meaning: string;
  readonly min: number;
  readonly max: number;
  readonly isInteger: boolean;
  readonly minLength: number;
  readonly maxLength: number;
}

export type Field = NumberField | ChoiceField | SwitchField | ListField;

const number = (label: string, meaning: string, min: number, max: number, step: number): NumberField => ({
  kind: "number",
  label,
  meaning,
  min,
  max,
  step,
});

const choice = <Name extends string>(label: string, meaning: string, choices: Record<Name, string>) => ({
  kind: "choice" as const,
  label,
  meaning,
  choices,
});

const onOff = (label: string, meaning: string): SwitchField => ({ kind: "switch", label, meaning });

const MAX_SEED = Number.MAX_SAFE_INTEGER;

export const FIELDS = {
  set: choice("Data set", "What the network learns", {
    spiral: "Spiral",
    twoSpirals: "Two spirals",
    circles: "Circles",
    rings: "Rings",
    moons: "Moons",
    xor: "Exclusive or",
    checkerboard: "Checkerboard",
    wave: "Wave",
    lines: "Lines",
    zones: "Zones",
    zones3d: "Zones in space",
    polynomial: "Polynomial (regression)",
    iris: "Iris",
    digits: "Handwritten digits",
    csv: "Your own CSV",
  }),
  samples: number("Samples", "Points in all", 10, 20_000, 1),
  classes: number("Classes", "Arms, rings, lines or zones", 2, 8, 1),
  noise: number("Noise", "Standard deviation of the noise", 0, 100, 0.01),
  turns: number("Turns", "Turns of each arm", 0.1, 5, 0.1),
  factor: number("Inner radius", "Radius of the inner circle; the outer one has 1", 0, 0.95, 0.05),
  frequency: number("Frequency", "Radians of the sine in a unit of x", 0.1, 20, 0.1),
  coefficients: {
    kind: "list",
    label: "Coefficients",
    meaning: "Of 1, x, x², and so on",
    min: -1000,
    max: 1000,
    isInteger: false,
    minLength: 1,
    maxLength: 8,
  },
  validation: number("Validation share", "Part of the samples that is held out", 0.05, 0.8, 0.05),
  scale: onOff("Standardise", "Take off the mean of each column and divide by its standard deviation"),
  dataSeed: number("Data seed", "Fixes the samples and who is held out", 0, MAX_SEED, 1),
  hidden: {
    kind: "list",
    label: "Hidden layers",
    meaning: "Neurons of each hidden layer",
    min: 1,
    max: 256,
    isInteger: true,
    minLength: 0,
    maxLength: 6,
  },
  activation: choice("Activation", "After each hidden layer", {
    relu: "ReLU",
    leakyRelu: "Leaky ReLU",
    tanh: "Tanh",
    sigmoid: "Sigmoid",
  }),
  batchNorm: onOff("Batch norm", "Normalise each hidden layer over the batch"),
  dropout: number("Dropout", "Share of hidden neurons left out at random in a step", 0, 0.9, 0.05),
  initializer: choice("Initial weights", "Distribution of the first weights", {
    auto: "Automatic",
    he: "He",
    xavier: "Xavier",
    uniform: "Uniform",
    normal: "Normal N(0, 1)",
  }),
  output: choice("Output", "Last layer of a classifier", {
    softmax: "Softmax",
    sigmoid: "One sigmoid",
  }),
  optimizer: choice("Optimizer", "How gradients become steps", {
    adam: "Adam",
    adamw: "AdamW",
    sgd: "SGD",
    momentum: "Momentum",
    rmsprop: "RMSProp",
    adagrad: "Adagrad",
  }),
  learningRate: number("Learning rate", "Size of a step", 1e-6, 100, 1e-6),
  schedule: choice("Schedule", "How the learning rate changes", {
    constant: "Constant",
    halving: "Half every 100 epochs",
    cosine: "Cosine over 500 epochs",
    warmup: "Warm up over 20 epochs",
  }),
  batchSize: number("Batch size", "Samples of a step; 0 takes all", 0, 4096, 1),
  l2: number("L2 penalty", "Weight decay of the optimizer", 0, 10, 1e-6),
  clipNorm: number("Clip norm", "Longest gradient; 0 does not clip", 0, 1000, 0.1),
  reduction: choice("Loss of a batch", "Mean or sum of its samples", { mean: "Mean", sum: "Sum" }),
  stopEpoch: number("Stop after", "Epochs after which training pauses; 0 is a million", 0, 1_000_000, 1),
  seed: number("Seed", "Fixes the first weights, dropout and the order of samples", 0, MAX_SEED, 1),
  precision: choice("Arithmetic", "Strict gives the same bits on every machine", {
    strict: "Strict",
    fast: "Fast",
  }),
} as const satisfies Readonly<Record<string, Field>>;

export type FieldName = keyof typeof FIELDS;
