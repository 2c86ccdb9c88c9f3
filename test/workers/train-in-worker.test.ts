/** What is refused in the calling thread, before a worker is started. Training itself: test/package/workers.test.ts. */
import { expect, test } from "vitest";
import { Adam, Dropout, Linear, Network, NeuralLayer, Schedule, Trainer, WarmUpSchedule } from "../../src/index";
import { send } from "../../src/workers/send";
import { receivedError, sendableError } from "../../src/workers/sent-error";
import { trainInWorker } from "../../src/workers/index";
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

test("a worker whose file is not there: the network is as it was and may be trained", async () => {
  const network = create();
  const before = network.stateDict();
  const error: unknown = await start({}, data, network).history.catch((reason: unknown) => reason);
  expect(String(error)).toMatch(
    /^WorkerError: trainInWorker: the worker has died: Cannot find module .*; the network is as it was\. Run it again, or train by Trainer\.fit\.$/,
  );
  expect(network.stateDict()).toStrictEqual(before);
  await new Trainer(network, { loss: "crossEntropy" }).fit(data);
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
