import { describe, expect, test } from "vitest";
import {
  Adam,
  BatchNorm1d,
  DivergenceError,
  Dropout,
  Linear,
  Network,
  ReLU,
  SGD,
  StateError,
  Trainer,
  type EpochRecord,
  type StepRecord,
  type FitOptions,
  type Targets,
} from "../../src/index";
import { randomNormal, RandomUse } from "../../src/wasm/random";
import { engineFor } from "../../src/wasm/engine";
import { expectRejection, expectThrow, rejection } from "../core/throwing";

/** Two noisy clouds. */
function clouds(rows: number) {
  const data = randomNormal({ seed: 3, use: RandomUse.data }, 2 * rows);
  const targets = Int32Array.from({ length: rows }, (_, i) => i % 2);
  targets.forEach((label, i) => (data[2 * i] += 3 * label));
  return { inputs: { data, rows, columns: 2 }, targets };
}

const DATA = clouds(50);
const classifier = () =>
  new Network([new Linear(2, 8), new BatchNorm1d(8), new ReLU(), new Dropout(0.1), new Linear(8, 2)], { seed: 1 });
const trainerOf = (network: Network) =>
  new Trainer(network, { loss: "crossEntropy", optimizer: new Adam({ learningRate: 0.01 }) });

/** Rows `first` to `end - 1` of `DATA`. */
function batch(first: number, end: number) {
  const { data, columns } = DATA.inputs;
  return {
    inputs: { data: data.slice(first * columns, end * columns), rows: end - first, columns },
    targets: DATA.targets.slice(first, end),
  };
}

/** Trains a classifier on `DATA`. */
async function fitted(options: FitOptions, targets: Targets = DATA.targets) {
  using network = classifier();
  const history = await trainerOf(network).fit({ inputs: DATA.inputs, targets }, options);
  return { dict: network.stateDict(), history };
}

describe("options", () => {
  test.each([
    [{ epochs: -1 }, RangeError, "epochs is -1; pass an integer of 0 or more"],
    [{ epochs: 1.5 }, RangeError, "epochs is 1.5; pass an integer of 0 or more"],
    [{ epochs: "3" }, TypeError, 'epochs is "3"; pass a number'],
    [{ batchSize: 0 }, RangeError, "batchSize is 0; pass an integer of 1 or more"],
    [{ batchSize: NaN }, RangeError, "batchSize is NaN; pass an integer of 1 or more"],
    [{ shuffle: "no" }, TypeError, 'shuffle is "no"; pass true or false'],
    [{ dropLast: 1 }, TypeError, "dropLast is 1; pass true or false"],
    [{ onEpoch: "log" }, TypeError, 'onEpoch is "log"; pass a function'],
    [
      { signal: new AbortController() },
      TypeError,
      "signal is an object of the class AbortController; pass the signal of an AbortController",
    ],
    [{ signal: null }, TypeError, "signal is null; pass the signal of an AbortController"],
    [{ validation: null }, TypeError, "validation: the data are null; pass { inputs, targets }"],
    [
      { batchsize: 1 },
      RangeError,
      'option "batchsize" is unknown; did you mean "batchSize"? Choose from "epochs", "batchSize", "shuffle", "dropLast", "accumulate", "validation", "earlyStopping", "metrics", "signal", "onEpoch", "callbacks"',
    ],
    [null, TypeError, "options are null; pass an object"],
    [
      { batchSize: 51, dropLast: true },
      RangeError,
      "dropLast leaves no batch of 51 from 50 samples; lower batchSize or keep the last batch",
    ],
  ])("%o is refused", async (options, type, message) => {
    using network = classifier();
    const trainer = trainerOf(network);
    const before = network.stateDict();
    await expectRejection(trainer.fit(DATA, options as FitOptions), type, `Trainer.fit: ${message}.`);
    expect(network.stateDict()).toStrictEqual(before);
    expect(trainer.steps).toBe(0);
  });

  test.each([
    [null, "null"],
    [5, "5"],
  ])("%o for data is refused", async (data, shown) => {
    using network = classifier();
    const message = `Trainer.fit: the data are ${shown}; pass { inputs, targets }.`;
    await expectRejection(trainerOf(network).fit(data as never), TypeError, message);
  });
});

