import { describe, expect, test } from "vitest";
import { Linear, Network, ReLU, Sigmoid, Softmax, StateError, Trainer, type LossName } from "../../src/index";
import { createLoss } from "../../src/losses/create-loss";
import { expectThrow } from "../core/throwing";

const last = new Linear(2, 3);

describe("createLoss", () => {
  test.each([
    [
      "mse",
      last,
      3,
      'Trainer: loss is "mse"; choose one of "meanSquaredError", "crossEntropy", "binaryCrossEntropy", "meanAbsoluteError", "poisson", "huber", "quantile", "gaussian", "hinge", "focal", "binaryCrossEntropyFromLogits".',
    ],
    [
      undefined,
      last,
      3,
      'Trainer: loss is undefined; choose one of "meanSquaredError", "crossEntropy", "binaryCrossEntropy", "meanAbsoluteError", "poisson", "huber", "quantile", "gaussian", "hinge", "focal", "binaryCrossEntropyFromLogits".',
    ],
    [
      "toString",
      last,
      3,
      'Trainer: loss is "toString"; choose one of "meanSquaredError", "crossEntropy", "binaryCrossEntropy", "meanAbsoluteError", "poisson", "huber", "quantile", "gaussian", "hinge", "focal", "binaryCrossEntropyFromLogits".',
    ],
    [
      "binaryCrossEntropy",
      last,
      3,
      'Trainer: loss "binaryCrossEntropy" on a network that ends in Linear; end the network in Sigmoid.',
    ],
    [
      "binaryCrossEntropy",
      new Softmax(),
      2,
      'Trainer: loss "binaryCrossEntropy" on a network that ends in Softmax; end the network in Sigmoid.',
    ],
    [
      "crossEntropy",
      new Linear(2, 1),
      1,
      'Trainer: loss "crossEntropy" on a network with 1 output; give the last layer an output for each class, ' +
        'or end in Sigmoid and use "binaryCrossEntropy".',
    ],
  ])("%s is refused", (name, layer, fanOut, message) => {
    const type = typeof name === "string" ? RangeError : TypeError;
    expectThrow(() => createLoss(name as LossName, { who: "Trainer", lastLayer: layer, fanOut }), type, message);
  });

  test.each([
    ["meanSquaredError", new ReLU(), 0, 6],
    ["meanSquaredError", new Sigmoid(), 0, 6],
    ["crossEntropy", last, 0, 2],
    ["crossEntropy", new Softmax(), 1, 2],
    ["binaryCrossEntropy", new Sigmoid(), 1, 6],
  ] as const)("%s after %o skips %i layers and is the mean of %i terms", (name, layer, fusedLayers, terms) => {
    const loss = createLoss(name, { who: "Trainer", lastLayer: layer, fanOut: 3 });
    expect(loss.name).toBe(name);
    expect(loss.fusedLayers).toBe(fusedLayers);
    expect(loss.count(2, 3)).toBe(terms);
  });
});

/** Loss of a network that gives its inputs as outputs. */
function lossOf(name: LossName, logits: number[][], targets: number[] | number[][], end?: Softmax | Sigmoid): number {
  const n = logits[0].length;
  using network = new Network(end === undefined ? [new Linear(n, n)] : [new Linear(n, n), end]);
  const identity = Float32Array.from({ length: n * n }, (_, i) => Number(i % (n + 1) === 0));
  network.loadStateDict({
    "0.weight": { shape: [n, n], data: identity },
    "0.bias": { shape: [n], data: new Float32Array(n) },
  });
  return new Trainer(network, { loss: name }).evaluate({ inputs: logits, targets }).loss;
}

describe("values", () => {
  const logits = [
    [1, 2, 3],
    [0, 0, 0],
  ];
  const logSumExp = (row: number[]) => Math.log(row.reduce((sum, x) => sum + Math.exp(x), 0));
  const expected = (logSumExp(logits[0]) - 3 + Math.log(3)) / 2;
  const oneHot = [
    [0, 0, 1],
    [0, 1, 0],
  ];

  test.each([
    ["logits, class indices", lossOf("crossEntropy", logits, [2, 1])],
    ["logits, rows", lossOf("crossEntropy", logits, oneHot)],
    ["probabilities, class indices", lossOf("crossEntropy", logits, [2, 1], new Softmax())],
    ["probabilities, rows", lossOf("crossEntropy", logits, oneHot, new Softmax())],
  ])("cross-entropy from %s", (_, loss) => {
    expect(loss).toBeCloseTo(expected, 6);
  });

  test("cross-entropy with soft targets", () => {
    const loss = lossOf("crossEntropy", [[1, 2]], [[0.25, 0.75]]);
    expect(loss).toBeCloseTo(logSumExp([1, 2]) - 0.25 * 1 - 0.75 * 2, 6);
  });

  test("mean squared error", () => {
    expect(
      lossOf("meanSquaredError", logits, [
        [1, 2, 5],
        [3, 0, 0],
      ]),
    ).toBeCloseTo((4 + 9) / 6, 6);
  });

  test("binary cross-entropy", () => {
    const a = 1 / (1 + Math.exp(-2));
    const loss = lossOf("binaryCrossEntropy", [[2], [2]], [[1], [0.25]], new Sigmoid());
    expect(loss).toBeCloseTo((-Math.log(a) - 0.25 * Math.log(a) - 0.75 * Math.log(1 - a)) / 2, 6);
  });

  test("logarithms of zero are kept at -100", () => {
    expect(lossOf("binaryCrossEntropy", [[-1000]], [[1]], new Sigmoid())).toBe(100);
    expect(lossOf("crossEntropy", [[-1000, 0]], [0], new Softmax())).toBe(100);
  });
});

test("a trainer on a disposed network is refused before its loss is looked at", () => {
  const network = new Network([new Linear(2, 1)]);
  network.dispose();
  expectThrow(
    () => new Trainer(network, { loss: "nonsense" as LossName }),
    StateError,
    "Trainer: the network is disposed of; make a new one or call dispose later.",
  );
});
