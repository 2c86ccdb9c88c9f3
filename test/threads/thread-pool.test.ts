/** Networks whose threads fail: real workers that hang, die or never start, in the place of thread.js. */
import { Worker } from "node:worker_threads";
import { afterEach, beforeEach, describe, expect, test, vi, type Mock } from "vitest";
import type { Network, Trainer } from "../../src/index";
import { DIVISIBLE, type SharedKernel } from "../../src/threads/division";
import { READY_WORD, type Gate } from "../../src/threads/gate";
import { SharedWork } from "../../src/threads/shared-work";
import type { ThreadStart } from "../../src/threads/thread-start";
import type { ThreadWorker } from "../../src/threads/worker";
import * as ActivationCode from "../../src/wasm/activation-code";
import type { ExtraKernels } from "../../src/wasm/extra-kernels";
import { Start } from "../../src/wasm/kernels";
import { instantiate, kernelsOf } from "../../src/wasm/module";
import { caught } from "../core/throwing";
import { sample } from "../kernels";

/** Makes itself known at the gate, claims one part of work for which `wanted` holds, and does what `then` says. */
const claimOnce = (then: string, wanted = "true") => `
  const { parentPort } = require("node:worker_threads");
  parentPort.once("message", ({ memory, gate, work }) => {
    const words = new Int32Array(memory.buffer, gate);
    const description = new Int32Array(memory.buffer, work);
    Atomics.add(words, ${READY_WORD}, 1);
    for (;;) if (Atomics.load(words, 2) > 0 && ${wanted} && Atomics.sub(words, 2, 1) > 0) { ${then} }
  });`;

/** Word of a description that is not 0 where something is changed in place. */
const CHANGES_WORD = 7;
const CHANGES = `Atomics.load(description, ${CHANGES_WORD}) !== 0`;

const HANGS = claimOnce("for (;;);");
const DIES = claimOnce("process.exit();");
const HANGS_IN_UPDATE = claimOnce("for (;;);", CHANGES);
const DIES_IN_UPDATE = claimOnce("process.exit();", CHANGES);
/** Makes `new Worker` throw. */
const REFUSED = new URL("https://localhost/thread.js");
const NEVER_STARTS = `throw new Error("no such file")`;

/** The real one, as built. */
const THREAD = new URL("../../dist/chunks/thread.js", import.meta.url);

let program: string | URL = HANGS;
let canShare = true;
/** Which worker, from 1, can be sent nothing. */
let failingPost = 0;
const running: Worker[] = [];

vi.mock("../../src/core/platform", async (original) => ({ ...(await original<object>()), availableThreads: () => 2 }));
vi.mock("../../src/threads/can-share-memory", () => ({ canShareMemory: () => canShare }));
vi.mock("../../src/threads/worker", () => ({
  startThread(onFailure: (reason: string) => void): ThreadWorker {
    const worker = new Worker(program, { eval: typeof program === "string", stderr: true });
    worker.on("error", (error) => {
      onFailure(error.message);
    });
    running.push(worker);
    return {
      post: (message) => {
        if (running.length === failingPost) throw new Error("not sent");
        started = message;
        worker.postMessage(message);
      },
      terminate: () => void worker.terminate(),
    };
  },
}));

let started: ThreadStart | undefined;
let warn: Mock<typeof console.warn>;

beforeEach(() => {
  vi.resetModules();
  started = undefined;
  canShare = true;
  failingPost = 0;
  warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
});

afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(running.splice(0).map((worker) => worker.terminate()));
});

const ROWS = 64;
const INPUTS = { data: Float32Array.from({ length: ROWS * 128 }, (_, i) => (i % 97) / 97), rows: ROWS, columns: 128 };
/** So many parameters that an update is shared out. */
const WIDE = [128, 200, 10];
/** Predictions of such a network after which `"auto"` starts threads: 250e6 multiply-adds. */
const ENOUGH = 160;
const TARGETS = Int32Array.from({ length: ROWS }, (_, i) => i % 10);

async function fresh(threads: number | "auto" | undefined, sizes = [128, 128, 10], steps = 0) {
  const { Network, Trainer } = await import("../../src/index");
  const network = Network.mlp(sizes, { seed: 1, threads });
  for (let i = 0; i < steps; i++) network.predict(INPUTS);
  // The pool's program is loaded by the first network that asks for threads.
  await vi.dynamicImportSettled();
  return { network, trainer: new Trainer(network, { loss: "crossEntropy" }) };
}

