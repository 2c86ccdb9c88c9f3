/** Parts that are others in a special case: the same numbers, and the same learning. */
import { describe, expect, test } from "vitest";
import {
  AlphaDropout,
  Embedding,
  GaussianNoise,
  LeakyReLU,
  Linear,
  Network,
  PReLU,
  Residual,
  RMSNorm,
  SGD,
  Tanh,
  Trainer,
  type NeuralLayer,
} from "../../src/index";
import { expectClose } from "../golden/golden";
import { RandomNumbers } from "../reference/random";

const WIDTH = 5;
const random = new RandomNumbers(8);
const INPUTS = Array.from({ length: 9 }, () => Array.from({ length: WIDTH }, () => random.uniform(-2, 2)));
const TARGETS = INPUTS.map(([a, b]) => [a * b]);

/** A network of one layer between two others, or of those alone. */
const between = (...layers: NeuralLayer[]) =>
  new Network([new Linear(WIDTH, WIDTH), ...layers, new Linear(WIDTH, 1, { initializer: { constant: 0.3 } })], {
    seed: 6,
  });

const close = (what: string, found: ArrayLike<number>, expected: ArrayLike<number>) => {
  expectClose(what, found, expected, { absolute: 2e-6, relative: 2e-6 });
};

test("PReLU begins as the LeakyReLU of its slope, with its gradients", () => {
  using learned = between(new PReLU(0.2));
  using fixed = between(new LeakyReLU(0.2));
  expect(learned.predict(INPUTS)).toStrictEqual(fixed.predict(INPUTS));
  const [a, b] = [learned, fixed].map((network) => network.inputGradients(INPUTS, TARGETS, "meanSquaredError").data);
  close("gradients", a, b);
});

test("Residual of a chain that gives 0 is the identity", () => {
  using residual = between(new Residual([new Tanh(), new Linear(WIDTH, WIDTH, { initializer: { constant: 0 } })]));
  using plain = between();
  expect(residual.predict(INPUTS)).toStrictEqual(plain.predict(INPUTS));
  const [a, b] = [residual, plain].map((network) => network.inputGradients(INPUTS, TARGETS, "meanSquaredError").data);
  close("gradients", a, b);
});

test("RMSNorm does not see the scale of its inputs, but their shift", () => {
  using network = new Network([new RMSNorm(WIDTH, { epsilon: 1e-12 })], { seed: 1 });
  const outputs = (change: (x: number) => number) => network.predict(INPUTS.map((row) => row.map(change))).data;
  const plain = outputs((x) => x);
  close(
    "scaled",
    outputs((x) => 64 * x),
    plain,
  );
  expect(Math.max(...outputs((x) => x + 3).map((y, i) => Math.abs(y - plain[i])))).toBeGreaterThan(0.1);
});

test("Embedding learns as a Linear layer of indicators without biases", () => {
  const categories = [0, 2, 3, 3, 1, 0, 2, 3];
  const targets = categories.map((c) => [c - 1.3]);
  const columns = [{ column: 0, categories: 5, size: 3 }];
  using embedded = new Network([new Embedding(1, columns), new Linear(3, 1)], { seed: 2 });
  using indicated = new Network([new Linear(5, 3, { bias: false }), new Linear(3, 1)], { seed: 3 });
  const table = () => embedded.stateDict()["0.0.weight"].data;
  const before = table();
  // (outputs, inputs): a category is a column.
  const transposed = (data: Float32Array) =>
    Float32Array.from({ length: 15 }, (_, i) => data[(i % 5) * 3 + Math.floor(i / 5)]);
  const { "1.weight": weight, "1.bias": bias } = embedded.stateDict();
  indicated.loadStateDict({
    "0.weight": { shape: [3, 5], data: transposed(before) },
    "1.weight": weight,
    "1.bias": bias,
  });
  const rows = [
    categories.map((c) => [c]),
    categories.map((c) => Array.from({ length: 5 }, (_, j) => Number(j === c))),
  ];
  const losses = [embedded, indicated].map((network, n) => {
    const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer: new SGD({ learningRate: 0.05 }) });
    return Array.from({ length: 6 }, () => trainer.step(rows[n], targets));
  });
  close("losses", losses[0], losses[1]);
  close("tables", transposed(table()), indicated.stateDict()["0.weight"].data);
  // Category 4 was not seen.
  expect(table().slice(12)).toStrictEqual(before.slice(12));
  expect(table().slice(0, 12)).not.toStrictEqual(before.slice(0, 12));
});

test.each<[string, () => NeuralLayer]>([
  ["AlphaDropout", () => new AlphaDropout(0.5)],
  ["GaussianNoise", () => new GaussianNoise(2)],
])("%s does nothing in evaluation, and something in training", (_name, create) => {
  using noisy = between(create());
  using plain = between();
  expect(noisy.predict(INPUTS)).toStrictEqual(plain.predict(INPUTS));
  const [a, b] = [noisy, plain].map((network) => new Trainer(network, { loss: "meanSquaredError" }));
  const data = { inputs: INPUTS, targets: TARGETS };
  expect(a.evaluate(data)).toStrictEqual(b.evaluate(data));
  expect(a.step(INPUTS, TARGETS)).not.toBe(b.step(INPUTS, TARGETS));
});

describe.each([
  [6, 4],
  [4, 6],
  [5, 5],
  [1, 3],
  [40, 33],
])("orthogonal, %d inputs and %d outputs", (fanIn, fanOut) => {
  test("what is fewer has length 1 and right angles", () => {
    using network = new Network([new Linear(fanIn, fanOut, { initializer: "orthogonal" })], { seed: 3 });
    const { "0.weight": weight, "0.bias": bias } = network.stateDict();
    const [count, length] = [Math.min(fanIn, fanOut), Math.max(fanIn, fanOut)];
    const at = (vector: number, i: number) => weight.data[fanOut <= fanIn ? vector * fanIn + i : i * fanIn + vector];
    for (let a = 0; a < count; a++) {
      for (let b = 0; b <= a; b++) {
        let dot = 0;
        for (let i = 0; i < length; i++) dot += at(a, i) * at(b, i);
        expect(Math.abs(dot - Number(a === b)), `${a}, ${b}`).toBeLessThan(1e-6);
      }
    }
    expect(bias.data.every((b) => b === 0)).toBe(true);
  });
});

test("maxNorm: weights into a unit that are shorter stay as they are, longer ones have that length", () => {
  const limit = 1;
  const after = (options: object) => {
    using network = between();
    new Trainer(network, { loss: "meanSquaredError", optimizer: new SGD({ learningRate: 0.01 }), ...options }).step(
      INPUTS,
      TARGETS,
    );
    return network.stateDict()["0.weight"].data;
  };
  const [plain, limited] = [after({}), after({ maxNorm: limit })];
  const units = Array.from({ length: WIDTH }, (_, unit) => {
    const [free, held] = [plain, limited].map((data) => data.slice(unit * WIDTH, (unit + 1) * WIDTH));
    const isLonger = Math.hypot(...free) > limit;
    if (isLonger) expect(Math.hypot(...held)).toBeCloseTo(limit, 6);
    else expect(held).toStrictEqual(free);
    return isLonger;
  });
  expect(new Set(units).size).toBe(2);
});
