import { FIELD_NAMES, type FIELDS, type FieldName } from "./fields";

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
}

const PLANE: readonly FieldName[] = ["samples", "noise", "features"];
const ARMS: readonly FieldName[] = ["samples", "classes", "noise", "features"];

export const SETS: Readonly<Record<SetName, SetTraits>> = {
  spiral: { noiseMax: 0.6, knobs: ARMS, defaults: { samples: 300, classes: 3, noise: 0.35 } },
  twoSpirals: { noiseMax: 0.3, knobs: [...PLANE, "turns"], defaults: { samples: 300, noise: 0.1, turns: 1.25 } },
  circles: { noiseMax: 0.4, knobs: [...PLANE, "factor"], defaults: { samples: 300, noise: 0.15, factor: 0.4 } },
  rings: { noiseMax: 1, knobs: ARMS, defaults: { samples: 400, classes: 3, noise: 0.3 } },
  moons: { noiseMax: 0.5, knobs: PLANE, defaults: { samples: 200, noise: 0.25 } },
  xor: { noiseMax: 0.6, knobs: PLANE, defaults: { samples: 300, noise: 0.2 } },
  checkerboard: { noiseMax: 0.3, knobs: PLANE, defaults: { samples: 800, noise: 0.02 } },
  wave: { noiseMax: 0.5, knobs: [...PLANE, "frequency"], defaults: { samples: 400, noise: 0.15, frequency: 3 } },
  lines: { noiseMax: 8, knobs: ARMS, defaults: { samples: 400, classes: 3, noise: 2 } },
  zones: { noiseMax: 1, knobs: ARMS, defaults: { samples: 400, classes: 4, noise: 0.5 } },
  zones3d: { noiseMax: 5, knobs: ["samples", "noise"], defaults: { samples: 600, noise: 2 } },
  polynomial: {
    noiseMax: 100,
    knobs: ["samples", "noise", "coefficients"],
    defaults: { samples: 100, noise: 20, coefficients: [0, -60, 0, 1], activation: "tanh" },
  },
  iris: { noiseMax: 1, knobs: [], defaults: {} },
  digits: { noiseMax: 1, knobs: [], defaults: { hidden: [32], learningRate: 0.003, scale: false, stopEpoch: 60 } },
  points: { noiseMax: 1, knobs: ["points", "features"], defaults: {} },
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
  batchNorm: false,
  dropout: 0,
  initializer: "auto",
  output: "softmax",
  optimizer: "adam",
  learningRate: 0.01,
  schedule: "constant",
  batchSize: 32,
  l2: 0,
  l1: 0,
  clipNorm: 0,
  reduction: "mean",
  stopEpoch: 300,
  settle: true,
  seed: 1,
  precision: "strict",
};

/** Where a data set begins. */
export function defaultsFor(set: SetName): Settings {
  return { ...COMMON, ...SETS[set].defaults, set };
}

/** Whether a setting has a meaning for a data set. */
export function hasMeaning(name: FieldName, set: SetName): boolean {
  return !KNOBS.includes(name) || SETS[set].knobs.includes(name);
}

/**
 * The settings after one change. Another data set begins where it would in a fresh page, but for
 * what a person chose about the network and the training.
 */
export function changed(settings: Settings, change: Partial<Settings>): Settings {
  const { set } = change;
  if (set === undefined || set === settings.set) return { ...settings, ...change };
  const [before, after] = [defaultsFor(settings.set), defaultsFor(set)];
  const isKept = (name: FieldName) => !KNOBS.includes(name) && !isSame(settings[name], before[name]);
  const kept = Object.fromEntries(FIELD_NAMES.filter(isKept).map((name) => [name, settings[name]]));
  return { ...after, ...kept, ...change };
}

export function isSame(a: Settings[FieldName], b: Settings[FieldName]): boolean {
  return String(a) === String(b);
}