/** Until the worker has made itself known at the gate. */
async function ready(): Promise<void> {
  const { memory, gate } = started!;
  while (Atomics.load(new Int32Array(memory.buffer, gate), READY_WORD) === 0)
    await new Promise((resolve) => setTimeout(resolve, 1));
}

/** Steps both trainers until a thread has claimed a part of the first one's. */
function failedStep(trainer: Trainer, alone: Trainer): unknown {
  for (let steps = 0; steps < 100_000; steps++) {
    const error = caught(() => trainer.step(INPUTS, TARGETS));
    if (error !== undefined) return error;
    alone.step(INPUTS, TARGETS);
  }
  throw new Error("the thread never claimed a part");
}

/**
 * A step that failed in an update. Between a thread's look at the work and its claim the update may be over: what it
 * claims then is a part of the next product, and another pool is tried.
 */
async function failedUpdate() {
  for (;;) {
    const { network, trainer } = await fresh(2, WIDE);
    const alone = await fresh(1, WIDE);
    await ready();
    const error = failedStep(trainer, alone.trainer);
    const { memory, work } = started!;
    if (new Int32Array(memory.buffer, work)[CHANGES_WORD] !== 0) return { network, trainer, alone, error };
    vi.resetModules();
  }
}

const parametersOf = (network: Network) => Object.values(network.stateDict()).map(({ data }) => Array.from(data));

test("threads of which one can be sent nothing are all ended", async () => {
  failingPost = 2;
  program = "setInterval(() => undefined, 1000);";
  const { network } = await fresh(4);
  expect(network.predict(INPUTS).rows).toBe(ROWS);
  expect(running).toHaveLength(2);
  // A worker that has ended has no number any more.
  await expect.poll(() => running.map(({ threadId }) => threadId)).toEqual([-1, -1]);
  expect(warn.mock.calls[0][0]).toMatch("a thread failed (not sent), so networks compute with one thread");
});

describe("a thread that claims a part and", () => {
  test.each([
    ["hangs", HANGS],
    ["dies", DIES],
  ])("%s: the call ends with an error, the network is unchanged, training goes on", async (_name, text) => {
    program = text;
    const { network, trainer } = await fresh(2);
    const alone = await fresh(1);
    const steps = (of: typeof trainer) => Array.from({ length: 3 }, () => of.step(INPUTS, TARGETS));
    await ready();
    const error = failedStep(trainer, alone.trainer);
    expect((error as Error).name).toBe("WasmError");
    expect((error as Error).message).toBe(
      "wasm-mlp: a thread did not finish its part of the work within 4 s; the network is as it was after the last " +
        "finished step and goes on with one thread.",
    );
    expect(parametersOf(network)).toStrictEqual(parametersOf(alone.network));
    expect(steps(trainer)).toStrictEqual(steps(alone.trainer));
    expect(parametersOf(network)).toStrictEqual(parametersOf(alone.network));
  });
});

describe("a thread that claims a part of an update and", () => {
  test.each([
    ["hangs", HANGS_IN_UPDATE],
    ["dies", DIES_IN_UPDATE],
  ])("%s: the update is finished, and then the call ends with an error", async (_name, text) => {
    program = text;
    const { network, trainer, alone, error } = await failedUpdate();
    expect((error as Error).name).toBe("WasmError");
    expect((error as Error).message).toMatch("did not finish its part of the work within 4 s");
    alone.trainer.step(INPUTS, TARGETS);
    expect(parametersOf(network)).toStrictEqual(parametersOf(alone.network));
    const steps = (of: typeof trainer) => Array.from({ length: 3 }, () => of.step(INPUTS, TARGETS));
    expect(steps(trainer)).toStrictEqual(steps(alone.trainer));
    expect(parametersOf(network)).toStrictEqual(parametersOf(alone.network));
  });
});

