import type { FIELDS, FieldName } from "./fields";

type ValueOf<F> = F extends { kind: "number" }
  ? number
  : F extends { kind: "switch" }
    ? boolean
    : F extends { kind: "list" }
      ? readonly number[]
      : F extends { choices: infer Choices }
        ? keyof Choices
        : never;

/** All that decides what is learned and how: plain JSON. The same settings give the same bits. */
export type Settings = { readonly [Name in FieldName]: ValueOf<(typeof FIELDS)[Name]> };

export type SetName = Settings["set"];

/** What a data set brings along. */
export interface SetTraits {
  /** Settings that mean something for it. */
  readonly knobs: readonly FieldName[];
  /** Where they begin. */
  readonly defaults: Partial<Settings>;
  /** End of the slider for the noise. */
  readonly noiseMax: number;
}

const PLANE: readonly FieldName[] = ["samples", "noise"];
const ARMS: readonly FieldName[] = ["samples", "classes", "noise"];

export const SETS: Readonly<Record<SetName, SetTraits>> = {
  spiral: { noiseMax: 0.6, knobs: ARMS, defaults: { samples: 600, classes: 3, noise: 0.2 } },
  twoSpirals: { noiseMax: 0.3, knobs: [...PLANE, "turns"], defaults: { samples: 400, noise: 0.05, turns: 1.5 } },
  circles: { noiseMax: 0.4, knobs: [...PLANE, "factor"], defaults: { samples: 300, noise: 0.1, factor: 0.4 } },
  rings: { noiseMax: 1, knobs: ARMS, defaults: { samples: 600, classes: 3, noise: 0.3 } },
  moons: { noiseMax: 0.5, knobs: PLANE, defaults: { samples: 300, noise: 0.1 } },
  xor: { noiseMax: 0.6, knobs: PLANE, defaults: { samples: 300, noise: 0.1 } },
  checkerboard: { noiseMax: 0.3, knobs: PLANE, defaults: { samples: 800, noise: 0 } },
  wave: { noiseMax: 0.5, knobs: [...PLANE, "frequency"], defaults: { samples: 400, noise: 0.05, frequency: 3 } },
  lines: { noiseMax: 8, knobs: ARMS, defaults: { samples: 600, classes: 3, noise: 2 } },
  zones: { noiseMax: 1, knobs: ARMS, defaults: { samples: 600, classes: 4, noise: 0.5 } },
  zones3d: { noiseMax: 5, knobs: PLANE, defaults: { samples: 600, noise: 2 } },
  polynomial: {
    noiseMax: 100,
    knobs: [...PLANE, "coefficients"],
    defaults: { samples: 200, noise: 20, coefficients: [0, -60, 0, 1], activation: "tanh" },
  },
  iris: { noiseMax: 1, knobs: [], defaults: { samples: 150 } },
  digits: { noiseMax: 1, knobs: [], defaults: { samples: 1797, hidden: [32], learningRate: 0.003 } },
  csv: { noiseMax: 1, knobs: [], defaults: {} },
};

const COMMON: Settings = {
  set: "spiral",
  samples: 300,
  classes: 3,
  noise: 0.1,
  turns: 1.5,
  factor: 0.4,
  frequency: 3,
  coefficients: [0, 0, 1],
  validation: 0.2,
  scale: true,
  dataSeed: 1,
  hidden: [16, 12],
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
  clipNorm: 0,
  reduction: "mean",
  stopEpoch: 0,
  seed: 1,
  precision: "strict",
};

/** Where a data set begins. */
export function defaultsFor(set: SetName): Settings {
  return { ...COMMON, ...SETS[set].defaults, set };
}

/** The settings after one change. Another data set brings its own knobs; the network and the training stay. */
export function changed(settings: Settings, change: Partial<Settings>): Settings {
  const { set } = change;
  if (set === undefined || set === settings.set) return { ...settings, ...change };
  const { knobs } = SETS[set];
  const defaults = defaultsFor(set);
  const brought = Object.fromEntries(knobs.map((name) => [name, defaults[name]]));
  const suited = set === "digits" || settings.set === "digits" ? { hidden: defaults.hidden } : {};
  return { ...settings, ...brought, ...suited, ...change };
}
