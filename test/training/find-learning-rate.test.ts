import { describe, expect, test } from "vitest";
import {
  Adam,
  BatchNorm1d,
  Dropout,
  findLearningRate,
  Linear,
  Network,
  ReLU,
  SGD,
  Trainer,
  type LearningRateOptions,
} from "../../src/index";
import { engineFor } from "../../src/wasm/engine";
import { expectRejection, rejection } from "../core/throwing";
import { RandomNumbers } from "../reference/random";

const random = new RandomNumbers(6);
const inputs = random.matrix(64, 3);
const DATA = { inputs, targets: inputs.map((row) => Number(row[0] > row[1]) + Number(row[2] > 0)) };

function create() {
  const layers = [new Linear(3, 16), new BatchNorm1d(16), new ReLU(), new Dropout(0.1), new Linear(16, 3)];
  const network = new Network(layers, { seed: 4 });
  return { network, trainer: new Trainer(network, { loss: "crossEntropy", optimizer: new Adam() }) };
}

test("leaves network and trainer as they were, to the bit", async () => {
  const [tested, plain] = [create(), create()];
  for (const { trainer } of [tested, plain]) await trainer.fit(DATA, { epochs: 2 });
  const { arena } = engineFor("strict");
  const before = arena.liveBytes;
  await findLearningRate(tested.trainer, DATA, { end: 1e3 });
  expect(arena.liveBytes).toBe(before);
  expect(tested.network.stateDict()).toStrictEqual(plain.network.stateDict());
  for (const { trainer } of [tested, plain]) await trainer.fit(DATA, { epochs: 2 });
  expect(tested.network.stateDict()).toStrictEqual(plain.network.stateDict());
  expect(tested.trainer.history.loss).toStrictEqual(plain.trainer.history.loss);
  expect([tested.trainer.steps, tested.trainer.learningRate]).toStrictEqual([plain.trainer.steps, 1e-3]);
});

test("rates rise by one factor; the suggestion is one of them, between none and too much", async () => {
  const { trainer } = create();
  const { learningRates, losses, suggestion } = await findLearningRate(trainer, DATA, {
    start: 1e-5,
    end: 10,
    steps: 61,
  });
  expect(losses).toHaveLength(learningRates.length);
  expect(learningRates[0]).toBe(1e-5);
  for (let i = 1; i < learningRates.length; i++) {
    expect(learningRates[i] / learningRates[i - 1]).toBeCloseTo(10 ** 0.1, 10);
  }
  expect(learningRates).toContain(suggestion);
  expect(suggestion).toBeGreaterThan(1e-4);
  expect(suggestion).toBeLessThan(1);
});

test("ends where the loss grows without bound, or is not finite", async () => {
  using network = Network.mlp([3, 8, 3], { seed: 1 });
  const optimizer = new SGD();
  const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer });
  const before = network.stateDict();
  const { learningRates } = await findLearningRate(trainer, DATA, { end: 1e30, steps: 200 });
  expect(learningRates.length).toBeLessThan(100);
  expect(network.stateDict()).toStrictEqual(before);
  expect(trainer.gradientNorm).toBe(0);
});

describe("bad arguments", () => {
  test.each([
    [{ start: 0 }, RangeError, "start is 0; pass a finite number above 0"],
    [{ start: 1, end: 0.1 }, RangeError, "end is 0.1 and start 1; pass an end above the start"],
    [{ steps: 2 }, RangeError, "steps is 2; pass an integer from 3 to 1048576"],
    [{ steps: 2 ** 53 }, RangeError, "steps is 9007199254740992; pass an integer from 3 to 1048576"],
    [{ start: 1e-50 }, RangeError, "start is 1e-50, in single precision 0; pass a larger one"],
    [{ end: 1e300 }, RangeError, "end is 1e+300, in single precision Infinity; pass a smaller one"],
    [{ signal: {} }, TypeError, "signal is an object; pass the signal of an AbortController"],
    [{ batchSize: 0.5 }, RangeError, "batchSize is 0.5; pass an integer of 1 or more"],
    [{ rate: 1 }, RangeError, 'option "rate" is unknown; choose from "start", "end", "steps", "batchSize", "signal"'],
  ])("%o", async (options, type, message) => {
    const { trainer } = create();
    await expectRejection(
      findLearningRate(trainer, DATA, options as LearningRateOptions),
      type,
      `findLearningRate: ${message}.`,
    );
  });

  test("no trainer, bad data, an aborted signal", async () => {
    const { network, trainer } = create();
    const message = "findLearningRate: trainer is an object; pass a Trainer.";
    await expectRejection(findLearningRate(network as never, DATA), TypeError, message);
    const data = { inputs: [[1, 2]], targets: [0] };
    const columns = "findLearningRate: inputs have 2 columns, the network takes 3; pass samples of 3 numbers.";
    await expectRejection(findLearningRate(trainer, data), RangeError, columns);
    const controller = new AbortController();
    const running = rejection(findLearningRate(trainer, DATA, { steps: 1e6, signal: controller.signal }));
    controller.abort(new Error("stop"));
    expect(await running).toHaveProperty("message", "stop");
    expect(trainer.step(inputs, DATA.targets)).toBeGreaterThan(0);
  });
});