test("a thread alone computes all parts of a product, to the bits of the whole", async () => {
  program = THREAD;
  await fresh(2);
  await ready();
  const { memory, modules, gateModule, gate: address } = started!;
  const kernels = { ...kernelsOf(modules, memory), ...(instantiate(modules.extras, memory) as ExtraKernels) };
  const [m, n, k] = [70, 90, 50];
  const a = memory.grow(64) * 65536;
  const [b, c, expected, scratch] = [1, 2, 3, 4].map((i) => a + i * 131072);
  new Float32Array(memory.buffer, a, m * k).set(sample(m * k, 1));
  new Float32Array(memory.buffer, b, k * n).set(sample(k * n, 2));
  kernels.gemmNN(m, n, k, a, k, b, n, expected, n, Start.zero, 0, scratch);
  const gate = instantiate(gateModule, memory) as Gate;
  const work = new SharedWork(kernels, started!.work);
  const compute = async (name: SharedKernel, args: readonly number[]) => {
    work.describe(name, DIVISIBLE[name].divide(...args), 4, args);
    const parts = work.begin(0);
    gate.publish(address, parts);
    while (gate.isDone(address, parts, 1) === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  };
  const bits = (pointer: number) => Array.from(new Uint32Array(memory.buffer, pointer, m * n));
  await compute("gemmNN", [m, n, k, a, k, b, n, c, n, Start.zero, 0, scratch]);
  expect(bits(c)).toStrictEqual(bits(expected));
  expect(bits(c).some((word) => word !== 0)).toBe(true);
  kernels.activationForward(ActivationCode.gelu, c, expected, m * n, 0);
  await compute("activationForward", [ActivationCode.gelu, c, c, m * n, 0]);
  expect(bits(c)).toStrictEqual(bits(expected));
});

test("layers and optimizers of the extras: the same bits by two threads", async () => {
  program = THREAD;
  const train = async (threads: number) => {
    const { GELU, LayerNorm, Lion, Linear, Network, PReLU, Trainer } = await import("../../src/index");
    const { extraKernelsOf } = await import("../../src/wasm/extra-kernels");
    const { stackOf } = await import("../../src/network/network");
    const body = [new LayerNorm(1024), new GELU(), new PReLU(), new Linear(1024, 10)];
    const network = new Network([new Linear(128, 1024), ...body], { seed: 1, threads });
    await vi.dynamicImportSettled();
    if (threads > 1) await ready();
    const extras = extraKernelsOf(stackOf(network, "test").engine.kernels);
    const trainer = new Trainer(network, { loss: "crossEntropy", optimizer: new Lion({ learningRate: 1e-3 }) });
    const losses = [1, 2, 3].map(() => trainer.step(INPUTS, TARGETS));
    return { losses, parameters: parametersOf(network), isShared: extras.rowNormForward.name === "shareOut" };
  };
  const [two, one] = [await train(2), await train(1)];
  expect(two.isShared).toBe(true);
  expect(one.isShared).toBe(false);
  expect(two.losses).toStrictEqual(one.losses);
  expect(two.parameters).toStrictEqual(one.parameters);
});

test("a prediction whose calls are all short asks none of them what repays", async () => {
  program = THREAD;
  const { network } = await fresh(2, WIDE);
  await ready();
  const { stackOf } = await import("../../src/network/network");
  const { engine } = stackOf(network, "test");
  const expected = vi.spyOn(engine, "expect");
  const isShared = () => engine.kernels.gemmNN.name === "shareOut";
  const one = { ...INPUTS, data: INPUTS.data.subarray(0, 128), rows: 1 };
  const whole = network.predict(INPUTS).data;
  expect(network.predict(one).data).toStrictEqual(whole.slice(0, 10));
  expect(expected.mock.calls.flat()).toStrictEqual([64 * 128 * 200, Infinity, 128 * 200, Infinity]);
  expect(isShared()).toBe(true);
  engine.expect(128 * 200);
  expect(isShared()).toBe(false);
  engine.expect(Infinity);
  expect(isShared()).toBe(true);
});

test("an engine that makes no worker: the same warning, not a rejection that nobody handles", async () => {
  program = REFUSED;
  const { network, trainer } = await fresh(2);
  const alone = await fresh(1);
  expect(trainer.step(INPUTS, TARGETS)).toBe(alone.trainer.step(INPUTS, TARGETS));
  expect(parametersOf(network)).toStrictEqual(parametersOf(alone.network));
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^wasm-mlp: a thread failed \(.*scheme.*\), so/));
});