describe("a last batch of one into batch normalization", () => {
  const options = { batchSize: 7 };

  test("is refused before the first step", async () => {
    using network = classifier();
    const trainer = trainerOf(network);
    const before = network.stateDict();
    await expectRejection(
      trainer.fit(DATA, options),
      RangeError,
      "Trainer.fit: a batch of 1 sample reaches BatchNorm1d in training; use batches of 2 samples or more, or dropLast: true.",
    );
    expect(network.stateDict()).toStrictEqual(before);
    await expectRejection(
      trainer.fit(DATA, { batchSize: 1 }),
      RangeError,
      "Trainer.fit: a batch of 1 sample reaches BatchNorm1d in training; use batches of 2 samples or more, or dropLast: true.",
    );
  });

  test("is left out by dropLast: true", async () => {
    using network = classifier();
    const trainer = trainerOf(network);
    await trainer.fit(DATA, { ...options, dropLast: true, epochs: 2 });
    expect(trainer.steps).toBe(14);
  });

  test("is fine in validation", async () => {
    const { history } = await fitted({ validation: batch(0, 1) });
    expect(history.validationAccuracy).toHaveLength(1);
  });
});

describe("history", () => {
  test("has one number an epoch in each list", async () => {
    using network = classifier();
    const trainer = trainerOf(network);
    const history = await trainer.fit(DATA, { epochs: 3, validation: batch(0, 20) });
    expect(history.epoch).toStrictEqual([1, 2, 3]);
    for (const list of Object.values(history as unknown as Record<string, number[]>)) {
      expect(list).toHaveLength(3);
      expect(list.every(Number.isFinite)).toBe(true);
    }
    expect(trainer.epochCount).toBe(3);
    expect((await trainer.fit(DATA, { epochs: 2 })).epoch).toStrictEqual([4, 5]);
  });

  test("lists without data are empty", async () => {
    using network = Network.mlp([2, 1]);
    const trainer = new Trainer(network, { loss: "meanSquaredError" });
    const { accuracy, validationLoss, validationAccuracy, loss } = await trainer.fit({
      inputs: [[1, 2]],
      targets: [[1]],
    });
    expect([accuracy, validationLoss, validationAccuracy]).toStrictEqual([[], [], []]);
    expect(loss).toHaveLength(1);
  });

  test("validation values are those of evaluate", async () => {
    using network = classifier();
    const trainer = trainerOf(network);
    const validation = clouds(600);
    const history = await trainer.fit(DATA, { epochs: 2, validation });
    expect(trainer.evaluate(validation)).toStrictEqual({
      loss: history.validationLoss[1],
      accuracy: history.validationAccuracy[1],
    });
  });

  test("validation does not change what is learned", async () => {
    const plain = await fitted({ epochs: 3, batchSize: 8 });
    const validated = await fitted({ epochs: 3, batchSize: 8, validation: clouds(300) });
    expect(validated.dict).toStrictEqual(plain.dict);
    expect(validated.history.loss).toStrictEqual(plain.history.loss);
  });

  test.each([
    ["mean", 1],
    ["sum", 50],
  ] as const)("with reduction %s the loss of an epoch is that of all its samples", async (reduction, factor) => {
    using network = Network.mlp([2, 4, 2], { seed: 1 });
    const optimizer = new SGD({ learningRate: 1e-30 });
    const { loss } = new Trainer(network, { loss: "crossEntropy" }).evaluate(DATA);
    const trainer = new Trainer(network, { loss: "crossEntropy", optimizer, reduction });
    const history = await trainer.fit(DATA, { batchSize: 16, validation: DATA });
    expect(history.loss[0] / (factor * loss)).toBeCloseTo(1, 5);
    expect(history.validationLoss[0] / (factor * loss)).toBeCloseTo(1, 5);
  });

  test("training learns", async () => {
    const { history } = await fitted({ epochs: 40 });
    expect(history.loss[39]).toBeLessThan(history.loss[0]);
    expect(history.accuracy[39]).toBeGreaterThan(0.9);
  });
});

