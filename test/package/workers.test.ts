/** Training in a worker, in the built package: the bits of the calling thread, pause, abort, and workers that die. */
import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

/** Runs a program with the package, a data set and a network of every kind of layer that has a state; returns what it prints. */
function run(program: string): string {
  const prelude = `
    import * as mlp from "wasm-mlp";
    import { spiral } from "wasm-mlp/datasets";
    import { trainInWorker } from "wasm-mlp/workers";
    import { createHash } from "node:crypto";
    const { BatchNorm1d, Dropout, Linear, Network, ReLU, Trainer } = mlp;
    const data = spiral({ samples: 300, seed: 1 });
    const validation = spiral({ samples: 60, seed: 2 });
    const create = (precision) => new Network(
      [new Linear(2, 17), new BatchNorm1d(17), new ReLU(), new Dropout(0.2), new Linear(17, 3)],
      { seed: 42, precision },
    );
    function digest(network) {
      const hash = createHash("sha256");
      for (const [name, { data }] of Object.entries(network.stateDict())) hash.update(name).update(new Uint8Array(data.buffer));
      return hash.digest("hex");
    }
    const TRAINER = ["loss", "optimizer", "schedule", "clipNorm", "clipValue", "l1", "classWeights", "reduction"];
    async function fit(network, data, options) {
      const entries = Object.entries(options);
      const trainer = new Trainer(network, Object.fromEntries(entries.filter(([name]) => TRAINER.includes(name))));
      return trainer.fit(data, Object.fromEntries(entries.filter(([name]) => !TRAINER.includes(name))));
    }
    const timeless = ({ durationMs, ...rest }) => JSON.stringify(rest);
    const quick = { loss: "crossEntropy", epochs: 3 };
    const endless = { loss: "crossEntropy", epochs: 1e6 };`;
  return execFileSync(process.execPath, ["--input-type=module", "-e", prelude + program], {
    encoding: "utf8",
    timeout: 50_000,
  }).trim();
}

test("every optimizer gives the bits and the history of fit, in both precisions", () => {
  const lines = run(`
    for (const name of ["SGD", "Momentum", "RMSProp", "Adagrad", "Adam", "AdamW"]) {
      const options = { ...quick, batchSize: 16, validation };
      for (const precision of ["strict", "fast"]) {
        const optimizer = new mlp[name]({ learningRate: 1e-2, weightDecay: 1e-3 });
        const [here, there] = [create(precision), create(precision)];
        const before = digest(here);
        const expected = await fit(here, data, { ...options, optimizer });
        const got = await trainInWorker(there, data, { ...options, optimizer }).history;
        console.log(digest(here) === digest(there), digest(here) !== before, timeless(expected) === timeless(got));
      }
    }`).split("\n");
  expect(lines).toStrictEqual(Array.from({ length: 12 }, () => "true true true"));
});

test("so do all other options, from a network that has learned already", () => {
  const output = run(`
    const { CosineSchedule, PlateauSchedule, WarmUpSchedule } = mlp;
    const weights = Float32Array.from({ length: 300 }, (_, i) => 1 + (i % 3));
    const part = { inputs: { ...data.inputs, data: data.inputs.data.subarray(0, 400), rows: 200 } };
    const cases = [
      [data, { schedule: new WarmUpSchedule({ length: 7, then: new CosineSchedule({ length: 40, unit: "step" }) }), clipNorm: 0.1 }],
      [data, { schedule: new PlateauSchedule({ patience: 0, threshold: 0.5 }), l1: 1e-3, validation, clipValue: 0.01 }],
      [{ ...data, sampleWeights: weights }, { classWeights: [1, 2, 3], reduction: "sum", accumulate: 3, dropLast: true }],
      [{ ...part, targets: data.targets.subarray(0, 200) }, { shuffle: false, validation, earlyStopping: { patience: 2 }, epochs: 30 }],
      [{ inputs: [[1, 2], [3, -4], [0, 1]], targets: [[0, 1, 0], [1, 0, 0], [0, 0, 1]] }, { batchSize: 2, dropLast: true }],
    ];
    for (const [dataset, options] of cases) {
      const [here, there] = [create("strict"), create("strict")];
      for (const network of [here, there]) await fit(network, data, quick);
      const before = digest(here);
      const expected = await fit(here, dataset, { ...quick, ...options });
      const got = await trainInWorker(there, dataset, { ...quick, ...options }).history;
      console.log(digest(here) === digest(there), digest(here) !== before, timeless(expected) === timeless(got));
    }`).split("\n");
  expect(output).toStrictEqual(Array.from({ length: 5 }, () => "true true true"));
});

