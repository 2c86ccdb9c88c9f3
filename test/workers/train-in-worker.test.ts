/** What is refused in the calling thread, before a worker is started. Training itself: test/package/workers.test.ts. */
import { describe, expect, test, vi } from "vitest";
import { Adam, Dropout, Linear, Network, NeuralLayer, Schedule, Trainer, WarmUpSchedule } from "../../src/index";
import { send } from "../../src/workers/send";
import { receivedError, sendableError } from "../../src/workers/sent-error";
import { setWorkerFolder, trainInWorker } from "../../src/workers/index";
import { DivergenceError, StateError, WasmError } from "../../src/core/errors";

const create = () => new Network([new Linear(2, 4), new Dropout(0.5), new Linear(4, 3)], { seed: 1 });
const data = { inputs: [[1, 2]], targets: [0] };

class MyAdam extends Adam {}

class MySchedule extends Schedule {
  constructor() {
    super({ type: "MySchedule" });
  }

  override rate(): number {
    return 1;
  }
}

class MyDropout extends Dropout {}

/** Starts a training that must not begin. */
const start = (options: object, dataset: object = data, network = create()) =>
  trainInWorker(network, dataset as typeof data, { loss: "crossEntropy", ...options });

test.each([
  [{ loss: "x" }, RangeError, 'Trainer: loss is "x"'],
  [{ epochs: -1 }, RangeError, "trainInWorker: epochs is -1; pass an integer of 0 or more."],
  [{ metrics: {} }, RangeError, 'trainInWorker: option "metrics" is unknown; choose from "loss", '],
  [{ onEpoch: 1 }, TypeError, "trainInWorker: onEpoch is 1; pass a function."],
  [{ signal: 1 }, TypeError, "trainInWorker: signal is 1; pass the signal of an AbortController."],
  [{ earlyStopping: {} }, RangeError, 'trainInWorker: earlyStopping: monitor is "validationLoss" without validation'],
  [{ validation: { inputs: [[1]], targets: [0] } }, RangeError, "trainInWorker: validation: inputs have 1 columns"],
  [
    { optimizer: new MyAdam() },
    RangeError,
    "trainInWorker: the optimizer is of a class of its own, which the worker does not know; use Trainer.fit.",
  ],
  [
    { schedule: new MySchedule() },
    RangeError,
    "trainInWorker: the schedule is of a class of its own, which the worker does not know; use Trainer.fit.",
  ],
  [
    { schedule: new WarmUpSchedule({ length: 2, then: new MySchedule() }) },
    RangeError,
    'trainInWorker: the schedule "MySchedule" is of a class of its own, which the worker does not know; use Trainer.fit.',
  ],
])("options %o", (options, kind, message) => {
  expect(() => start(options)).toThrow(kind);
  expect(() => start(options)).toThrow(message);
});

test("data, layers and networks that cannot be sent", async () => {
  expect(() => start({}, { inputs: [[1, 2, 3]], targets: [0] })).toThrow(
    new RangeError("trainInWorker: inputs have 3 columns, the network takes 2; pass samples of 2 numbers."),
  );
  const own = new Network([new Linear(2, 3), new MyDropout(0.5)] as NeuralLayer[]);
  expect(() => start({}, data, own)).toThrow(
    "trainInWorker: layer 1 is of a class of its own, which the worker does not know; use Trainer.fit.",
  );
  expect(() => trainInWorker("network" as never, data, { loss: "crossEntropy" })).toThrow(
    new TypeError('trainInWorker: network is "network"; pass a Network.'),
  );
  const busy = create();
  const fit = new Trainer(busy, { loss: "crossEntropy" }).fit(data);
  expect(() => start({}, data, busy)).toThrow(
    new StateError("trainInWorker: the network is being fitted; await the running fit or abort it first."),
  );
  await fit;
  busy.dispose();
  expect(() => start({}, data, busy)).toThrow("trainInWorker: the network is disposed of");
});