describe("order", () => {
  test.each([8, 25, 50, 1000])("without shuffle, batches of %i are those of steps by hand", async (batchSize) => {
    using network = classifier();
    const trainer = trainerOf(network);
    const losses: number[] = [];
    for (let epoch = 0; epoch < 2; epoch++) {
      let loss = 0;
      for (let first = 0; first < 50; first += batchSize) {
        const { inputs, targets } = batch(first, Math.min(first + batchSize, 50));
        loss += (inputs.rows / 50) * trainer.step(inputs, targets);
      }
      losses.push(loss);
    }
    const { dict, history } = await fitted({ epochs: 2, batchSize, shuffle: false });
    expect(dict).toStrictEqual(network.stateDict());
    expect(history.loss).toStrictEqual(losses);
  });

  test("the same seed gives the same bits", async () => {
    const once = await fitted({ epochs: 3, batchSize: 8 });
    const again = await fitted({ epochs: 3, batchSize: 8 });
    expect(again.dict).toStrictEqual(once.dict);
    expect(again.history.loss).toStrictEqual(once.history.loss);
  });

  test("shuffling changes the order, each epoch anew", async () => {
    using network = Network.mlp([1, 1], { initializer: "uniform", seed: 1 });
    const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer: new SGD({ learningRate: 0.1 }) });
    const data = { inputs: [[1], [1]], targets: [[10], [20]] };
    /** The network ends nearer to the target it saw last. */
    const lastSeen = async (shuffle: boolean) => {
      await trainer.fit(data, { epochs: 1, batchSize: 1, shuffle });
      return network.predict([[1]]).data[0];
    };
    for (let i = 0; i < 30; i++) await lastSeen(false);
    const inOrder = new Set<number>();
    for (let i = 0; i < 10; i++) inOrder.add(Math.round(await lastSeen(false)));
    const shuffled = new Set<number>();
    for (let i = 0; i < 20; i++) shuffled.add(Math.round(await lastSeen(true)));
    expect(inOrder.size).toBe(1);
    expect(shuffled.size).toBeGreaterThan(1);
  });

  test("each epoch takes every sample once", async () => {
    using network = new Network([new Linear(5, 1, { bias: false })], { seed: 1 });
    const zero = { "0.weight": { shape: [1, 5], data: new Float32Array(5) } };
    network.loadStateDict(zero);
    const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer: new SGD({ learningRate: 0.5 }) });
    const identity = Array.from({ length: 5 }, (_, r) => Array.from({ length: 5 }, (_, c) => Number(r === c)));
    await trainer.fit({ inputs: identity, targets: [1, 2, 3, 4, 5] }, { batchSize: 1, epochs: 1 });
    expect([...network.stateDict()["0.weight"].data]).toStrictEqual([1, 2, 3, 4, 5]);
  });

  test.each([
    ["number[]", [...DATA.targets]],
    ["Uint8Array", Uint8Array.from(DATA.targets)],
    ["Int16Array", Int16Array.from(DATA.targets)],
  ])("labels may come as %s", async (_, targets) => {
    expect((await fitted({ epochs: 2 }, targets)).dict).toStrictEqual((await fitted({ epochs: 2 })).dict);
  });

  test("data are copied: changes while fit runs do not matter", async () => {
    const inputs = { ...DATA.inputs, data: DATA.inputs.data.slice() };
    using network = classifier();
    const running = trainerOf(network).fit({ inputs, targets: DATA.targets }, { epochs: 3 });
    inputs.data.fill(NaN);
    await running;
    expect(network.stateDict()).toStrictEqual((await fitted({ epochs: 3 })).dict);
  });
});

