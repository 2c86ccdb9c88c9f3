/** The gate by itself, on one thread and between two. */
import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { beforeEach, describe, expect, test } from "vitest";
import type { Gate } from "../../../src/threads/gate";
import { createMemory, instantiate } from "../../../src/wasm/module";
import type { Memory } from "../../../src/wasm/memory";

const bytes = new Uint8Array(readFileSync(new URL("../../../build/wasm/gate.wasm", import.meta.url)));
const GATE = 1024;
const GENERATION = 0;
const SLEEPERS = 1;

let memory: Memory;
let gate: Gate;
let words: Int32Array;

beforeEach(() => {
  memory = createMemory(true);
  gate = instantiate(bytes, memory) as Gate;
  words = new Int32Array(memory.buffer, GATE, 8);
});

describe("on one thread", () => {
  test("every part is claimed once, and nothing before or after", () => {
    expect(gate.claim(GATE, true)).toBeLessThan(0);
    gate.publish(GATE, 3);
    expect([true, true, true].map((fromFront) => gate.claim(GATE, fromFront))).toStrictEqual([0, 1, 2]);
    for (let i = 0; i < 5; i++) expect(gate.claim(GATE, i % 2 === 0)).toBeLessThan(0);
    gate.publish(GATE, 1);
    expect(gate.claim(GATE, false)).toBe(0);
    expect(gate.claim(GATE, true)).toBeLessThan(0);
  });

  test("parts are claimed from both ends", () => {
    gate.publish(GATE, 5);
    const sides = [false, true, false, true, true];
    expect(sides.map((fromFront) => gate.claim(GATE, fromFront))).toStrictEqual([4, 0, 3, 1, 2]);
  });

  test("bytes are copied, forward and backward", () => {
    const bytes = new Uint8Array(memory.buffer, 8192, 64);
    bytes.forEach((_, i) => (bytes[i] = i));
    gate.copy(8192 + 40, 8192, 5);
    expect(Array.from(bytes.subarray(39, 46))).toStrictEqual([39, 0, 1, 2, 3, 4, 45]);
    gate.copy(8192 + 2, 8192 + 39, 3);
    expect(Array.from(bytes.subarray(0, 6))).toStrictEqual([0, 1, 39, 0, 1, 5]);
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
    expect(gate.look(GATE, 0, 1)).toBe(1);
    gate.sleep(GATE, 0);
    expect(words[SLEEPERS]).toBe(0);
  });

  test("looks end where there is no work", () => {
    expect(gate.look(GATE, 0, 100)).toBe(0);
  });

  test("the number of the work passes the end of i32", () => {
    words[GENERATION] = 2 ** 31 - 1;
    gate.publish(GATE, 1);
    expect(gate.look(GATE, 2 ** 31 - 1, 1)).toBe(-(2 ** 31));
  });
});

/** Claims until `total` parts are counted, and says which it had. */
const CLAIMER = `
  const { parentPort, workerData: { bytes, memory, gate, rounds, looks } } = require("node:worker_threads");
  const { look, sleep, claim, finish } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } }).exports;
  const counts = new Int32Array(memory.buffer, 4096);
  let seen = 0;
  parentPort.postMessage("ready");
  while (seen < rounds) {
    work();
    const last = seen;
    seen = look(gate, last, looks);
    if (seen === last) {
      sleep(gate, last);
      seen = look(gate, last, 1);
    }
  }
  work();
  function work() {
    for (let part = claim(gate, false); part >= 0; part = claim(gate, false)) {
      Atomics.add(counts, part, 1);
      finish(gate);
    }
  }`;

async function startClaimer(rounds: number, looks: number): Promise<Worker> {
  const workerData = { bytes, memory, gate: GATE, rounds, looks };
  const worker = new Worker(CLAIMER, { eval: true, workerData });
  await new Promise((resolve) => worker.once("message", resolve));
  return worker;
}

describe("between threads", () => {
  test.each([1, 100_000])("2,000 works of 1 to 7 parts: each part is done once (%i looks)", async (looks) => {
    const rounds = 2000;
    const workers = await Promise.all([startClaimer(rounds, looks), startClaimer(rounds, looks)]);
    const counts = new Int32Array(memory.buffer, 4096, 7);
    for (let round = 1; round <= rounds; round++) {
      const parts = 1 + (round % 7);
      counts.fill(0);
      gate.publish(GATE, parts);
      for (let part = gate.claim(GATE, true); part >= 0; part = gate.claim(GATE, true)) {
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
    const worker = await startClaimer(1, 1);
    while (Atomics.load(words, SLEEPERS) === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    gate.publish(GATE, 1);
    await new Promise((resolve) => worker.once("exit", resolve));
    expect(gate.isDone(GATE, 1, 1)).toBe(1);
  });
});
