/** Epochs one by one, callbacks, metrics: what a run tells while it trains. */
import { describe, expect, test } from "vitest";
import { Adam, Network, Trainer, type EpochRecord, type FitOptions, type StepRecord } from "../../src/index";
import { accuracy, confusionMatrix, f1, rocAuc, rSquared } from "../../src/metrics/index";
import { engineFor } from "../../src/wasm/engine";
import { expectRejection, expectThrow, rejection } from "../core/throwing";
import { RandomNumbers } from "../reference/random";

const random = new RandomNumbers(4);
const inputs = random.matrix(30, 2);
const DATA = { inputs, targets: inputs.map(([x, y]) => Number(x > y)) };

function create() {
  const network = Network.mlp([2, 6, 2], { seed: 2 });
  return {
    network,
    trainer: new Trainer(network, { loss: "crossEntropy", optimizer: new Adam({ learningRate: 0.05 }) }),
  };
}

describe("epochs", () => {
  test("gives the records of fit, and the same bits", async () => {
    const [one, two] = [create(), create()];
    const records: EpochRecord[] = [];
    for await (const record of one.trainer.epochs(DATA, { epochs: 4, batchSize: 8 })) {
      expect(one.trainer.epochCount).toBe(record.epoch);
      records.push(record);
    }
    const { loss } = await two.trainer.fit(DATA, { epochs: 4, batchSize: 8 });
    expect(records.map((record) => record.loss)).toStrictEqual(loss);
    expect(one.network.stateDict()).toStrictEqual(two.network.stateDict());
    expect(one.trainer.history.loss).toStrictEqual(loss);
  });

  test("the error that ends training is not hidden by errors of its end", async () => {
    const { trainer } = create();
    const failing = (message: string) => () => {
      throw new Error(message);
    };
    const stream = (): AsyncIterable<typeof DATA> => ({
      [Symbol.asyncIterator]: () => ({
        next: () => Promise.resolve({ done: false, value: DATA }),
        return: () => Promise.reject(new Error("of the stream")),
      }),
    });
    const ends = [{ onTrainEnd: failing("of the end") }, { onTrainEnd: failing("of another end") }];
    const failed = trainer.fit(stream(), { epochs: 1, callbacks: [{ onStep: failing("of a step") }, ...ends] });
    expect(await rejection(failed)).toHaveProperty("message", "of a step");
    const over = trainer.fit(DATA, { epochs: 1, callbacks: ends });
    expect(await rejection(over)).toHaveProperty("message", "of the end");
    expect(trainer.step(inputs, DATA.targets)).toBeGreaterThan(0);
  });

  test("break ends training in order: memory is given back and the trainer works on", async () => {
    const { network, trainer } = create();
    trainer.step(inputs, DATA.targets);
    const { arena } = engineFor("strict");
    const before = arena.liveBytes;
    let ended = 0;
    const onTrainEnd = () => {
      ended++;
    };
    const callbacks = [{ onTrainEnd }];
    for await (const { epoch } of trainer.epochs(DATA, { epochs: 100, callbacks })) {
      expectThrow(
        () => trainer.step(inputs, DATA.targets),
        Error,
        "Trainer.step: the network is being fitted; await the running fit or abort it first.",
      );
      network.predict(inputs);
      if (epoch === 3) break;
    }
    expect([trainer.epochCount, ended, arena.liveBytes]).toStrictEqual([3, 1, before]);
    expect((await trainer.fit(DATA)).epoch).toStrictEqual([4]);
  });

  test("what is wrong is said at the first epoch", async () => {
    const { trainer } = create();
    const epochs = trainer.epochs(DATA, { epochs: -1 });
    await expectRejection(epochs.next(), RangeError, "Trainer.epochs: epochs is -1; pass an integer of 0 or more.");
  });
});

