/** The public test of gradients: right ones of all layers and losses pass, wrong ones do not, and nothing changes. */
import { describe, expect, test } from "vitest";
import {
  AlphaDropout,
  BatchNorm1d,
  BatchNorm2d,
  checkGradients,
  Dropout,
  ELU,
  Embedding,
  GaussianNoise,
  GELU,
  HardSigmoid,
  HardSwish,
  LayerNorm,
  LeakyReLU,
  Linear,
  Mish,
  Network,
  NeuralLayer,
  PReLU,
  ReLU,
  Residual,
  RMSNorm,
  SELU,
  Sigmoid,
  SiLU,
  Softmax,
  Softplus,
  Tanh,
  Trainer,
  type CustomLoss,
  type LossSpec,
} from "../../src/index";
import { RandomNumbers } from "../reference/random";
import { expectThrow } from "../core/throwing";

const WIDTH = 4;
const draw = (seed: number, rows: number, columns: number) => {
  const random = new RandomNumbers(seed);
  return Array.from({ length: rows }, () => Array.from({ length: columns }, () => random.uniform(-1, 1)));
};
const INPUTS = draw(1, 6, WIDTH);

const LAYERS: Record<string, () => NeuralLayer> = {
  AlphaDropout: () => new AlphaDropout(0.4),
  BatchNorm1d: () => new BatchNorm1d(WIDTH),
  Dropout: () => new Dropout(0.4),
  ELU: () => new ELU(),
  BatchNorm2d: () => new BatchNorm2d(2, { height: 1, width: 2 }),
  GaussianNoise: () => new GaussianNoise(0.5),
  GELU: () => new GELU(),
  HardSigmoid: () => new HardSigmoid(),
  HardSwish: () => new HardSwish(),
  "GELU by tanh": () => new GELU({ approximate: "tanh" }),
  LayerNorm: () => new LayerNorm(WIDTH),
  LeakyReLU: () => new LeakyReLU(0.1),
  Mish: () => new Mish(),
  PReLU: () => new PReLU(),
  ReLU: () => new ReLU(),
  Residual: () => new Residual([new Linear(WIDTH, WIDTH), new Tanh()]),
  RMSNorm: () => new RMSNorm(WIDTH),
  SELU: () => new SELU(),
  Sigmoid: () => new Sigmoid(),
  SiLU: () => new SiLU(),
  Softmax: () => new Softmax(),
  Softplus: () => new Softplus(),
  Tanh: () => new Tanh(),
};

test.each(Object.entries(LAYERS))("%s has the gradients of the differences", (_, create) => {
  using network = new Network([new Linear(WIDTH, WIDTH), create(), new Linear(WIDTH, 2)], { seed: 3 });
  const found = checkGradients(network, { inputs: INPUTS, targets: draw(2, 6, 2) }, { loss: "meanSquaredError" });
  expect(Object.keys(found.parameters)).toStrictEqual(Object.keys(parametersOf(network)));
  expect(found.worst).toBe(Math.max(found.inputs!, ...Object.values(found.parameters)));
  expect(found.worst).toBeLessThan(5e-3);
});

/** Without running statistics. */
function parametersOf(network: Network) {
  return Object.fromEntries(Object.entries(network.stateDict()).filter(([name]) => !name.includes("running")));
}

const CLASSES = [0, 2, 1, 1, 0, 2];
const ONES = [
  [1, 0, 1],
  [0, 0, 1],
  [1, 1, 1],
  [0, 0, 0],
  [1, 0, 0],
  [0, 1, 0],
];
const LOSSES: [LossSpec, number[] | number[][], number][] = [
  ["crossEntropy", CLASSES, 3],
  [{ type: "crossEntropy", labelSmoothing: 0.2 }, CLASSES, 3],
  [{ type: "focal", gamma: 1.5 }, CLASSES, 3],
  ["hinge", CLASSES, 3],
  [{ type: "binaryCrossEntropyFromLogits", positiveWeights: [2, 1, 0.5] }, ONES, 3],
  ["poisson", ONES, 3],
  ["huber", ONES, 3],
  ["meanAbsoluteError", ONES, 3],
  [{ type: "quantile", levels: [0.1, 0.5, 0.9] }, [0.3, 0.2, -0.4, 0.9, 2, -1], 3],
  ["gaussian", [0.3, 0.2, -0.4, 0.9, 2, -1], 2],
];

test.each(LOSSES)("%j has the gradients of the differences", (loss, targets, fanOut) => {
  using network = new Network([new Linear(WIDTH, 8), new Tanh(), new Linear(8, fanOut)], { seed: 5 });
  const { worst } = checkGradients(network, { inputs: INPUTS, targets }, { loss });
  expect(worst).toBeLessThan(5e-3);
});

/** Doubles its inputs, and forgets to double the gradient. */
class Doubling extends NeuralLayer {
  override readonly type = "Doubling";
  override readonly config = { type: "Doubling" };

