/**
 * Backward passes against central differences. A step of plain gradient descent at learning
 * rate 1 shows the gradient, before - after; the numbers to compare with come from the naive
 * network in double precision. Gradients of lower layers have gone through all layers above.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  Dropout,
  Linear,
  Network,
  SGD,
  Trainer,
  type LayerConfig,
  type LossName,
  type Reduction,
  type StateDict,
} from "../../src/index";
import { expectClose, within } from "../golden/golden";
import { forward, lossOf, numericGradient, type Masks, type Parameters } from "../reference/network";
import { RandomNumbers } from "../reference/random";

const RELU: LayerConfig = { type: "ReLU" };
const SIGMOID: LayerConfig = { type: "Sigmoid" };
const TANH: LayerConfig = { type: "Tanh" };
const SOFTMAX: LayerConfig = { type: "Softmax" };
const DROPOUT: LayerConfig = { type: "Dropout", rate: 0.3 };

function linear(fanIn: number, fanOut: number, bias = true): LayerConfig {
  return { type: "Linear", fanIn, fanOut, bias, initializer: "xavier" };
}

function leaky(slope: number): LayerConfig {
  return { type: "LeakyReLU", slope };
}

function norm1d(features: number, affine = true, epsilon = 1e-5): LayerConfig {
  return { type: "BatchNorm1d", features, momentum: 0.1, epsilon, affine };
}

function norm2d(channels: number, height: number, width: number, affine = true): LayerConfig {
  return { type: "BatchNorm2d", channels, height, width, momentum: 0.1, epsilon: 1e-5, affine };
}

/** How the targets of an experiment come. */
type TargetForm = "classes" | "rows";

interface Experiment {
  readonly layers: readonly LayerConfig[];
  readonly loss: LossName;
  readonly targets: TargetForm;
  readonly rows: number;
  readonly reduction: Reduction;
  readonly seed: number;
  readonly masks?: Masks;
}

const SEED = 11;

/** Random values for all parameters, so that biases and the scales of BatchNorm matter too. */
function randomize(network: Network, random: RandomNumbers): void {
  const state: StateDict = network.stateDict();
  for (const { data } of Object.values(state)) data.forEach((_, i) => (data[i] = random.uniform(-1, 1)));
  for (const name of Object.keys(state)) if (name.endsWith("running_var")) state[name].data.fill(1);
  network.loadStateDict(state);
}

/** What training changes by gradients, as lists of numbers. */
function parametersOf(network: Network): Parameters {
  const trained = Object.entries(network.stateDict()).filter(([name]) => !name.includes("running"));
  return Object.fromEntries(trained.map(([name, { data }]) => [name, [...data]]));
}

/** The targets as they are given to the trainer, and as the rows they mean. */
function drawTargets({ loss, targets, rows }: Experiment, fanOut: number, random: RandomNumbers) {
  if (targets === "classes") {
    const classes = Array.from({ length: rows }, () => random.below(Math.max(fanOut, 2)));
    const meant = classes.map((label) =>
      Array.from({ length: fanOut }, (_, j) => (fanOut === 1 ? label : Number(j === label))),
    );
    return { given: classes, meant };
  }
  const meant = random.matrix(rows, fanOut, loss === "meanSquaredError" ? -1 : 0, 1);
  return { given: meant, meant };
}

function checkGradients(experiment: Experiment): void {
  const { layers, loss, rows, reduction, seed, masks } = experiment;
  const random = new RandomNumbers(seed);
  using network = Network.fromConfig({ layers, seed: SEED, precision: "strict" });
  randomize(network, random);
  const before = parametersOf(network);
  const inputs = random.matrix(rows, network.fanIn);
  const { given, meant } = drawTargets(experiment, network.fanOut, random);
  const lossAt = (parameters: Parameters) =>
    lossOf(loss, reduction, layers.at(-1)!.type === "Softmax", forward(layers, parameters, inputs, masks), meant);

  const trainer = new Trainer(network, { loss, reduction, optimizer: new SGD({ learningRate: 1 }) });
  expectClose("loss", [trainer.step(inputs, given)], [lossAt(before)], within(2e-6));
  const after = parametersOf(network);
  const expected = numericGradient(lossAt, before);
  const norm = Math.hypot(...Object.values(expected).flat());
  // Terms may cancel, those of a bias before BatchNorm do; the rounding error keeps their size.
  const tolerance = { absolute: 1e-6 * (1 + norm), relative: 1e-5 };
  for (const [name, gradient] of Object.entries(expected)) {
    const actual = gradient.map((_, i) => before[name][i] - after[name][i]);
    expectClose(`gradient of ${name}`, actual, gradient, tolerance);
  }
  expectClose("gradientNorm", [trainer.gradientNorm], [norm], within(1e-5));
}

