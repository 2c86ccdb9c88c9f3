/** Gradients by the inputs, in evaluation mode, against central differences of the loss that predictions have. */
import { expect, test } from "vitest";
import {
  AlphaDropout,
  BatchNorm1d,
  BatchNorm2d,
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
  PReLU,
  ReLU,
  Residual,
  RMSNorm,
  SELU,
  SGD,
  Sigmoid,
  SiLU,
  Softmax,
  Softplus,
  Tanh,
  Trainer,
  type LossSpec,
  type NeuralLayer,
} from "../../src/index";
import { RandomNumbers } from "../reference/random";

const WIDTH = 4;
const ROWS = 5;
/** Small, so that kinks are seldom crossed: the draws below cross none. */
const STEP = 2 ** -10;

const LAYERS: Record<string, () => NeuralLayer> = {
  Linear: () => new Linear(WIDTH, WIDTH),
  AlphaDropout: () => new AlphaDropout(0.4),
  BatchNorm1d: () => new BatchNorm1d(WIDTH),
  "BatchNorm1d without affine": () => new BatchNorm1d(WIDTH, { affine: false }),
  BatchNorm2d: () => new BatchNorm2d(2, { height: 2, width: 1 }),
  Dropout: () => new Dropout(0.4),
  ELU: () => new ELU(),
  GaussianNoise: () => new GaussianNoise(0.5),
  GELU: () => new GELU(),
  HardSigmoid: () => new HardSigmoid(),
  HardSwish: () => new HardSwish(),
  LayerNorm: () => new LayerNorm(WIDTH),
  LeakyReLU: () => new LeakyReLU(0.1),
  Mish: () => new Mish(),
  PReLU: () => new PReLU(),
  ReLU: () => new ReLU(),
  Residual: () => new Residual([new BatchNorm1d(WIDTH), new Dropout(0.5), new Linear(WIDTH, WIDTH)]),
  RMSNorm: () => new RMSNorm(WIDTH),
  SELU: () => new SELU(),
  Sigmoid: () => new Sigmoid(),
  SiLU: () => new SiLU(),
  Softmax: () => new Softmax(),
  Softplus: () => new Softplus(),
  Tanh: () => new Tanh(),
};

const draw = (random: RandomNumbers, rows: number, columns: number) =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => random.uniform(-1, 1)));

/** One update, so that running statistics are not those of the start, nor those of a batch. */
function warmUp(
  network: Network,
  random: RandomNumbers,
  trainer = new Trainer(network, { loss: "meanSquaredError", optimizer: new SGD({ learningRate: 0.05 }) }),
): Trainer {
  trainer.step(draw(random, 7, WIDTH), draw(random, 7, network.fanOut));
  return trainer;
}

/** Central differences of `loss` by each input, in double precision but for the predictions. */
function differences(inputs: number[][], loss: (inputs: number[][]) => number): number[] {
  return inputs.flatMap((row, r) =>
    row.map((_, c) => {
      const at = (change: number) =>
        loss(inputs.map((each, i) => each.map((x, j) => x + (i === r && j === c ? change : 0))));
      return (at(STEP) - at(-STEP)) / (2 * STEP);
    }),
  );
}

function expectNear(found: Float32Array, expected: number[]): void {
  const size = Math.max(...expected.map(Math.abs));
  expect(size).toBeGreaterThan(1e-3);
  found.forEach((value, i) => {
    expect(Math.abs(value - expected[i]), `element ${i}`).toBeLessThan(2e-3 * size + 2e-5);
  });
}

const meanSquares = (network: Network, targets: number[][]) => (inputs: number[][]) => {
  const { data } = network.predict(inputs);
  return data.reduce((sum, y, i) => sum + (y - targets.flat()[i]) ** 2, 0) / data.length;
};

test.each(Object.entries(LAYERS))("%s, first, between and last", (_, create) => {
  const random = new RandomNumbers(5);
  for (const layers of [
    [create(), new Linear(WIDTH, 3)],
    [new Linear(WIDTH, WIDTH), create(), new Linear(WIDTH, 3)],
    [new Linear(WIDTH, WIDTH), create()],
  ]) {
    const hasSize = layers[0].fixedFanIn !== undefined;
    const network = new Network(hasSize ? layers : [new BatchNorm1d(WIDTH), ...layers], { seed: 3 });
    const trainer = warmUp(network, random);
    const [inputs, targets] = [draw(random, ROWS, WIDTH), draw(random, ROWS, network.fanOut)];
    const [state, gradients] = [network.stateDict(), trainer.gradients()];
    const found = network.inputGradients(inputs, targets, "meanSquaredError");
    expect([found.rows, found.columns]).toStrictEqual([ROWS, WIDTH]);
    expectNear(found.data, differences(inputs, meanSquares(network, targets)));
    expect(network.stateDict()).toStrictEqual(state);
    expect(trainer.gradients()).toStrictEqual(gradients);
    network.dispose();
  }
});

