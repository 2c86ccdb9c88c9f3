import { describe, expect, test } from "vitest";
import { loadCheckpoint, saveCheckpoint } from "../../src/files/index";
import { Network, Trainer, type EpochRecord } from "../../src/index";
import { keepRecord } from "../../src/training/epoch-records";
import { expectRejection, rejection } from "../core/throwing";

const DATA = { inputs: [[0, 1], [1, 0]], targets: [0, 1] }; // prettier-ignore
const create = () => new Trainer(Network.mlp([2, 4, 2], { seed: 1 }), { loss: "crossEntropy" });

describe("the lists of a history", () => {
  test("are aligned, with NaN for epochs without a value", async () => {
    const trainer = create();
    await trainer.fit(DATA, { epochs: 3 });
    await trainer.fit(DATA, { epochs: 2, validation: DATA, metrics: { one: () => 1 } });
    await trainer.fit(DATA, { metrics: { two: () => [2] } });
    const { epoch, validationLoss, validationAccuracy, metrics, validationMetrics } = trainer.history;
    expect(epoch).toStrictEqual([1, 2, 3, 4, 5, 6]);
    for (const list of [validationLoss, validationAccuracy]) {
      expect(list.map(Number.isFinite)).toStrictEqual([false, false, false, true, true, false]);
    }
    expect(metrics).toStrictEqual({ one: [NaN, NaN, NaN, 1, 1, NaN], two: [NaN, NaN, NaN, NaN, NaN, [2]] });
    expect(validationMetrics).toStrictEqual({ one: [NaN, NaN, NaN, 1, 1, NaN] });
  });

  test.each(["constructor", "toString", "__proto__", "hasOwnProperty"])("hold a metric named %s", async (name) => {
    const metrics = Object.fromEntries([[name, () => 0.5]]);
    const history = await create().fit(DATA, { metrics, epochs: 2, validation: DATA });
    for (const lists of [history.metrics!, history.validationMetrics!]) {
      expect(Object.entries(lists)).toStrictEqual([[name, [0.5, 0.5]]]);
    }
  });

  test("of one fit do not change with what a callback does to its record", async () => {
    const trainer = create();
    const error = trainer.fit(DATA, { onEpoch: (epoch) => void ((epoch as { loss: number }).loss = 7) });
    await expect(error).rejects.toThrow(TypeError);
    expect(trainer.history.loss[0]).not.toBe(7);
  });
});

describe("a long life", () => {
  const records = (epochs: number) => {
    let kept: EpochRecord[] = [];
    for (let epoch = 1; epoch <= epochs; epoch++) {
      kept = keepRecord(kept, { epoch, loss: 1 / epoch, learningRate: 1, durationMs: 0 });
    }
    return kept.map(({ epoch }) => epoch);
  };

  test.each([
    [4096, 1, 4096],
    [4097, 2, 2048 + 1],
    [8192, 2, 4096],
    [8193, 4, 2048 + 1],
    [10_001, 4, 2500 + 1],
  ])("of %i epochs keeps every %ith and the last", (epochs, stride, count) => {
    const kept = records(epochs);
    expect(kept.length).toBe(count);
    expect(kept[kept.length - 1]).toBe(epochs);
    expect(kept.slice(0, -1).every((epoch, i) => epoch === (i + 1) * stride)).toBe(true);
  });

  test("goes on from a checkpoint as if it had not been interrupted", async () => {
    const [trainer, resumed] = [create(), create()];
    await trainer.fit(DATA, { epochs: 4200 });
    await loadCheckpoint(resumed, await saveCheckpoint(trainer));
    expect(resumed.epochCount).toBe(4200);
    for (const each of [trainer, resumed]) await each.fit(DATA, { epochs: 3 });
    const { epoch, loss } = resumed.history;
    expect([epoch, loss]).toStrictEqual([trainer.history.epoch, trainer.history.loss]);
    expect(epoch.slice(-3)).toStrictEqual([4200, 4202, 4203]);
  });
});