describe("onEpoch", () => {
  test("is called after each epoch, in order, with its record", async () => {
    const records: EpochRecord[] = [];
    const { history } = await fitted({
      epochs: 3,
      validation: DATA,
      onEpoch: (record) => {
        records.push(record);
      },
    });
    expect(records.map(({ epoch }) => epoch)).toStrictEqual([1, 2, 3]);
    for (const key of ["loss", "accuracy", "validationLoss", "validationAccuracy", "durationMs"] as const) {
      expect(records.map((record) => record[key])).toStrictEqual(history[key]);
    }
  });

  test("has no accuracy for regression", async () => {
    using network = Network.mlp([2, 1]);
    const records: EpochRecord[] = [];
    await new Trainer(network, { loss: "meanSquaredError" }).fit(
      { inputs: [[1, 2]], targets: [1] },
      {
        onEpoch: (record) => {
          records.push(record);
        },
      },
    );
    expect(records[0].accuracy).toBeUndefined();
    expect(records[0].validationLoss).toBeUndefined();
  });

  test("may predict and evaluate without changing what is learned", async () => {
    using network = classifier();
    const trainer = trainerOf(network);
    const onEpoch = () => {
      network.predict(clouds(700).inputs);
      trainer.evaluate(clouds(300));
    };
    await trainer.fit(DATA, { epochs: 3, batchSize: 8, onEpoch });
    expect(network.stateDict()).toStrictEqual((await fitted({ epochs: 3, batchSize: 8 })).dict);
  });

  test("what it throws ends fit, and the trainer works on", async () => {
    using network = classifier();
    const trainer = trainerOf(network);
    const onEpoch = () => {
      throw new Error("enough");
    };
    await expectRejection(trainer.fit(DATA, { epochs: 5, onEpoch }), Error, "enough");
    expect(trainer.epochCount).toBe(1);
    expect((await trainer.fit(DATA)).epoch).toStrictEqual([2]);
  });

  test("disposing of the network in it ends fit", async () => {
    const network = classifier();
    const onEpoch = () => {
      network.dispose();
    };
    await expectRejection(
      trainerOf(network).fit(DATA, { epochs: 5, onEpoch }),
      StateError,
      "Trainer.fit: the network is disposed of; make a new one or call dispose later.",
    );
  });
});

describe("while fit runs", () => {
  const FOREVER = { epochs: 1_000_000, batchSize: 8 };

  /** Starts a long fit; `stop` ends it. */
  function start() {
    const network = classifier();
    const trainer = trainerOf(network);
    const controller = new AbortController();
    const running = rejection(trainer.fit(DATA, { ...FOREVER, signal: controller.signal }));
    const stop = async () => {
      controller.abort();
      await running;
      network.dispose();
    };
    return { network, trainer, running, stop };
  }

  test("step and a second fit, of any trainer of the network, are refused", async () => {
    const { network, trainer, stop } = start();
    const message = "the network is being fitted; await the running fit or abort it first.";
    const other = trainerOf(network);
    for (const each of [trainer, other]) {
      expectThrow(() => each.step([[1, 2]], [0]), StateError, `Trainer.step: ${message}`);
      await expectRejection(each.fit(DATA), StateError, `Trainer.fit: ${message}`);
    }
    await stop();
  });

  test("timers and other events get their turn", async () => {
    const { trainer, stop } = start();
    const seen: number[] = [];
    for (let i = 0; i < 3; i++) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      // Browsers have no setImmediate.
      await new Promise((resolve) => (globalThis.setImmediate ?? setTimeout)(resolve));
      seen.push(trainer.steps);
    }
    expect(seen[2]).toBeGreaterThan(seen[0]);
    await stop();
  });

  test("dispose ends it", async () => {
    const { network, running } = start();
    const before = engineFor("strict").arena.liveBytes;
    await new Promise((resolve) => setTimeout(resolve, 1));
    network.dispose();
    const error = await running;
    expect(error).toBeInstanceOf(StateError);
    expect((error as Error).message).toBe(
      "Trainer.fit: the network is disposed of; make a new one or call dispose later.",
    );
    expect(engineFor("strict").arena.liveBytes).toBeLessThan(before);
  });
});

