/** The gate by itself, on one thread and between two. */
import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { beforeEach, describe, expect, test } from "vitest";
import type { Gate } from "../../../src/threads/gate";
import { createMemory, instantiate } from "../../../src/wasm/module";

const bytes = new Uint8Array(readFileSync(new URL("../../../build/wasm/gate.wasm", import.meta.url)));
const GATE = 1024;
const GENERATION = 0;
const SLEEPERS = 1;

let memory: WebAssembly.Memory;
let gate: Gate;
let words: Int32Array;

beforeEach(() => {
  memory = createMemory(true);
  gate = instantiate(bytes, memory) as Gate;
  words = new Int32Array(memory.buffer, GATE, 8);
});

describe("on one thread", () => {
  test("every part is claimed once, and nothing before or after", () => {
    expect(gate.claim(GATE)).toBeLessThan(0);
    gate.publish(GATE, 3);
    expect([0, 1, 2].map(() => gate.claim(GATE)).sort()).toStrictEqual([0, 1, 2]);
    for (let i = 0; i < 5; i++) expect(gate.claim(GATE)).toBeLessThan(0);
    gate.publish(GATE, 1);
    expect(gate.claim(GATE)).toBe(0);
    expect(gate.claim(GATE)).toBeLessThan(0);
  });

  test("work is done when each part is finished", () => {
    gate.publish(GATE, 2);
    expect(gate.isDone(GATE, 2, 10)).toBe(0);
    gate.finish(GATE);
    expect(gate.isDone(GATE, 2, 10)).toBe(0);
    gate.finish(GATE);
    expect(gate.isDone(GATE, 2, 10)).toBe(1);
    gate.publish(GATE, 2);
    expect(gate.isDone(GATE, 2, 10)).toBe(0);
  });

  test("work that was published before is not waited for", () => {
    gate.publish(GATE, 1);
    expect(gate.awaitWork(GATE, 0, 0)).toBe(1);
    expect(words[SLEEPERS]).toBe(0);
  });

  test("the number of the work passes the end of i32", () => {
    words[GENERATION] = 2 ** 31 - 1;
    gate.publish(GATE, 1);
    expect(gate.awaitWork(GATE, 2 ** 31 - 1, 0)).toBe(-(2 ** 31));
  });
});

/** Claims until `total` parts are counted, and says which it had. */
const CLAIMER = `
  const { parentPort, workerData: { bytes, memory, gate, rounds, spins } } = require("node:worker_threads");
  const { awaitWork, claim, finish } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } }).exports;
  const counts = new Int32Array(memory.buffer, 4096);
  let seen = 0;
  parentPort.postMessage("ready");
  while (seen < rounds) {
    for (let part = claim(gate); part >= 0; part = claim(gate)) { Atomics.add(counts, part, 1); finish(gate); }
    seen = awaitWork(gate, seen, spins);
  }
  for (let part = claim(gate); part >= 0; part = claim(gate)) { Atomics.add(counts, part, 1); finish(gate); }`;

async function startClaimer(rounds: number, spins: number): Promise<Worker> {
  const workerData = { bytes, memory, gate: GATE, rounds, spins };
  const worker = new Worker(CLAIMER, { eval: true, workerData });
  await new Promise((resolve) => worker.once("message", resolve));
  return worker;
}

describe("between threads", () => {
  test.each([0, 100_000])("2,000 works of 1 to 7 parts: each part is done once (%i spins)", async (spins) => {
    const rounds = 2000;
    const workers = await Promise.all([startClaimer(rounds, spins), startClaimer(rounds, spins)]);
    const counts = new Int32Array(memory.buffer, 4096, 7);
    for (let round = 1; round <= rounds; round++) {
      const parts = 1 + (round % 7);
      counts.fill(0);
      gate.publish(GATE, parts);
      for (let part = gate.claim(GATE); part >= 0; part = gate.claim(GATE)) {
        Atomics.add(counts, part, 1);
        gate.finish(GATE);
      }
      while (gate.isDone(GATE, parts, 1000) === 0);
      const done = Array.from(counts);
      if (done.some((count, part) => count !== Number(part < parts))) expect.fail(`work ${round}: ${done.join()}`);
    }
    await Promise.all(workers.map((worker) => new Promise((resolve) => worker.once("exit", resolve))));
    expect(words[SLEEPERS]).toBe(0);
  });

  test("a thread that sleeps is counted, and woken by the next work", async () => {
    const worker = await startClaimer(1, 0);
    while (Atomics.load(words, SLEEPERS) === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    gate.publish(GATE, 1);
    await new Promise((resolve) => worker.once("exit", resolve));
    expect(gate.isDone(GATE, 1, 1)).toBe(1);
  });
});