test("epochs are told as they come, and the calling thread is free", () => {
  const output = run(`
    let isTold = false;
    const timer = setTimeout(() => { isTold = true; });
    const epochs = [];
    let isBusy = false;
    const network = create("strict");
    const training = trainInWorker(network, data, { ...quick, epochs: 300, onEpoch: ({ epoch }) => {
      epochs.push(epoch);
      try { new Trainer(network, { loss: "crossEntropy" }).step([[1, 2]], [0]); } catch (error) { isBusy = error.name === "StateError"; }
    } });
    network.predict([[1, 2]]);
    const { loss } = await training.history;
    await fit(network, data, quick);
    console.log(epochs.every((epoch, i) => epoch === i + 1), epochs.length, loss.length, loss[299] < loss[0], isBusy, isTold);`);
  expect(output).toBe("true 300 300 true true true");
});

test("a pause is a pause, and leaves the bits alone", () => {
  const output = run(`
    const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
    const [here, there] = [create("strict"), create("strict")];
    let [epochs, before] = [0, -1];
    const options = { ...quick, epochs: 400 };
    const training = trainInWorker(there, data, { ...options, onEpoch: () => epochs++ });
    let hasEnded = false;
    const ended = training.history.then(() => { hasEnded = true; });
    training.pause();
    while (epochs !== before) {
      before = epochs;
      await wait(200);
    }
    console.log(epochs < 400, training.isPaused);
    training.resume();
    console.log(training.isPaused);
    while (!hasEnded) {
      await wait(1);
      training.pause();
      await wait(1);
      training.resume();
    }
    await ended;
    await fit(here, data, options);
    console.log(epochs, digest(here) === digest(there));`);
  expect(output.split("\n")).toStrictEqual(["true true", "false", "400 true"]);
});

test("an abort keeps what the finished steps taught, paused or not, and rejects with the reason", () => {
  const output = run(`
    for (const isPaused of [false, true]) {
      const network = create("strict");
      const before = digest(network);
      const controller = new AbortController();
      let epochs = 0;
      const training = trainInWorker(network, data, { ...endless, signal: controller.signal, onEpoch: () => {
        if (++epochs !== 3) return;
        if (isPaused) training.pause();
        setTimeout(() => controller.abort(new Error("enough")), 50);
      } });
      const reason = await training.history.catch(({ message }) => message);
      const { norm } = { norm: Object.values(network.stateDict()).every(({ data }) => data.every(Number.isFinite)) };
      await fit(network, data, quick);
      console.log(reason, digest(network) !== before, norm);
    }
    const network = create("strict");
    const training = trainInWorker(network, data, { ...endless, onEpoch: () => training.abort() });
    console.log(await training.history.catch(({ name }) => name));
    const before = digest(network);
    const early = trainInWorker(network, data, { ...endless, signal: AbortSignal.abort("no") });
    console.log(await early.history.catch((reason) => reason), digest(network) === before);`);
  expect(output.split("\n")).toStrictEqual(["enough true true", "enough true true", "AbortError", "no true"]);
});

test("what an abort leaves are the bits after a number of steps of fit", () => {
  const output = run(`
    const [here, there] = [create("strict"), create("strict")];
    const controller = new AbortController();
    const states = new Set();
    const told = { onStep: () => states.add(digest(here)) };
    const training = trainInWorker(there, data, { ...endless, onEpoch: ({ epoch }) => { if (epoch === 2) training.abort(); } });
    await training.history.catch(() => undefined);
    await fit(here, data, { ...quick, epochs: 200, callbacks: [told] });
    console.log(states.has(digest(there)));`);
  expect(output).toBe("true");
});

