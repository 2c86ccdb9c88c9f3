import { FIELD_NAMES, type FIELDS, type FieldName } from "./fields";
import { OPTIMIZER_OPTIONS } from "./options";

type ValueOf<F> = F extends { kind: "number" }
  ? number
  : F extends { kind: "switch" }
    ? boolean
    : F extends { kind: "list" }
      ? readonly number[]
      : F extends { kind: "points" }
        ? string
        : F extends { kind: "subset"; names: readonly (infer Name)[] }
          ? readonly Name[]
          : F extends { names: readonly (infer Name)[] }
            ? Name
            : never;

/** All that decides what is learned and how: plain JSON. The same settings give the same bits. */
export type Settings = { readonly [Name in FieldName]: ValueOf<(typeof FIELDS)[Name]> };

export type SetName = Settings["set"];

/** An input that is made from x and y. */
export type Feature = Settings["features"][number];

/** What a data set brings along. */
export interface SetTraits {
  /** Settings that mean something for it only. */
  readonly knobs: readonly FieldName[];
  /** Where settings begin. */
  readonly defaults: Partial<Settings>;
  /** End of the slider for the noise. */
  readonly noiseMax: number;
  /** What is predicted, where that does not follow from a choice of columns. */
  readonly targets?: "classes" | "values";
}

const PLANE: readonly FieldName[] = ["samples", "noise", "features"];
const ARMS: readonly FieldName[] = ["samples", "classes", "noise", "features"];

export const SETS: Readonly<Record<SetName, SetTraits>> = {
  spiral: { targets: "classes", noiseMax: 0.6, knobs: ARMS, defaults: { samples: 300, classes: 3, noise: 0.35 } },
  twoSpirals: {
    targets: "classes",
    noiseMax: 0.3,
    knobs: [...PLANE, "turns"],
    defaults: { samples: 300, noise: 0.1, turns: 1.25 },
  },
  circles: {
    targets: "classes",
    noiseMax: 0.4,
    knobs: [...PLANE, "factor"],
    defaults: { samples: 300, noise: 0.15, factor: 0.4 },
  },
  rings: { targets: "classes", noiseMax: 1, knobs: ARMS, defaults: { samples: 400, classes: 3, noise: 0.3 } },
  moons: { targets: "classes", noiseMax: 0.5, knobs: PLANE, defaults: { samples: 200, noise: 0.25 } },
  xor: { targets: "classes", noiseMax: 0.6, knobs: PLANE, defaults: { samples: 300, noise: 0.2 } },
  checkerboard: { targets: "classes", noiseMax: 0.3, knobs: PLANE, defaults: { samples: 800, noise: 0.02 } },
  wave: {
    targets: "classes",
    noiseMax: 0.5,
    knobs: [...PLANE, "frequency"],
    defaults: { samples: 400, noise: 0.15, frequency: 3 },
  },
  lines: { targets: "classes", noiseMax: 8, knobs: ARMS, defaults: { samples: 400, classes: 3, noise: 2 } },
  zones: { targets: "classes", noiseMax: 1, knobs: ARMS, defaults: { samples: 400, classes: 4, noise: 0.5 } },
  zones3d: { targets: "classes", noiseMax: 5, knobs: ["samples", "noise"], defaults: { samples: 600, noise: 2 } },
  polynomial: {
    targets: "values",
    noiseMax: 100,
    knobs: ["samples", "noise", "coefficients"],
    defaults: { samples: 100, noise: 20, coefficients: [0, -60, 0, 1], activation: "tanh" },
  },
  iris: { targets: "classes", noiseMax: 1, knobs: [], defaults: {} },
  digits: {
    targets: "classes",
    noiseMax: 1,
    knobs: [],
    defaults: { hidden: [32], learningRate: 0.003, scale: false, stopEpoch: 60 },
  },
  points: { targets: "classes", noiseMax: 1, knobs: ["points", "features"], defaults: {} },
  csv: { noiseMax: 1, knobs: [], defaults: {} },
};

/** Settings that belong to some data sets only. */
export const KNOBS: readonly FieldName[] = [
  "samples",
  "classes",
  "noise",
  "turns",
  "factor",
  "frequency",
  "coefficients",
  "points",
  "features",
];

const COMMON: Settings = {
  set: "spiral",
  samples: 300,
  classes: 3,
  noise: 0.1,
  turns: 1.5,
  factor: 0.4,
  frequency: 3,
  coefficients: [0, 0, 1],
  points: "",
  features: ["x", "y"],
  validation: 0.3,
  scale: true,
  dataSeed: 1,
  hidden: [8, 8],
  activation: "relu",
  normalization: "none",
  dropout: 0,
  maxNorm: 0,
  initializer: "auto",
  output: "softmax",
  classLoss: "crossEntropy",
  labelSmoothing: 0,
  gamma: 2,
  valueLoss: "meanSquaredError",
  delta: 1,
  level: 0.5,
  optimizer: "adam",
  momentum: 0.9,
  nesterov: false,
  decay: 0.9,
  rho: 0.9,
  beta1: 0.9,
  beta2: 0.999,
  momentumDecay: 0.004,
  epsilon: 1e-8,
  amsgrad: false,
  centered: false,
  learningRate: 0.01,
  schedule: "constant",
  batchSize: 32,
  l2: 0,
  l1: 0,
  clipNorm: 0,
  averaging: "none",
  averagingDecay: 0.99,
  averagingStart: 50,
  reduction: "mean",
  stopEpoch: 300,
  settle: true,
  seed: 1,
  precision: "strict",
};

/** Where a data set begins, and an optimizer. */
export function defaultsFor(set: SetName, optimizer?: Settings["optimizer"]): Settings {
  const defaults = { ...COMMON, ...SETS[set].defaults, set };
  return optimizer === undefined ? defaults : { ...defaults, optimizer, ...OPTIMIZER_OPTIONS[optimizer] };
}

/**
 * The settings after one change. Another data set begins where it would in a fresh page, but for
 * what a person chose about the network and the training; another optimizer, with its own usual options.
 */
export function changed(settings: Settings, change: Partial<Settings>): Settings {
  const next = { ...settings, ...change };
  const [before, after] = [settings, next].map(({ set, optimizer }) => defaultsFor(set, optimizer));
  const isKnobOfAnother = (name: FieldName) => next.set !== settings.set && KNOBS.includes(name);
  const follows = (name: FieldName) => isKnobOfAnother(name) || isSame(settings[name], before[name]);
  const followers = FIELD_NAMES.filter(follows);
  return { ...next, ...Object.fromEntries(followers.map((name) => [name, after[name]])), ...change };
}

export function isSame(a: Settings[FieldName], b: Settings[FieldName]): boolean {
  return String(a) === String(b);
}
