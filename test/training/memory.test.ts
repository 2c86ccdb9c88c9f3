import "./with-reclaiming";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { Adam, BatchNorm1d, Dropout, Linear, Network, ReLU, Softmax, Trainer } from "../../src/index";
import { engineFor } from "../../src/wasm/engine";
import { forgottenScopes, TensorScope } from "../../src/wasm/tensor-scope";

const { arena, kernels } = engineFor("strict");
const wasmBytes = () => kernels.memory.buffer.byteLength;

/** V8's garbage collector, switched on while the process runs. */
function garbageCollector(): (() => void) | undefined {
  setFlagsFromString("--expose-gc");
  return runInNewContext("typeof gc === 'function' ? gc : undefined") as (() => void) | undefined;
}

const gc = garbageCollector();

const ROWS = 16;
const inputs = { data: Float32Array.from({ length: 2 * ROWS }, (_, i) => Math.sin(i)), rows: ROWS, columns: 2 };
const targets = Int32Array.from({ length: ROWS }, (_, i) => i % 3);

/** A network with everything that takes memory, and its trainer. */
function create(seed: number) {
  const layers = [
    new Linear(2, 8),
    new BatchNorm1d(8, { affine: seed % 2 === 0 }),
    new ReLU(),
    new Dropout(),
    new Linear(8, 3),
  ];
  const network = new Network([...layers, new Softmax()], { seed });
  return { network, trainer: new Trainer(network, { loss: "crossEntropy", optimizer: new Adam(), clipNorm: 1 }) };
}

test("10,000 networks that are made, trained a step and disposed of leave no byte behind", () => {
  const before = arena.liveBytes;
  let afterHundred = 0;
  for (let seed = 0; seed < 10_000; seed++) {
    const { network, trainer } = create(seed);
    trainer.step(inputs, targets);
    network.dispose();
    if (seed === 99) afterHundred = wasmBytes();
  }
  expect(arena.liveBytes).toBe(before);
  expect(wasmBytes()).toBe(afterHundred);
});

test("networks disposed of in another order leave no byte behind either", () => {
  const before = arena.liveBytes;
  const living: Network[] = [];
  for (let seed = 0; seed < 1000; seed++) {
    const { network, trainer } = create(seed);
    trainer.step(inputs, targets);
    living.push(network);
    if (living.length > 10) living.splice((7 * seed) % living.length, 1)[0].dispose();
  }
  for (const network of living) network.dispose();
  expect(arena.liveBytes).toBe(before);
});

describe("a step after the first", () => {
  test("takes no wasm memory, nor do fewer rows", () => {
    const { network, trainer } = create(1);
    trainer.step(inputs, targets);
    const before = arena.liveBytes;
    const few = { data: inputs.data.subarray(0, 8), rows: 4, columns: 2 };
    for (let i = 0; i < 1000; i++) {
      trainer.step(inputs, targets);
      trainer.step(few, targets.subarray(0, 4));
      network.predict(few);
    }
    expect(arena.liveBytes).toBe(before);
    network.dispose();
  });

  test.skipIf(gc === undefined)("keeps nothing in JavaScript (skipped where V8 hides its collector)", () => {
    const { network, trainer } = create(1);
    const heapAfter = (steps: number) => {
      for (let i = 0; i < steps; i++) trainer.step(inputs, targets);
      gc!();
      return process.memoryUsage().heapUsed;
    };
    const before = heapAfter(20_000);
    const after = heapAfter(20_000);
    expect(after - before).toBeLessThan(20_000 * 16);
    network.dispose();
  });
});

test("larger batches take more memory once, and dispose gives all of it back", () => {
  const before = arena.liveBytes;
  const { network, trainer } = create(1);
  trainer.step(inputs, targets);
  const small = arena.liveBytes;
  const rows = 100 * ROWS;
  const large = { data: new Float32Array(2 * rows), rows, columns: 2 };
  trainer.step(large, new Int32Array(rows));
  const grown = arena.liveBytes;
  expect(grown).toBeGreaterThan(small);
  trainer.step(large, new Int32Array(rows));
  expect(arena.liveBytes).toBe(grown);
  network.dispose();
  expect(arena.liveBytes).toBe(before);
});

test("fit and evaluate give back what they took", async () => {
  const { network, trainer } = create(1);
  const dataset = { inputs, targets };
  await trainer.fit(dataset, { validation: dataset });
  const before = arena.liveBytes;
  for (let i = 0; i < 20; i++) {
    await trainer.fit(dataset, { epochs: 2, validation: dataset });
    trainer.evaluate(dataset);
  }
  expect(arena.liveBytes).toBe(before);
  network.dispose();
});

describe("what is forgotten without dispose", () => {
  /** Waits until the collector has given `arena` back to `bytes`. */
  async function collectTo(bytes: number): Promise<void> {
    for (let i = 0; i < 50 && arena.liveBytes > bytes; i++) {
      gc!();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  test.skipIf(gc === undefined)("networks are reclaimed (skipped where V8 hides its collector)", async () => {
    const before = arena.liveBytes;
    const forget = () => {
      for (let seed = 0; seed < 100; seed++) create(seed).trainer.step(inputs, targets);
    };
    forget();
    expect(arena.liveBytes).toBeGreaterThan(before);
    await collectTo(before);
    expect(arena.liveBytes).toBe(before);
  });

  test.skipIf(gc === undefined)("trainers of a living network are (skipped where V8 hides its collector)", async () => {
    using network = Network.mlp([2, 8, 3]);
    const kept = new Trainer(network, { loss: "crossEntropy" });
    const { loss } = kept.evaluate({ inputs, targets });
    const before = arena.liveBytes;
    const forget = () => {
      for (let i = 0; i < 100; i++) new Trainer(network, { loss: "crossEntropy" }).evaluate({ inputs, targets });
    };
    forget();
    expect(arena.liveBytes).toBeGreaterThan(before);
    await collectTo(before);
    expect(arena.liveBytes).toBe(before);
    expect(kept.evaluate({ inputs, targets }).loss).toBe(loss);
  });

  test("the registry takes any owner and its scope", () => {
    const scope = new TensorScope(engineFor("strict"));
    const owner = {};
    forgottenScopes!.register(owner, scope, owner);
    expect(forgottenScopes!.unregister(owner)).toBe(true);
    scope.dispose();
  });
});