describe("callbacks", () => {
  test("are called in order, promises waited for", async () => {
    const { trainer } = create();
    const calls: string[] = [];
    const log = (name: string) => async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      calls.push(name);
    };
    const callbacks = [
      {
        onTrainBegin: log("begin"),
        onStep: ({ epoch, step }: StepRecord) => void calls.push(`step ${epoch}.${step}`),
        onEpoch: log("epoch"),
        onTrainEnd: log("end"),
      },
      { onEpoch: log("second") },
    ];
    await trainer.fit(DATA, { epochs: 2, batchSize: 15, onEpoch: log("first"), callbacks });
    expect(calls.join(", ")).toBe(
      "begin, step 1.1, step 1.2, first, epoch, second, step 2.3, step 2.4, first, epoch, second, end",
    );
  });

  test("onStep tells loss, rate and norm of each batch", async () => {
    const [one, two] = [create(), create()];
    const steps: StepRecord[] = [];
    const callbacks = [{ onStep: (step: StepRecord) => void steps.push(step) }];
    await one.trainer.fit(DATA, { epochs: 2, batchSize: 30, shuffle: false, callbacks });
    const byHand = [1, 2].map((epoch) => {
      const loss = two.trainer.step(inputs, DATA.targets);
      return { epoch, step: epoch, loss, learningRate: 0.05, gradientNorm: two.trainer.gradientNorm };
    });
    expect(steps).toStrictEqual(byHand);
  });

  test("training stands still between batches while onStep has an open promise, and keeps its bits", async () => {
    const [one, two] = [create(), create()];
    const norms: number[] = [];
    const onStep = async () => {
      const before = one.network.norms().total;
      await new Promise((resolve) => setTimeout(resolve, 2));
      expect(one.network.norms().total).toBe(before);
      norms.push(before);
    };
    await one.trainer.fit(DATA, { epochs: 2, batchSize: 15, callbacks: [{ onStep }] });
    await two.trainer.fit(DATA, { epochs: 2, batchSize: 15 });
    expect(new Set(norms).size).toBe(4);
    expect(one.network.stateDict()).toStrictEqual(two.network.stateDict());
  });

  test("onTrainEnd gets the history, after an error too", async () => {
    const { trainer } = create();
    const lengths: number[] = [];
    const onEpoch = ({ epoch }: EpochRecord) => {
      if (epoch === 2) throw new Error("no more");
    };
    const callbacks = [{ onTrainEnd: ({ loss }: { loss: number[] }) => void lengths.push(loss.length) }];
    expect(await rejection(trainer.fit(DATA, { epochs: 9, onEpoch, callbacks }))).toHaveProperty("message", "no more");
    expect(lengths).toStrictEqual([2]);
  });

  test.each<[unknown, typeof TypeError | typeof RangeError, string]>([
    [{ onEpoch: () => undefined }, TypeError, "callbacks are an object; pass an array of objects such as { onEpoch }"],
    [[{ onEpoch: 1 }], TypeError, "callbacks[0]: onEpoch is 1; pass a function"],
    [
      [{}, { onBatch: () => undefined }],
      RangeError,
      'callbacks[1]: option "onBatch" is unknown; choose from "onTrainBegin", "onStep", "onEpoch", "onTrainEnd"',
    ],
  ])("%o are refused", async (callbacks, type, message) => {
    const { trainer } = create();
    await expectRejection(trainer.fit(DATA, { callbacks } as FitOptions), type, `Trainer.fit: ${message}.`);
  });
});

describe("metrics", () => {
  test("of validation data are those of the network's outputs", async () => {
    const { network, trainer } = create();
    const far = random.matrix(300, 2);
    const validation = { inputs: far, targets: far.map(([x, y]) => Number(x > y)) };
    const metrics = { f1, rocAuc, confusionMatrix };
    const history = await trainer.fit(DATA, { epochs: 3, metrics, validation });
    const outputs = network.predict(far);
    expect(history.validationMetrics!.f1.at(-1)).toBe(f1(outputs, validation.targets));
    expect(history.validationMetrics!.rocAuc.at(-1)).toBe(rocAuc(outputs, validation.targets));
    expect(history.validationMetrics!.confusionMatrix.at(-1)).toStrictEqual(
      confusionMatrix(outputs, validation.targets),
    );
    expect(history.validationMetrics!.f1).toHaveLength(3);
  });

  test("of training data are from the passes that trained", async () => {
    const { trainer } = create();
    const history = await trainer.fit(DATA, { epochs: 3, batchSize: 7, metrics: { accuracy } });
    expect(history.metrics!.accuracy).toStrictEqual(history.accuracy);
    expect(history.validationMetrics).toBeUndefined();
  });

  test("get values as rows, and leave what is learned alone", async () => {
    const create = () => Network.mlp([2, 4, 1], { seed: 1 });
    using one = create();
    using two = create();
    const data = { inputs, targets: inputs.map(([x, y]) => x * y) };
    const seen: unknown[] = [];
    const shape = (outputs: { rows: number; columns: number }, targets: unknown) => {
      seen.push([outputs.rows, outputs.columns, (targets as typeof outputs).rows]);
      return 0;
    };
    const options = { epochs: 2, validation: { inputs: [[1, 2]], targets: [2] } };
    await new Trainer(one, { loss: "meanSquaredError" }).fit(data, { ...options, metrics: { shape, rSquared } });
    await new Trainer(two, { loss: "meanSquaredError" }).fit(data, options);
    expect(seen).toStrictEqual([
      [30, 1, 30],
      [1, 1, 1],
      [30, 1, 30],
      [1, 1, 1],
    ]);
    expect(one.stateDict()).toStrictEqual(two.stateDict());
  });

  test("null is refused", async () => {
    const { trainer } = create();
    const message = "Trainer.fit: metrics are null; pass an object of functions such as { f1 }.";
    await expectRejection(trainer.fit(DATA, { metrics: null } as never), TypeError, message);
  });

  test("one that is no function is refused", async () => {
    const { trainer } = create();
    const metrics = { f1: "macro" } as never;
    await expectRejection(
      trainer.fit(DATA, { metrics }),
      TypeError,
      'Trainer.fit: metrics.f1 is "macro"; pass a function.',
    );
  });
});
