import type { LearnWork, NetworkSpec, PredictWork, ProductWork, Row, Section, StepWork } from "./work";

const FORMS = ["NN", "TN", "NT"] as const;

function product(form: ProductWork["form"], m: number, n: number, k: number): Row {
  return { name: `${form} ${m} x ${n} x ${k}`, work: { kind: "product", form, m, n, k } };
}

const SQUARES = [256, 512, 1024].flatMap((size) => FORMS.map((form) => product(form, size, size, size)));

/** The three products of a layer's step: forward, gradient of the weights, gradient of the inputs. */
function layerProducts(batch: number, fanIn: number, fanOut: number): Row[] {
  return [
    product("NN", batch, fanOut, fanIn),
    product("TN", fanIn, fanOut, batch),
    product("NT", batch, fanIn, fanOut),
  ];
}

const LAYERS = [32, 128, 2048].flatMap((batch) => [
  ...layerProducts(batch, 784, 256),
  ...layerProducts(batch, 256, 64),
  ...layerProducts(batch, 64, 10),
]);

const CLASSIFIER = { output: "logits", loss: "crossEntropy", optimizer: "adam" } as const;
const SPIRAL: NetworkSpec = { ...CLASSIFIER, sizes: [2, 128, 64, 3], batchNorm: false, learningRate: 1e-3, batch: 64 };
const MNIST: NetworkSpec = {
  ...CLASSIFIER,
  sizes: [784, 256, 64, 10],
  batchNorm: true,
  learningRate: 2e-3,
  batch: 128,
};
const DIGITS: NetworkSpec = { ...CLASSIFIER, sizes: [64, 128, 10], batchNorm: true, learningRate: 2e-3, batch: 32 };
const XOR: NetworkSpec = {
  sizes: [2, 4, 1],
  batchNorm: false,
  output: "sigmoid",
  loss: "meanSquaredError",
  optimizer: "sgd",
  learningRate: 0.01,
  batch: 4,
};

function step(name: string, network: NetworkSpec, data: StepWork["data"] = "pattern"): Row {
  return { name, work: { kind: "step", ...network, data } };
}

const STEPS = [
  step("XOR 2-4-1, 4 samples", XOR, "xor"),
  step("spiral 2-128-64-3, 64", SPIRAL),
  ...[32, 128, 2048].map((batch) => step(`MNIST, batch ${batch}`, { ...MNIST, batch })),
];

const FORM_NAMES: readonly [PredictWork["form"], string][] = [
  ["arrays", "from nested arrays"],
  ["matrix", "from a matrix"],
  ["into", "into a given one"],
];

const PREDICTIONS = [
  [64, 128, 10],
  [784, 256, 64, 10],
].flatMap((sizes) =>
  [1, 1024].flatMap((batch) =>
    FORM_NAMES.map(([form, text]): Row => {
      const rows = batch === 1 ? "1 row" : `${batch} rows`;
      return { name: `${sizes.join("-")}, ${rows} ${text}`, work: { kind: "predict", sizes, batch, form } };
    }),
  ),
);

/** The norm study of system S. */
const STUDY: Row = {
  name: "2-3-2-1, network and epoch",
  work: {
    kind: "study",
    architecture: [2, 3, 2, 1],
    samples: 128,
    networks: 2048,
    epochs: 400,
    learningRate: 0.025,
    l2: 0.02,
  },
};

/** The performance map of system S. */
const MAP: Row = {
  name: "51 x 51 cells, 16 runs, 2-3-2-1",
  work: {
    kind: "map",
    architecture: [2, 3, 2, 1],
    samples: 128,
    size: 51,
    largestRate: 0.1,
    mostEpochs: 1400,
    runs: 16,
    l2: 0.02,
  },
};

/** 64 MiB a block: past any cache. */
const UPDATE: Row = { name: "Adam, 16 Mi parameters", work: { kind: "update", length: 16 * 2 ** 20 } };

const FIRST_STEP = step("process start to first step", { ...SPIRAL, sizes: [2, 8, 2], batch: 4 });

function learning(name: string, network: NetworkSpec, folder: string, testEvery: number): Row {
  const work: LearnWork = { kind: "learn", ...network, folder, goal: 0.97, testEvery, seconds: 30, seed: 1 };
  return { name, work };
}

/** Folders with four files in MNIST's form; `mnist` may be missing. */
export interface Folders {
  readonly digits: string;
  readonly mnist: string | undefined;
}

/** All sections, in the order of the table. */
export function sectionsOf({ digits, mnist }: Folders): Section[] {
  const mnistRows = mnist === undefined ? [] : [learning("MNIST, 10,000 tested", MNIST, mnist, 100)];
  const rounds = { way: "rounds", rounds: 7 } as const;
  return [
    { name: "products", title: "matrix products, square", ...rounds, rows: SQUARES },
    { name: "layers", title: "matrix products of MNIST's layers", ...rounds, rounds: 5, rows: LAYERS },
    { name: "steps", title: "training steps", ...rounds, rounds: 11, rows: STEPS },
    { name: "inference", title: "inference", ...rounds, rows: PREDICTIONS },
    { name: "update", title: "optimizer update", ...rounds, rows: [UPDATE] },
    { name: "study", title: "2048 small networks", ...rounds, rows: [STUDY] },
    { name: "map", title: "performance map", ...rounds, rounds: 5, rows: [MAP] },
    { name: "start", title: "start-up", way: "fresh", rounds: 7, rows: [FIRST_STEP] },
    {
      name: "digits",
      title: "process start to 97 % on digits",
      way: "fresh",
      rounds: 7,
      rows: [learning("digits, 451 tested", DIGITS, digits, 10)],
    },
    { name: "mnist", title: "process start to 97 % on MNIST", way: "fresh", rounds: 5, rows: mnistRows },
  ];
}