  protected override allocate(): void {
    // Works in place.
  }

  override forward(inputs: Parameters<NeuralLayer["forward"]>[0], rows: number) {
    const { floats } = inputs;
    for (let i = 0; i < rows * this.binding.fanOut; i++) floats[i] *= 2;
    return inputs;
  }

  override backward(dOutputs: Parameters<NeuralLayer["backward"]>[0]) {
    return dOutputs;
  }
}

describe("wrong gradients are found", () => {
  test("of a layer, in all that stands before it", () => {
    using network = new Network([new Linear(WIDTH, WIDTH), new Doubling(), new Linear(WIDTH, 1)], { seed: 1 });
    const data = { inputs: INPUTS, targets: draw(2, 6, 1) };
    const { parameters, inputs } = checkGradients(network, data, { loss: "meanSquaredError" });
    for (const name of ["0.weight", "0.bias"]) expect(parameters[name]).toBeGreaterThan(0.4);
    for (const name of ["2.weight", "2.bias"]) expect(parameters[name]).toBeLessThan(5e-3);
    expect(inputs).toBeGreaterThan(0.4);
  });

  test.each([
    ["of another sign", (g: number) => -g],
    ["NaN", () => NaN],
  ])("of a loss: %s", (_, change) => {
    const own: LossSpec = {
      name: "sum",
      evaluate: ({ data, rows }) => ({
        loss: data.reduce((sum, y) => sum + y, 0) / rows,
        gradient: data.map(() => change(1 / rows)),
      }),
    };
    using network = new Network([new Linear(WIDTH, 1)], { seed: 1 });
    expect(checkGradients(network, { inputs: INPUTS, targets: CLASSES.map(() => 0) }, { loss: own }).worst).toBe(1);
  });
});

test("a loss that is not finite, and a loss of one's own that returns nothing, are refused by name", () => {
  using network = new Network([new Linear(WIDTH, 1)], { seed: 1 });
  const data = { inputs: INPUTS, targets: CLASSES.map(() => 0) };
  const check = (evaluate: CustomLoss["evaluate"]) =>
    checkGradients(network, data, { loss: { name: "own", evaluate } });
  expectThrow(
    () => check(({ data: outputs }) => ({ loss: NaN, gradient: outputs })),
    RangeError,
    "checkGradients: the loss is NaN; pass samples and parameters with a finite one.",
  );
  expectThrow(
    () => check(() => undefined as never),
    TypeError,
    'checkGradients: loss "own": evaluate returned undefined; return { loss: number, gradient: Float32Array }.',
  );
});

test("nothing changes: parameters, statistics, the last gradients, what training does next", () => {
  const create = () => {
    const layers = [new Linear(WIDTH, WIDTH), new BatchNorm1d(WIDTH), new Dropout(0.3), new Linear(WIDTH, 3)];
    const network = new Network(layers, { seed: 2 });
    const trainer = new Trainer(network, { loss: "crossEntropy" });
    trainer.step(INPUTS, CLASSES);
    return { network, trainer };
  };
  const [checked, twin] = [create(), create()];
  checkGradients(checked.network, { inputs: INPUTS, targets: CLASSES }, { loss: "crossEntropy", elements: 3 });
  expect(checked.network.stateDict()).toStrictEqual(twin.network.stateDict());
  expect(checked.trainer.gradients()).toStrictEqual(twin.trainer.gradients());
  expect(checked.trainer.step(INPUTS, CLASSES)).toBe(twin.trainer.step(INPUTS, CLASSES));
  expect(checked.network.stateDict()).toStrictEqual(twin.network.stateDict());
});

test("inputs that are categories are left out", () => {
  using network = new Network([new Embedding(1, [{ column: 0, categories: 3, size: 4 }]), new Linear(4, 1)]);
  const data = { inputs: [[0], [2], [1]], targets: [[1], [0], [2]] };
  const { worst, inputs } = checkGradients(network, data, { loss: "meanSquaredError", inputs: false });
  expect(inputs).toBeUndefined();
  expect(worst).toBeLessThan(5e-3);
});

test.each([
  [{}, TypeError, "loss"],
  [{ loss: "x" }, RangeError, 'loss is "x"'],
  [{ loss: "meanSquaredError", step: 0 }, RangeError, "checkGradients: step is 0"],
  [{ loss: "meanSquaredError", elements: 0 }, RangeError, "checkGradients: elements is 0"],
  [{ loss: "meanSquaredError", inputs: 1 }, TypeError, "checkGradients: inputs is 1"],
  [{ loss: "meanSquaredError", steps: 1 }, RangeError, 'checkGradients: option "steps" is unknown'],
])("%j is refused", (options, kind, text) => {
  using network = new Network([new Linear(WIDTH, 1)]);
  const run = () => checkGradients(network, { inputs: INPUTS, targets: draw(2, 6, 1) }, options as never);
  expect(run).toThrow(kind);
  expect(run).toThrow(text);
});