describe("refused metrics and callbacks", () => {
  test("a metric that gives a promise", async () => {
    const reject = () => Promise.reject(new Error("late"));
    for (const mine of [async () => Promise.resolve(1), reject]) {
      const promise = create().fit(DATA, { metrics: { mine: mine as never } });
      const text = "Trainer.fit: metrics.mine gives a promise; give a function that returns its value.";
      await expectRejection(promise, TypeError, text);
    }
  });

  test.each([
    undefined,
    null,
    "0.5",
    true,
    1n,
    Symbol("x"),
    () => 1,
    new Map(),
    new Date(),
    [[[1]]],
    [1, undefined, 2],
    new Array(2),
    new Array(2 ** 32 - 1),
    ["1"],
    { a: "b" },
    { a: Date },
  ])("a metric that gives %o", async (value) => {
    const trainer = create();
    const fit = trainer.fit(DATA, { metrics: { mine: () => value as never } });
    expect(String(await rejection(fit))).toMatch(
      /^TypeError: Trainer.fit: metrics.mine gives .*; give a function that returns a number, or lists of numbers\.$/,
    );
    await trainer.fit(DATA);
  });

  test("a metric's lists are kept as they were given, in a checkpoint too", async () => {
    const [trainer, resumed] = [create(), create()];
    const own = { counts: [[1, 2], [3, 4]], shares: { a: Float64Array.of(0.5) }, typed: Int32Array.of(1, 2) }; // prettier-ignore
    const metrics = Object.fromEntries(Object.entries(own).map(([name, value]) => [name, () => value as never]));
    await trainer.fit(DATA, { metrics });
    own.counts[0][0] = 9;
    own.typed[0] = 9;
    await loadCheckpoint(resumed, await saveCheckpoint(trainer));
    for (const { history } of [trainer, resumed]) {
      expect(history.metrics).toStrictEqual({ counts: [[[1, 2], [3, 4]]], shares: [{ a: [0.5] }], typed: [[1, 2]] }); // prettier-ignore
    }
  });

  test.each([
    [{ earlyStopping: false }, "Trainer.fit: earlyStopping: options are false; pass an object."],
    [{ earlyStopping: null }, "Trainer.fit: earlyStopping: options are null; pass an object."],
    [{ callbacks: new Array(1) }, "Trainer.fit: callbacks[0]: options are undefined; pass an object."],
    [{ signal: {} }, "Trainer.fit: signal is an object; pass the signal of an AbortController."],
    [{ validation: 1 }, "Trainer.fit: validation: the data are 1; pass { inputs, targets }."],
    [{ epochs: 3n }, "Trainer.fit: epochs is the BigInt 3; pass a number."],
  ])("%o", async (options, message) => {
    await expectRejection(create().fit(DATA, options as never), TypeError, message);
  });
});

describe("validation by batches", () => {
  const rows = Array.from({ length: 40 }, (_, i) => [Math.sin(i), Math.cos(3 * i)]);
  const targets = rows.map((_, i) => i % 2);
  const stream = (size: number) => ({
    async *[Symbol.asyncIterator]() {
      for (let first = 0; first < rows.length; first += size) {
        await Promise.resolve();
        yield { inputs: rows.slice(first, first + size), targets: targets.slice(first, first + size) };
      }
    },
  });

  test("measures what the same data measure", async () => {
    const accuracy = () => 1;
    const expected = await create().fit(DATA, {
      epochs: 3,
      validation: { inputs: rows, targets },
      metrics: { accuracy },
    });
    for (const size of [40, 7, 1]) {
      const history = await create().fit(DATA, { epochs: 3, validation: stream(size), metrics: { accuracy } });
      expect(history.validationAccuracy).toStrictEqual(expected.validationAccuracy);
      history.validationLoss.forEach((loss, i) => {
        expect(loss).toBeCloseTo(expected.validationLoss[i], 6);
      });
      expect(history.validationMetrics).toStrictEqual(expected.validationMetrics);
      expect(history.loss).toStrictEqual(expected.loss);
    }
  });

  test("ends it by name, aborted at once", async () => {
    const never = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }) };
    const controller = new AbortController();
    const fit = create().fit(DATA, { validation: never, signal: controller.signal });
    setTimeout(() => {
      controller.abort(new Error("enough"));
    }, 5);
    await expectRejection(fit, Error, "enough");
    const bad = { async *[Symbol.asyncIterator]() { yield await Promise.resolve({ inputs: [[1]], targets: [0] }); } }; // prettier-ignore
    const message =
      "Trainer.fit: validation: batch 0: inputs have 1 columns, the network takes 2; pass samples of 2 numbers.";
    await expectRejection(create().fit(DATA, { validation: bad }), RangeError, message);
  });

  test("batches of class indices and of rows are not mixed", async () => {
    const [labels, oneHot] = [DATA, { ...DATA, targets: [[1, 0], [0, 1]] }]; // prettier-ignore
    const kinds = ["one number a sample", "rows"];
    for (const order of [0, 1]) {
      const batches = order === 0 ? [labels, oneHot] : [oneHot, labels];
      const mixed = { async *[Symbol.asyncIterator]() { yield* await Promise.resolve(batches); } }; // prettier-ignore
      const message = `Trainer.fit: batch 1: targets are ${kinds[1 - order]}, those of the batches before are ${kinds[order]}; give all in one kind.`;
      await expectRejection(create().fit(mixed), RangeError, message);
    }
  });
});