test("errors in the worker are those of fit: their class, their text, the network's bits", () => {
  const output = run(`
    const bad = { ...data, inputs: { ...data.inputs, data: data.inputs.data.with(5, NaN) } };
    const cases = [[bad, quick], [data, { ...quick, optimizer: new mlp.SGD({ learningRate: 1e38 }) }]];
    for (const [dataset, options] of cases) {
      const [here, there] = [create("strict"), create("strict")];
      const expected = await fit(here, dataset, options).catch((error) => error);
      const got = await trainInWorker(there, dataset, options).history.catch((error) => error);
      console.log(got.name, got.constructor === expected.constructor, got.divergence?.step === expected.divergence?.step,
        digest(here) === digest(there), got.message.replace("trainInWorker", "Trainer.fit") === expected.message);
    }
    const network = create("strict");
    const thrown = await trainInWorker(network, data, { ...endless, onEpoch: () => { throw new Error("mine"); } }).history.catch((e) => e);
    console.log(thrown.message);`);
  expect(output.split("\n")).toStrictEqual([
    "RangeError true true true true",
    "DivergenceError true true true true",
    "mine",
  ]);
});

test("a worker that dies leaves the network as it was, with a message and a way to go on", () => {
  const output = run(`
    import threads from "node:worker_threads";
    import { syncBuiltinESMExports } from "node:module";
    const { Worker } = threads;
    threads.Worker = class extends Worker {
      constructor(...args) {
        super(...args);
        this.on("message", () => void this.terminate());
      }
    };
    syncBuiltinESMExports();
    const network = create("strict");
    const before = digest(network);
    const error = await trainInWorker(network, data, endless).history.catch((error) => error);
    console.log(error.name);
    console.log(error.message);
    console.log(digest(network) === before);
    await fit(network, data, quick);
    console.log(digest(network) !== before);`);
  expect(output.split("\n")).toStrictEqual([
    "WorkerError",
    "trainInWorker: the worker has died: exit code 1; the network is as it was. Run it again, or train by Trainer.fit.",
    "true",
    "true",
  ]);
});

test("a network that is disposed of meanwhile ends the worker", () => {
  const output = run(`
    const network = create("strict");
    const training = trainInWorker(network, data, endless);
    setTimeout(() => network.dispose(), 100);
    console.log(await training.history.catch(({ name }) => name));`);
  expect(output).toBe("StateError");
});

test("what a message cannot carry, and disposal while training rests, reject, and the process ends", () => {
  const output = run(`
    process.on("unhandledRejection", (error) => console.log("unhandled", error));
    const { moons } = await import("wasm-mlp/datasets");
    const { hyperparameterSearch, performanceMap } = await import("wasm-mlp/experiments");
    const rejection = (promise) => promise.then(() => "resolved", (error) => error.constructor.name + ": " + error.message);
    const network = new Network([new Linear(2, 3)], { seed: 1 });
    const step = () => new Trainer(network, { loss: "crossEntropy" }).step([[0, 1]], [0]) > 0;
    const rows = new Proxy([new Proxy([0, 1], {}), [1, 0]], {});
    console.log(await rejection(trainInWorker(network, { inputs: rows, targets: new Proxy([0, 1], {}) }, quick).history), step());
    const functions = { inputs: [[0, () => 1], [1, 0]], targets: [0, 1] };
    console.log((await rejection(trainInWorker(network, functions, quick).history)).slice(0, 70), step());
    const gone = new Float32Array(4);
    const inputs = { data: gone, rows: 2, columns: 2 };
    const training = trainInWorker(network, { inputs, targets: [0, 1] }, quick);
    structuredClone(gone.buffer, { transfer: [gone.buffer] });
    console.log(await rejection(training.history), step());
    const search = { dataset: moons({ samples: 32 }), trials: 2, epochs: 1, workers: 1 };
    console.log(await rejection(hyperparameterSearch({ ...search, layers: [new Proxy([4], {})] })).then((text) => text.slice(0, 60)));
    for (const isPaused of [true, false]) {
      const other = create("strict");
      const paused = trainInWorker(other, data, endless);
      if (isPaused) paused.pause();
      await new Promise((resolve) => setTimeout(resolve, 50));
      other.dispose();
      console.log(await rejection(paused.history));
    }
    for (const delay of [0, 20]) {
      const onEpoch = async () => { await new Promise((resolve) => setTimeout(resolve, delay)); throw new Error("disk full"); };
      console.log(await rejection(trainInWorker(network, data, { ...quick, onEpoch }).history), step());
    }`).split("\n");
  const disposed = "StateError: trainInWorker: the network is disposed of; make a new one or call dispose later.";
  expect(output).toStrictEqual([
    "resolved true",
    "TypeError: trainInWorker: data or options cannot be sent to a worker (() => 1 could not be cloned.); pass plain numbers and arrays. true".slice(
      0,
      70,
    ) + " true",
    "resolved true",
    "resolved",
    disposed,
    disposed,
    "Error: disk full true",
    "Error: disk full true",
  ]);
});