describe("without a worker (the file stands in dist/ only) the calling thread trains", () => {
  const samples = {
    inputs: Array.from({ length: 200 }, (_, i) => [i % 7, i % 5]),
    targets: Int32Array.from({ length: 200 }, (_, i) => i % 3),
  };
  const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);

  test("to the same bits and history, and says so once", async () => {
    const [here, there] = [create(), create()];
    const epochs: number[] = [];
    const history = await start(
      { epochs: 5, onEpoch: ({ epoch }: { epoch: number }) => epochs.push(epoch) },
      samples,
      there,
    ).history;
    const expected = await new Trainer(here, { loss: "crossEntropy" }).fit(samples, { epochs: 5 });
    expect(there.stateDict()).toStrictEqual(here.stateDict());
    expect(history.loss).toStrictEqual(expected.loss);
    expect(epochs).toStrictEqual([1, 2, 3, 4, 5]);
    await start({}, samples).history;
    expect(warn.mock.calls).toHaveLength(1);
    expect(warn.mock.calls[0][0]).toMatch(
      /^wasm-mlp: no worker could be started \(Cannot find module .*setWorkerFolder/,
    );
  });

  test("with averages and limits of the weights", async () => {
    for (const averaging of [
      { type: "ema", decay: 0.9 },
      { type: "swa", start: 2 },
    ] as const) {
      const [here, there] = [create(), create()];
      const options = { loss: "crossEntropy", averaging, maxNorm: 0.5 } as const;
      await start({ ...options, epochs: 4 }, samples, there).history;
      await new Trainer(here, options).fit(samples, { epochs: 4 });
      expect(there.stateDict()).toStrictEqual(here.stateDict());
    }
  });

  test("it can be paused and aborted, and stays alive", async () => {
    const network = create();
    const before = network.stateDict();
    let epochs = 0;
    const training = start({ epochs: 1e6, onEpoch: () => epochs++ }, samples, network);
    training.pause();
    const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    // The pause is heard after the first slice, whenever the machine comes to it.
    while (epochs === 0) await wait(10);
    await wait(100);
    const paused = epochs;
    await wait(50);
    expect(epochs).toBe(paused);
    training.resume();
    while (epochs < paused + 3) await wait(1);
    training.abort("enough");
    await expect(training.history).rejects.toBe("enough");
    expect(network.stateDict()).not.toStrictEqual(before);
    const reached = epochs;
    await wait(50);
    expect(epochs).toBe(reached);
  });

  test("what it throws is what fit throws", async () => {
    const inputs = samples.inputs.with(3, [NaN, 1]);
    await expect(start({}, { ...samples, inputs }).history).rejects.toThrow(RangeError);
    const network = create();
    const training = start({ epochs: 1e6 }, samples, network);
    setTimeout(() => {
      network.dispose();
    }, 30);
    await expect(training.history).rejects.toThrow("trainInWorker: the network is disposed of");
  });
});

test("the folder of the workers' files is an address", () => {
  expect(() => {
    setWorkerFolder("./here/");
  }).toThrow('setWorkerFolder: folder is "./here/"; pass an address, such as new URL("./", import.meta.url).');
});

test("what a message cannot carry is named", () => {
  expect(() => {
    send("who", { post: (request: unknown) => void structuredClone(request) }, [() => 1]);
  }).toThrow(/^who: data or options cannot be sent to a worker \(.*\); pass plain numbers and arrays\.$/);
});

test("errors go through a message as what they are", () => {
  const divergence = { epoch: 1, step: 2, learningRate: 3, layer: "the loss" };
  const errors = [
    new RangeError("a"),
    new TypeError("b"),
    new StateError("c"),
    new WasmError("d"),
    new DivergenceError("e", divergence),
    new Error("f"),
  ];
  for (const error of errors) {
    const received = receivedError(structuredClone(sendableError(error)));
    expect(received.constructor).toBe(error.constructor);
    expect(received.message).toBe(error.message);
    expect(received).toMatchObject(error instanceof DivergenceError ? { divergence } : {});
  }
  expect(receivedError(sendableError("text"))).toStrictEqual(new Error("text"));
});
