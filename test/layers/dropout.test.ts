import { describe, expect, test } from "vitest";
import { Dropout, LeakyReLU, Linear, Network, SGD, Trainer } from "../../src/index";

const WIDTH = 10_000;
const RATE = 0.3;
const ONES = [new Array<number>(WIDTH).fill(1)];

/**
 * A network that sums its inputs after dropout: with weights 1 and the loss (y - 0)², the
 * gradient of weight i is 2 y times what dropout let through of input i.
 */
function masked(rate: number, seed = 1) {
  const network = new Network([new Dropout(rate), new Linear(WIDTH, 1, { bias: false })], { seed });
  network.loadStateDict({ "1.weight": { shape: [1, WIDTH], data: new Float32Array(WIDTH).fill(1) } });
  return { network, trainer: new Trainer(network, { loss: "meanSquaredError", optimizer: new SGD() }) };
}

/** Sum of the mask in the next training pass: the root of the loss of weights that are all 1. */
function mask(rate: number, seed?: number): { values: number[]; sum: number } {
  const { network, trainer } = masked(rate, seed);
  const sum = Math.sqrt(trainer.step(ONES, [[0]]));
  const changes = network.stateDict()["1.weight"].data;
  network.dispose();
  return { values: Array.from(changes, (w) => (1 - w) / (1e-3 * 2 * sum)), sum };
}

test("evaluation passes everything through, the same bits", () => {
  using network = new Network([new Linear(3, 4), new Dropout(0.9)], { seed: 1 });
  using plain = new Network([new Linear(3, 4)], { seed: 1 });
  const inputs = [[1, -2, 0.5]];
  expect(network.predict(inputs)).toStrictEqual(plain.predict(inputs));
  expect(network.predict(inputs)).toStrictEqual(network.predict(inputs));
});

describe("training", () => {
  const { values, sum } = mask(RATE);
  const zeros = values.filter((x) => x === 0).length;

  test("drops the given share", () => {
    expect(Math.abs(zeros / WIDTH - RATE)).toBeLessThan(4 * Math.sqrt((RATE * (1 - RATE)) / WIDTH));
  });

  test("scales the rest by 1 / (1 - rate)", () => {
    expect(sum / ((WIDTH - zeros) / (1 - RATE))).toBeCloseTo(1, 3);
    for (const value of values) if (value !== 0) expect(value).toBeCloseTo(1 / (1 - RATE), 1);
  });

  test("a rate of 0 drops nothing", () => {
    expect(mask(0).sum).toBeCloseTo(WIDTH, 2);
  });

  test("the seed fixes the mask", () => {
    expect(mask(RATE).values).toStrictEqual(values);
    expect(mask(RATE, 2).values).not.toStrictEqual(values);
  });

  test("each step has another mask", () => {
    using network = new Network([new Dropout(0.5), new Linear(64, 1, { bias: false })], { seed: 1 });
    const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer: new SGD({ learningRate: 1 }) });
    const weights = () => network.stateDict()["1.weight"].data;
    const dropped = Array.from({ length: 4 }, () => {
      const before = weights();
      trainer.step([new Array<number>(64).fill(1)], [[100]]);
      return weights()
        .map((w, i) => Number(w === before[i]))
        .join("");
    });
    expect(new Set(dropped).size).toBe(4);
  });

  test("each layer has another mask", () => {
    using network = new Network([new Dropout(0.5), new Dropout(0.5), new Linear(WIDTH, 1, { bias: false })]);
    const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer: new SGD() });
    const before = network.stateDict()["2.weight"].data;
    trainer.step(ONES, [[1]]);
    const kept = network.stateDict()["2.weight"].data.filter((w, i) => w !== before[i]).length;
    expect(Math.abs(kept / WIDTH - 0.25)).toBeLessThan(0.02);
  });
});

test("a rate of 0 drops nothing in training", () => {
  const layers = () => [new Linear(3, 4, { initializer: "he" }), new Dropout(0), new Linear(4, 2)];
  const [inputs, targets] = [
    [
      [1, 2, 3],
      [-1, 0, 2],
    ],
    [
      [1, 0],
      [0, 1],
    ],
  ];
  const withDropout = new Network(layers(), { seed: 5 });
  const linear = new Network([new Linear(3, 4), new LeakyReLU(1), new Linear(4, 2)]);
  linear.loadStateDict(withDropout.stateDict());
  const losses = [withDropout, linear].map((network) =>
    new Trainer(network, { loss: "meanSquaredError" }).step(inputs, targets),
  );
  expect(losses[0]).toBe(losses[1]);
  expect(withDropout.stateDict()).toEqual(linear.stateDict());
});