const STACKS: Readonly<Record<string, readonly LayerConfig[]>> = {
  Linear: [linear(3, 5), linear(5, 2)],
  "Linear without bias": [linear(3, 5, false), TANH, linear(5, 2, false)],
  "Linear alone, one to one": [linear(1, 1)],
  "Linear, wider than the tiles": [linear(19, 21), TANH, linear(21, 17)],
  ReLU: [linear(3, 7), RELU, linear(7, 5), RELU, linear(5, 2)],
  LeakyReLU: [linear(3, 7), leaky(0.01), linear(7, 5), leaky(0.2), linear(5, 2)],
  Sigmoid: [linear(3, 7), SIGMOID, linear(7, 2), SIGMOID],
  Tanh: [linear(3, 7), TANH, linear(7, 2), TANH],
  "Softmax in the middle": [linear(3, 7), SOFTMAX, linear(7, 2)],
  "Softmax at the end": [linear(3, 7), TANH, linear(7, 5), SOFTMAX],
  "Softmax of one column": [linear(3, 1), SOFTMAX, linear(1, 2)],
  BatchNorm1d: [linear(3, 7), norm1d(7), TANH, linear(7, 5), norm1d(5), linear(5, 2)],
  "BatchNorm1d, not affine": [linear(3, 7), norm1d(7, false), TANH, linear(7, 2)],
  "BatchNorm1d first and last": [norm1d(3), linear(3, 2), norm1d(2)],
  "BatchNorm1d first, not affine": [norm1d(3, false), linear(3, 2)],
  BatchNorm2d: [linear(3, 30), norm2d(2, 3, 5), TANH, linear(30, 2)],
  "BatchNorm2d, not affine": [linear(3, 12), norm2d(3, 2, 2, false), TANH, linear(12, 2)],
  "BatchNorm2d first": [norm2d(3, 1, 7), linear(21, 2)],
  "BatchNorm2d of single pixels": [linear(3, 5), norm2d(5, 1, 1), linear(5, 2)],
};

const stacks = Object.entries(STACKS).flatMap(([name, layers]) => [5, 9, 18].map((rows) => ({ name, layers, rows })));

test.each(stacks)("$name, $rows rows", ({ layers, rows }) => {
  checkGradients({ layers, rows, loss: "meanSquaredError", targets: "rows", reduction: "mean", seed: rows });
});

const HIDDEN = [linear(4, 5), TANH];
const LOSSES: readonly { loss: LossName; end: readonly LayerConfig[]; after: string }[] = [
  { loss: "meanSquaredError", end: [linear(5, 3)], after: "Linear" },
  { loss: "meanSquaredError", end: [linear(5, 1)], after: "one output" },
  { loss: "meanSquaredError", end: [linear(5, 3), SOFTMAX], after: "Softmax" },
  { loss: "crossEntropy", end: [linear(5, 3)], after: "Linear" },
  { loss: "crossEntropy", end: [linear(5, 2)], after: "two outputs" },
  { loss: "crossEntropy", end: [linear(5, 11)], after: "eleven outputs" },
  { loss: "crossEntropy", end: [linear(5, 3), SOFTMAX], after: "Softmax" },
  { loss: "binaryCrossEntropy", end: [linear(5, 3), SIGMOID], after: "Sigmoid" },
  { loss: "binaryCrossEntropy", end: [linear(5, 1), SIGMOID], after: "one Sigmoid" },
];

const losses = LOSSES.flatMap((entry) =>
  (["classes", "rows"] as const).flatMap((targets) =>
    (["mean", "sum"] as const).flatMap((reduction) => [1, 7].map((rows) => ({ ...entry, targets, reduction, rows }))),
  ),
);

test.each(losses)(
  "$loss of $targets after $after, $reduction, $rows rows",
  ({ loss, end, targets, reduction, rows }) => {
    checkGradients({ layers: [...HIDDEN, ...end], loss, targets, reduction, rows, seed: 5 });
  },
);

/**
 * In random stacks units may hardly vary over the batch; a small epsilon would then blow
 * rounding errors up by 1 / sqrt(epsilon).
 */
const RANDOM_STACK_EPSILON = 0.1;