const crossEntropy = (network: Network, classes: number[]) => (inputs: number[][]) => {
  const { data, columns } = network.predict(inputs);
  const losses = classes.map((k, r) => {
    const row = [...data.subarray(r * columns, (r + 1) * columns)];
    return Math.log(row.reduce((sum, x) => sum + Math.exp(x), 0)) - row[k];
  });
  return losses.reduce((sum, x) => sum + x, 0) / classes.length;
};

test("cross-entropy of logits and of a final Softmax, a loss of one's own", () => {
  const random = new RandomNumbers(6);
  const logits = new Network([new Linear(WIDTH, 6), new Tanh(), new Linear(6, 3)], { seed: 2 });
  const softmax = new Network([new Linear(WIDTH, 6), new Tanh(), new Linear(6, 3), new Softmax()], { seed: 2 });
  const [inputs, classes] = [draw(random, 3, WIDTH), [2, 0, 1]];
  const expected = differences(inputs, crossEntropy(logits, classes));
  expectNear(logits.inputGradients(inputs, classes, "crossEntropy").data, expected);
  expectNear(softmax.inputGradients(inputs, classes, "crossEntropy").data, expected);
  const own: LossSpec = {
    name: "sum of outputs",
    evaluate: ({ data, rows }) => ({
      loss: data.reduce((a, b) => a + b, 0) / rows,
      gradient: data.map(() => 1 / rows),
    }),
  };
  const sum = (rows: number[][]) => logits.predict(rows).data.reduce((a, b) => a + b, 0) / 3;
  expectNear(logits.inputGradients(inputs, classes, own).data, differences(inputs, sum));
});

test("more rows than pass at a time; what follows in training has the same bits", () => {
  const create = () =>
    new Network([new Linear(WIDTH, WIDTH), new BatchNorm1d(WIDTH), new Dropout(0.3), new Linear(WIDTH, 2)], {
      seed: 4,
    });
  const [network, twin] = [create(), create()];
  const [a, b] = [warmUp(network, new RandomNumbers(7)), warmUp(twin, new RandomNumbers(7))];
  const [inputs, targets] = [draw(new RandomNumbers(8), 600, WIDTH), draw(new RandomNumbers(9), 600, 2)];
  const all = network.inputGradients(inputs, targets, "meanSquaredError").data;
  const last = network.inputGradients(inputs.slice(599), targets.slice(599), "meanSquaredError").data;
  last.forEach((value, c) => {
    expect(all[599 * WIDTH + c]).toBeCloseTo(value / 600, 7);
  });
  warmUp(network, new RandomNumbers(10), a);
  warmUp(twin, new RandomNumbers(10), b);
  expect(network.stateDict()).toStrictEqual(twin.stateDict());
});

test("columns of categories have no gradient", () => {
  const network = new Network([new Embedding(2, [{ column: 0, categories: 3, size: 2 }]), new Linear(3, 1)], {
    seed: 1,
  });
  const { data } = network.inputGradients([[2, 0.5]], [[1]], "meanSquaredError");
  expect(data[0]).toBe(0);
  expect(data[1]).not.toBe(0);
});

test("what is refused", () => {
  const network = new Network([new Linear(2, 1)]);
  const call = (inputs: unknown, targets: unknown, loss: unknown) => () =>
    network.inputGradients(inputs as never, targets as never, loss as never);
  expect(call([[1]], [1], "meanSquaredError")).toThrow("Network.inputGradients: inputs have 1 columns");
  expect(call([[1, NaN]], [1], "meanSquaredError")).toThrow(RangeError);
  expect(call([[1, 2]], [1, 2], "meanSquaredError")).toThrow(RangeError);
  expect(call([[1, 2]], [1], "x")).toThrow(RangeError);
  network.dispose();
  expect(call([[1, 2]], [1], "meanSquaredError")).toThrow("Network.inputGradients: the network is disposed of");
});
