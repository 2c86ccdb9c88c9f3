import { describe, expect, test } from "vitest";
import { BatchNorm1d, Linear, minibatches, Network, Trainer, type Dataset } from "../../src/index";
import { engineFor } from "../../src/wasm/engine";
import { expectRejection, rejection } from "../core/throwing";
import { RandomNumbers } from "../reference/random";

const random = new RandomNumbers(9);
const DATA = { inputs: random.matrix(26, 3), targets: Array.from({ length: 26 }, () => random.below(4)) };

const create = () => {
  const network = new Network([new Linear(3, 5), new BatchNorm1d(5), new Linear(5, 4)], { seed: 3 });
  return { network, trainer: new Trainer(network, { loss: "crossEntropy" }) };
};

/** Batches of a data set in order, from the start at each iteration. */
const streamOf = (dataset: Dataset, batchSize: number) => ({
  async *[Symbol.asyncIterator]() {
    for (const batch of minibatches(dataset, { batchSize, shuffle: false })) {
      await Promise.resolve();
      yield batch;
    }
  },
});

describe("batches that come one by one", () => {
  test.each([
    ["", {}],
    [" and accumulated", { accumulate: 2 }],
  ])("train as a data set in that order%s, to the bit", async (_, options) => {
    const [one, two] = [create(), create()];
    const streamed = await one.trainer.fit(streamOf(DATA, 8), { epochs: 3, validation: DATA, ...options });
    const settings = { epochs: 3, batchSize: 8, shuffle: false, validation: DATA, ...options };
    const staged = await two.trainer.fit(DATA, settings);
    expect(one.network.stateDict()).toStrictEqual(two.network.stateDict());
    expect(streamed.accuracy).toStrictEqual(staged.accuracy);
    expect(streamed.validationLoss).toStrictEqual(staged.validationLoss);
    streamed.loss.forEach((loss, i) => {
      expect(loss / staged.loss[i]).toBeCloseTo(1, 12);
    });
    expect(one.trainer.steps).toBe(two.trainer.steps);
  });

  test("carry weights", async () => {
    const sampleWeights = DATA.targets.map((label) => label / 2);
    const [one, two] = [create(), create()];
    await one.trainer.fit(streamOf({ ...DATA, sampleWeights }, 26));
    await two.trainer.fit({ ...DATA, sampleWeights }, { batchSize: 26, shuffle: false });
    expect(one.network.stateDict()).toStrictEqual(two.network.stateDict());
  });

  test("take memory for one batch", async () => {
    const { trainer } = create();
    await trainer.fit(streamOf(DATA, 4));
    const { arena } = engineFor("strict");
    const before = arena.liveBytes;
    let most = 0;
    const callbacks = [{ onStep: () => void (most = Math.max(most, arena.liveBytes)) }];
    const many = { inputs: Array.from({ length: 400 }, (_, i) => [i % 7, 1, 0]), targets: DATA.targets.slice(0, 4) };
    const targets = many.inputs.map((_, i) => i % 4);
    await trainer.fit(streamOf({ inputs: many.inputs, targets }, 4), { callbacks });
    expect(most - before).toBeLessThan(1000);
    expect(arena.liveBytes).toBe(before);
  });
});

describe("what goes wrong", () => {
  test("a generator is used up after an epoch", async () => {
    const { trainer } = create();
    const error = await rejection(trainer.fit(streamOf(DATA, 13)[Symbol.asyncIterator](), { epochs: 2 }));
    expect(error).toBeInstanceOf(RangeError);
    expect((error as Error).message).toBe(
      "Trainer.fit: epoch 2 has no batches; pass an object whose [Symbol.asyncIterator]() begins again for each epoch; a generator is used up after one.",
    );
    expect(trainer.epochCount).toBe(1);
  });

  test("a bad batch is named; the stream is closed", async () => {
    const { trainer } = create();
    let closed = false;
    const stream = {
      async *[Symbol.asyncIterator]() {
        try {
          yield await Promise.resolve(DATA);
          yield { inputs: [[1, 2]], targets: [0] };
        } finally {
          closed = true;
        }
      },
    };
    await expectRejection(
      trainer.fit(stream),
      RangeError,
      "Trainer.fit: batch 1: inputs have 2 columns, the network takes 3; pass samples of 3 numbers.",
    );
    expect([closed, trainer.steps]).toStrictEqual([true, 1]);
    const one = { inputs: [[1, 2, 3]], targets: [0] };
    await expectRejection(
      trainer.fit(streamOf(one, 1)),
      RangeError,
      "Trainer.fit: batch 0: a batch of 1 sample reaches BatchNorm1d in training; use batches of 2 samples or more, or dropLast: true.",
    );
  });

  test("an error of the stream ends fit, and the trainer works on", async () => {
    const { trainer } = create();
    const broken = {
      async *[Symbol.asyncIterator]() {
        yield await Promise.resolve(DATA);
        throw new Error("disk");
      },
    };
    expect(await rejection(trainer.fit(broken))).toHaveProperty("message", "disk");
    await trainer.fit(DATA);
  });

  test.each([
    [{ batchSize: 8 }, "batchSize"],
    [{ shuffle: false }, "shuffle"],
    [{ dropLast: true }, "dropLast"],
  ])("%o is refused", async (options, name) => {
    const { trainer } = create();
    const message = `Trainer.fit: ${name} is given for batches that are made already; set it where they are made.`;
    await expectRejection(trainer.fit(streamOf(DATA, 8), options), RangeError, message);
  });

  test("a list of batches is refused", async () => {
    const { trainer } = create();
    const message =
      "Trainer.fit: the data are [an object]; pass { inputs, targets }, or batches with [Symbol.asyncIterator].";
    await expectRejection(trainer.fit([DATA] as never), TypeError, message);
  });
});

describe("iterators that are not as they should be", () => {
  const iterating = (next: () => unknown) => ({ [Symbol.asyncIterator]: () => ({ next }) }) as never;

  test("results that are no promises are taken, as `for await` does", async () => {
    const { network, trainer } = create();
    let batches = 0;
    const history = await trainer.fit(
      iterating(() => (batches++ === 0 ? { done: false, value: DATA } : { done: true })),
    );
    expect(history.loss).toHaveLength(1);
    network.dispose();
  });
});
