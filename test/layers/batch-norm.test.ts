import { describe, expect, test } from "vitest";
import { BatchNorm1d, BatchNorm2d, Linear, Network, SGD, Trainer } from "../../src/index";

const ROWS = [
  [1, 10],
  [2, 10],
  [6, 40],
];
const TARGETS = [[0], [0], [0]];

function trainOnce(layer: BatchNorm1d | BatchNorm2d, inputs: number[][]) {
  const network = new Network([layer, new Linear(inputs[0].length, 1)], { seed: 1 });
  new Trainer(network, { loss: "meanSquaredError", optimizer: new SGD() }).step(
    inputs,
    inputs.map(() => [0]),
  );
  return network;
}

describe("running statistics", () => {
  test("move by momentum toward the mean and the unbiased variance", () => {
    using network = trainOnce(new BatchNorm1d(2, { momentum: 0.25 }), ROWS);
    const dict = network.stateDict();
    expect([...dict["0.running_mean"].data]).toStrictEqual([0.75, 5]);
    expect([...dict["0.running_var"].data]).toStrictEqual([0.75 + 0.25 * 7, 0.75 + 0.25 * 300]);
  });

  test("of images are taken over all positions", () => {
    const layer = new BatchNorm2d(1, { height: 1, width: 3, momentum: 1 });
    using network = trainOnce(layer, [
      [0, 2, 4],
      [6, 8, 10],
    ]);
    const dict = network.stateDict();
    expect([...dict["0.running_mean"].data]).toStrictEqual([5]);
    expect(dict["0.running_var"].data[0]).toBeCloseTo(14, 5);
  });

  test("one image is enough, it has many positions", () => {
    using network = trainOnce(new BatchNorm2d(1, { height: 1, width: 2, momentum: 1 }), [[3, 5]]);
    expect([...network.stateDict()["0.running_mean"].data]).toStrictEqual([4]);
  });

  test("stay as they are in predict and evaluate", () => {
    using network = new Network([new BatchNorm1d(2), new Linear(2, 1)]);
    const before = network.stateDict();
    network.predict(ROWS);
    new Trainer(network, { loss: "meanSquaredError" }).evaluate({ inputs: ROWS, targets: TARGETS });
    expect(network.stateDict()).toStrictEqual(before);
  });

  test("are what predict normalizes by", () => {
    using network = new Network([new BatchNorm1d(1, { epsilon: 1e-9 })]);
    network.loadStateDict({
      "0.weight": { shape: [1], data: Float32Array.of(3) },
      "0.bias": { shape: [1], data: Float32Array.of(0.5) },
      "0.running_mean": { shape: [1], data: Float32Array.of(10) },
      "0.running_var": { shape: [1], data: Float32Array.of(4) },
    });
    expect(network.predict([[12]]).data[0]).toBeCloseTo(3.5, 6);
  });
});

test("without affine there is nothing to train", () => {
  using network = trainOnce(new BatchNorm1d(2, { affine: false }), ROWS);
  expect(Object.keys(network.stateDict())).toStrictEqual(["0.running_mean", "0.running_var", "1.weight", "1.bias"]);
  expect(network.parameterCount).toBe(3);
});