/** Any hidden block: Linear, perhaps BatchNorm, perhaps an activation. */
const block = fc.record({
  fanOut: fc.integer({ min: 1, max: 11 }),
  bias: fc.boolean(),
  norm: fc.constantFrom("none", "affine", "plain"),
  activation: fc.constantFrom(undefined, RELU, leaky(0.1), SIGMOID, TANH, SOFTMAX),
});

/** A loss and a last activation that suits it. */
const ending = fc.constantFrom(
  { loss: "meanSquaredError" as const, activation: undefined },
  { loss: "meanSquaredError" as const, activation: TANH },
  { loss: "crossEntropy" as const, activation: undefined },
  { loss: "crossEntropy" as const, activation: SOFTMAX },
  { loss: "binaryCrossEntropy" as const, activation: SIGMOID },
);

const experiment = fc
  .record({
    fanIn: fc.integer({ min: 1, max: 9 }),
    fanOut: fc.integer({ min: 2, max: 9 }),
    blocks: fc.array(block, { maxLength: 3 }),
    ending,
    targets: fc.constantFrom<TargetForm>("classes", "rows"),
    reduction: fc.constantFrom<Reduction>("mean", "sum"),
    rows: fc.integer({ min: 6, max: 20 }),
    seed: fc.integer({ min: 0, max: 1e6 }),
  })
  .map(({ fanIn, fanOut, blocks, ending: { loss, activation }, ...rest }): Experiment => {
    const layers: LayerConfig[] = [];
    let width = fanIn;
    for (const { bias, norm, ...hidden } of blocks) {
      layers.push(linear(width, hidden.fanOut, bias));
      width = hidden.fanOut;
      if (norm !== "none") layers.push(norm1d(width, norm === "affine", RANDOM_STACK_EPSILON));
      if (hidden.activation !== undefined) layers.push(hidden.activation);
    }
    layers.push(linear(width, fanOut));
    if (activation !== undefined) layers.push(activation);
    return { layers, loss, ...rest };
  });

test("any stack of layers", () => {
  fc.assert(fc.property(experiment, checkGradients), { seed: 1, numRuns: 60 });
});

/**
 * The mask that step 1 gives a Dropout layer at place 1 of a network of seed SEED. With ones
 * for weights and one-hot inputs, output (r, c) is mask(r, c); for the summed squared error
 * from zero, the gradient of weight (r, c) is 2 mask(r, c)^2.
 */
function maskOf(rate: number, rows: number, columns: number): number[][] {
  using network = new Network([new Linear(rows, columns, { bias: false }), new Dropout(rate)], { seed: SEED });
  const ones = new Float32Array(rows * columns).fill(1);
  network.loadStateDict({ "0.weight": { shape: [columns, rows], data: ones } });
  const optimizer = new SGD({ learningRate: 1 });
  const trainer = new Trainer(network, { loss: "meanSquaredError", reduction: "sum", optimizer });
  const at = (r: number, n: number) => Array.from({ length: n }, (_, c) => Number(c === r));
  const inputs = Array.from({ length: rows }, (_, r) => at(r, rows));
  trainer.step(
    inputs,
    inputs.map(() => at(-1, columns)),
  );
  const { data } = network.stateDict()["0.weight"];
  return inputs.map((_, r) => Array.from({ length: columns }, (_, c) => Math.sqrt((1 - data[c * rows + r]) / 2)));
}

test("Dropout", () => {
  const rows = 9;
  const masks = { 1: maskOf(0.3, rows, 13) };
  const layers = [linear(4, 13), DROPOUT, TANH, linear(13, 3)];
  checkGradients({ layers, rows, masks, loss: "crossEntropy", targets: "classes", reduction: "mean", seed: 3 });
});

test.each([0.1, 0.5, 0.9])("Dropout(%d) drops that share and scales the rest", (rate) => {
  const values = maskOf(rate, 61, 331).flat();
  const kept = values.filter((value) => value > 0);
  const share = 1 - kept.length / values.length;
  const deviation = Math.sqrt((rate * (1 - rate)) / values.length);
  expect(Math.abs(share - rate)).toBeLessThan(4 * deviation);
  expectClose(
    "kept values",
    kept,
    kept.map(() => 1 / (1 - rate)),
    within(1e-6),
  );
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  expect(Math.abs(mean - 1)).toBeLessThan((4 * deviation) / (1 - rate));
});

test("Dropout(0) is the identity", () => {
  expect(maskOf(0, 5, 7).flat()).toEqual(new Array(35).fill(1));
});