test("data and options that are changed after the call do not change the training", () => {
  const output = run(`
    const inputs = { ...data.inputs, data: data.inputs.data.slice() };
    const targets = data.targets.slice();
    const options = { ...quick, validation: { inputs, targets }, earlyStopping: { patience: 1, monitor: "loss", mode: "max" }, classWeights: [1, 2, 3] };
    const rows = Array.from({ length: 300 }, (_, r) => [...inputs.data.subarray(2 * r, 2 * r + 2)]);
    const labels = [...targets];
    const [here, there, nested] = [create("strict"), create("strict"), create("strict")];
    const expected = await fit(here, { inputs, targets }, options);
    const trainings = [trainInWorker(there, { inputs, targets }, options), trainInWorker(nested, { inputs: rows, targets: labels }, options)];
    inputs.data.fill(NaN);
    targets.fill(99);
    rows[0][0] = NaN;
    rows.length = 1;
    labels.fill(1.5);
    options.classWeights.fill(-1);
    options.earlyStopping.patience = 100;
    for (const { history } of trainings) console.log((await history).loss.join() === expected.loss.join());
    console.log(digest(there) === digest(here), digest(nested) === digest(here));`);
  expect(output.split("\n")).toStrictEqual(["true", "true", "true true"]);
});

test("an engine without memory, or without WebAssembly, is the same error from every worker", () => {
  const lines = run(`
    import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
    import { tmpdir } from "node:os";
    import { join } from "node:path";
    import { pathToFileURL } from "node:url";
    import { setWorkerFolder } from "wasm-mlp/workers";
    import { hyperparameterSearch, normStudy } from "wasm-mlp/experiments";
    const without = {
      "no memory for a block of ": "WebAssembly.Memory.prototype.grow = () => { throw new RangeError('full'); };",
      "the engine has no memory for the kernels (full); ": "WebAssembly.Memory = class { constructor() { throw new RangeError('full'); } };",
      "this engine has no WebAssembly; ": "delete globalThis.WebAssembly;",
    };
    const dataset = { inputs: [[0, 0], [0, 1], [1, 0], [1, 1]], targets: [0, 1, 1, 0] };
    const folder = mkdtempSync(join(tmpdir(), "wasm-mlp-workers-"));
    setWorkerFolder(pathToFileURL(folder + "/"));
    try {
      for (const [part, spoil] of Object.entries(without)) {
        for (const name of ["training-worker.js", "experiments-worker.js"]) {
          const file = import.meta.resolve("wasm-mlp/" + name);
          writeFileSync(folder + "/" + name, spoil + "import(" + JSON.stringify(file) + ");");
        }
        const network = Network.mlp([2, 512, 2048, 2], { seed: 1 });
        const works = [
          () => trainInWorker(network, dataset, quick).history,
          () => normStudy({ architecture: [2, 160, 160, 1], dataset, networks: 40_000, epochs: 1, workers: 1 }),
          () => hyperparameterSearch({ dataset, trials: 2, epochs: 1, workers: 1, layers: [[512, 2048]] }),
        ];
        for (const work of works) {
          const error = await work().catch((error) => error);
          console.log(error instanceof mlp.WasmError && error.message.startsWith("wasm-mlp: " + part));
        }
        await fit(network, dataset, quick);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }`).split("\n");
  expect(lines).toStrictEqual(Array.from({ length: 9 }, () => "true"));
});