describe("AbortSignal", () => {
  test("already aborted: nothing is trained", async () => {
    using network = classifier();
    const trainer = trainerOf(network);
    const before = network.stateDict();
    const reason = new Error("no");
    expect(await rejection(trainer.fit(DATA, { signal: AbortSignal.abort(reason) }))).toBe(reason);
    expect(network.stateDict()).toStrictEqual(before);
    expect(trainer.steps).toBe(0);
  });

  test("aborted in onEpoch: ends after that epoch and keeps what was learned", async () => {
    using network = classifier();
    const trainer = trainerOf(network);
    const controller = new AbortController();
    const onEpoch = ({ epoch }: EpochRecord) => {
      if (epoch === 2) controller.abort();
    };
    const error = await rejection(trainer.fit(DATA, { epochs: 9, signal: controller.signal, onEpoch }));
    expect(error).toHaveProperty("name", "AbortError");
    expect(trainer.epochCount).toBe(2);
    expect(network.stateDict()).toStrictEqual((await fitted({ epochs: 2 })).dict);
  });

  test("aborted in onStep: ends after that step and keeps what was learned", async () => {
    using network = classifier();
    const trainer = trainerOf(network);
    const controller = new AbortController();
    const onStep = ({ step }: StepRecord) => {
      if (step === 2) controller.abort();
    };
    const options = { batchSize: 2, signal: controller.signal };
    const error = await rejection(trainer.fit(DATA, { ...options, callbacks: [{ onStep }] }));
    expect(error).toHaveProperty("name", "AbortError");
    expect(trainer.steps).toBe(2);
  });

  test("aborted from outside: ends soon, gives memory back, and the trainer works on", async () => {
    using network = classifier();
    const trainer = trainerOf(network);
    trainer.step(DATA.inputs, DATA.targets);
    const { arena } = engineFor("strict");
    const before = arena.liveBytes;
    const controller = new AbortController();
    setTimeout(() => {
      controller.abort();
    }, 5);
    const error = await rejection(trainer.fit(DATA, { epochs: 1_000_000, signal: controller.signal }));
    expect(error).toHaveProperty("name", "AbortError");
    expect(arena.liveBytes).toBe(before);
    expect(trainer.steps).toBeGreaterThan(1);
    await trainer.fit(DATA);
  });
});

test("divergence names the epoch, and fit may be called again", async () => {
  using network = Network.mlp([2, 4, 4, 1], { seed: 1 });
  const optimizer = new SGD({ learningRate: 1e20 });
  const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer });
  const data = { inputs: DATA.inputs, targets: [...DATA.targets] };
  const records: EpochRecord[] = [];
  const onEpoch = (record: EpochRecord) => {
    records.push(record);
  };
  const error = await rejection(trainer.fit(data, { epochs: 9, batchSize: 50, onEpoch }));
  expect(error).toBeInstanceOf(DivergenceError);
  const { divergence } = error as DivergenceError;
  expect(divergence).toMatchObject({ epoch: records.length + 1, step: trainer.steps + 1, learningRate: 1e20 });
  expect(divergence.epoch).toBeGreaterThan(1);
  expect((error as Error).message).toContain(` in epoch ${divergence.epoch}, step ${divergence.step}, `);
  for (const { data } of Object.values(network.stateDict())) expect(data.every(Number.isFinite)).toBe(true);
  const repeated = await rejection(trainer.fit(data, { batchSize: 50 }));
  expect(repeated).toBeInstanceOf(DivergenceError);
});