test.each([
  ["is refused", REFUSED],
  ["cannot start", NEVER_STARTS],
])('"auto", where a thread %s: nothing is said, the same bits on one thread', async (_name, text) => {
  program = text;
  const { network, trainer } = await fresh("auto", WIDE, ENOUGH);
  const alone = await fresh(1, WIDE);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(trainer.step(INPUTS, TARGETS)).toBe(alone.trainer.step(INPUTS, TARGETS));
  expect(parametersOf(network)).toStrictEqual(parametersOf(alone.network));
  expect(warn).not.toHaveBeenCalled();
});

test("no memory of that kind: an automatic network computes on the plain one, and says nothing", async () => {
  const { Memory } = WebAssembly;
  vi.spyOn(WebAssembly, "Memory").mockImplementation(function (descriptor) {
    if (descriptor.shared === true) throw new RangeError("could not allocate memory");
    return new Memory(descriptor);
  });
  const { network, trainer } = await fresh("auto", WIDE, ENOUGH);
  const alone = await fresh(1, WIDE);
  expect(trainer.step(INPUTS, TARGETS)).toBe(alone.trainer.step(INPUTS, TARGETS));
  expect(parametersOf(network)).toStrictEqual(parametersOf(alone.network));
  await expect(fresh(2)).rejects.toThrow("could not allocate memory");
  expect(warn).not.toHaveBeenCalled();
});

describe("threads by default", () => {
  const isMainThread = vi.fn<() => boolean>();
  beforeEach(() => {
    vi.doMock("../../src/core/platform", async (original) => ({
      ...(await original<typeof import("../../src/core/platform")>()),
      isMainThread,
    }));
  });
  afterEach(() => {
    vi.doUnmock("../../src/core/platform");
  });

  test.each([
    ['"auto" in the thread in which a program begins', true, 1],
    ["1 in a worker", false, 0],
  ])("%s", async (_name, isMain, workers) => {
    isMainThread.mockReturnValue(isMain);
    await fresh(undefined, WIDE, ENOUGH);
    expect(running).toHaveLength(workers);
  });
});

test("a thread that cannot start: one warning, the same bits on one thread", async () => {
  program = NEVER_STARTS;
  const { network, trainer } = await fresh(3);
  const alone = await fresh(1);
  while (warn.mock.calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  expect(trainer.step(INPUTS, TARGETS)).toBe(alone.trainer.step(INPUTS, TARGETS));
  expect(parametersOf(network)).toStrictEqual(parametersOf(alone.network));
  expect(warn.mock.calls).toStrictEqual([
    [
      "wasm-mlp: a thread failed (no such file), so networks compute with one thread; if a bundler left its file behind, make wasm-mlp/thread.js a further entry and call setWorkerFolder of wasm-mlp/workers.",
    ],
  ]);
});

describe("where memory cannot be shared", () => {
  beforeEach(() => {
    canShare = false;
  });

  test("asking for threads warns once, and starts none", async () => {
    await fresh(2);
    await fresh(4);
    expect(running).toHaveLength(0);
    expect(warn.mock.calls).toStrictEqual([
      [
        "wasm-mlp: memory cannot be shared here, so networks compute with one thread; a page shares it when served with " +
          "Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp.",
      ],
    ]);
  });

  test('"auto" says nothing', async () => {
    await fresh("auto", WIDE, ENOUGH);
    expect(running).toHaveLength(0);
    expect(warn).not.toHaveBeenCalled();
  });
});

describe("how many threads start", () => {
  test.each([
    ["one for a narrow network", "auto", [128, 64, 3], ENOUGH, 0],
    ["one for a wide one that computed little", "auto", WIDE, ENOUGH / 10, 0],
    ["all for a wide one that computed more", "auto", WIDE, ENOUGH, 1],
    ["none for 1", 1, WIDE, ENOUGH, 0],
    ["as many as asked for, the calling one included", 4, [2, 3], 0, 3],
  ] as const)("%s", async (_name, threads, sizes, steps, workers) => {
    await fresh(threads, [...sizes], steps);
    await fresh(threads, [...sizes], steps);
    expect(running).toHaveLength(workers);
  });
});

test.each([0, 65, 1.5, NaN, -1])("threads: %s is refused", async (threads) => {
  const { Network } = await import("../../src/index");
  const error = caught(() => Network.mlp([2, 1], { threads }));
  expect(error).toBeInstanceOf(RangeError);
  expect((error as Error).message).toMatch(/^Network\.mlp: threads is /);
});
