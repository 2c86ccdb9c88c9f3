/** Threads of the built package, dist/chunks/thread.js included. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = (program: string, env: Record<string, string> = {}) =>
  execFileSync(process.execPath, ["--input-type=module", "-e", program], {
    encoding: "utf8",
    env: { ...process.env, ...env },
    timeout: 100_000,
  });

/** A module as a script, which a worker takes as text. */
function asScript(module: string): string {
  const imports = /import (\{[^}]*\}) from "([^"]*)";/g;
  return `(async () => {${module.replace(imports, 'const $1 = await import("$2");')}})();`;
}

/** Digests of the parameters after some steps with 1 to 4 threads; the threads are ready before the first. */
const BITS = `
  import { createHash } from "node:crypto";
  import { Adam, BatchNorm1d, Linear, Network, ReLU, Trainer } from "wasm-mlp";
  const [precision, rows] = JSON.parse(process.env.CASE);
  const inputs = { data: Float32Array.from({ length: rows * 784 }, (_, i) => ((i * 7919) % 1000) / 1000), rows, columns: 784 };
  const targets = Int32Array.from({ length: rows }, (_, i) => (i * 31) % 10);
  const digests = [];
  for (const threads of [1, 2, 3, 4, "auto"]) {
    const layers = [new Linear(784, 256), new BatchNorm1d(256), new ReLU(), new Linear(256, 64), new ReLU(), new Linear(64, 10)];
    const network = new Network(layers, { seed: 3, precision, threads });
    // Threads that nobody asked for start after some work.
    if (threads === "auto") for (let work = 0; work < 300e6; work += rows * 784 * 256) network.predict(inputs);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const trainer = new Trainer(network, { loss: "crossEntropy", optimizer: new Adam() });
    for (let step = 0; step < 4; step++) trainer.step(inputs, targets);
    const hash = createHash("sha256");
    for (const { data } of Object.values(network.stateDict())) hash.update(new Uint8Array(data.buffer));
    digests.push(hash.digest("hex"));
  }
  console.log(JSON.stringify(digests));`;

test.each([
  ["strict", 2],
  ["strict", 33],
  ["strict", 128],
  ["strict", 500],
  ["strict", 2000],
  ["fast", 33],
  ["fast", 128],
])("%s, %i rows: 1, 2, 3 and 4 threads give the same SHA-256", (...parameters) => {
  const digests = JSON.parse(run(BITS, { CASE: JSON.stringify(parameters) })) as string[];
  expect(digests).toHaveLength(5);
  expect(new Set(digests).size).toBe(1);
  expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
});

test("threads start in a program that is given on the command line, and are ready at their gate", () => {
  const output = run(`
    import { Network } from "wasm-mlp";
    const threads = process.getBuiltinModule("node:worker_threads");
    const starts = [];
    threads.Worker = class extends threads.Worker {
      postMessage(start) { starts.push(start); super.postMessage(start); }
    };
    Network.mlp([2, 1], { threads: 3 });
    const ready = () => starts.length === 0 ? 0 : Atomics.load(new Int32Array(starts[0].memory.buffer, starts[0].gate), 7);
    while (ready() < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    console.log(starts.length, ready());`);
  expect(output.trim()).toBe("2 2");
});

test.each([
  ["that were asked for", "{ threads: 4 }"],
  ["of the default", "{}"],
])("a process with idle threads %s ends by itself", (_name, options) => {
  const output = run(`
    import { Network } from "wasm-mlp";
    const network = Network.mlp([256, 256, 10], ${options});
    const inputs = { data: new Float32Array(256 * 256), rows: 256, columns: 256 };
    for (let i = 0; i < 20; i++) network.predict(inputs);
    await new Promise((resolve) => setTimeout(resolve, 300));
    network.predict(inputs);
    process.on("exit", () => console.log("ended"));`);
  expect(output.trim()).toBe("ended");
});

/** What a network of some widths does by default, in a program or in a worker of it: its digests, and the threads that it starts. */
const DEFAULTS = `
  import { createHash } from "node:crypto";
  import { Adam, Network, Trainer } from "wasm-mlp";
  const threads = process.getBuiltinModule("node:worker_threads");
  const { Worker } = threads;
  if (threads.isMainThread && process.env.IN_WORKER) {
    new Worker(process.env.PROGRAM, { eval: true });
  } else {
    let started = 0;
    threads.Worker = class extends Worker { constructor(...args) { super(...args); started++; } };
    const [width, steps, expected] = JSON.parse(process.env.CASE);
    const inputs = { data: Float32Array.from({ length: 256 * width }, (_, i) => ((i * 7919) % 1000) / 1000), rows: 256, columns: width };
    const targets = Int32Array.from({ length: 256 }, (_, i) => (i * 31) % 10);
    const trainings = [1, undefined].map((threads) => {
      const network = Network.mlp([width, width, 10], { seed: 3, threads });
      return { network, trainer: new Trainer(network, { loss: "crossEntropy", optimizer: new Adam() }) };
    });
    for (let step = 0; step < steps; step++) {
      for (const { trainer } of trainings) trainer.step(inputs, targets);
      await new Promise((resolve) => setTimeout(resolve, step % 10 === 9 ? 20 : 0));
    }
    while (started < expected) await new Promise((resolve) => setTimeout(resolve, 5));
    const digests = trainings.map(({ network }) => {
      const hash = createHash("sha256");
      for (const { data } of Object.values(network.stateDict())) hash.update(new Uint8Array(data.buffer));
      return hash.digest("hex");
    });
    console.log(JSON.stringify({ digests, started }));
  }`;

const others = Math.min(availableParallelism(), 8) - 1;

test.each([
  ["a wide network shares its steps out once threads have started", [256, 60], {}, others],
  ["a wide network that computes little starts none", [256, 2], {}, 0],
  ["a narrow network starts none", [64, 200], {}, 0],
  [
    "a wide network in a worker of the program starts none",
    [256, 60],
    { IN_WORKER: "1", PROGRAM: asScript(DEFAULTS) },
    0,
  ],
] as const)("by default %s; the bits are those of one thread", (_name, parameters, env, count) => {
  const { digests, started } = JSON.parse(run(DEFAULTS, { ...env, CASE: JSON.stringify([...parameters, count]) })) as {
    digests: string[];
    started: number;
  };
  expect(digests[1]).toBe(digests[0]);
  expect(started).toBe(count);
});

const SWITCH = `
  import { enableWiderVectors, Network } from "wasm-mlp";
  const first = process.env.WASM_MLP_WIDER_VECTORS ? undefined : enableWiderVectors();
  const { data } = Network.mlp([64, 64, 8], { seed: 1 }).predict([Array.from({ length: 64 }, (_, i) => i / 64)]);
  console.log(JSON.stringify({ first, late: enableWiderVectors(), data: [...data] }));`;

test("wider vectors: the same numbers, silent where the engine has none, and too late after the first network", () => {
  const knows = process.arch === "x64" && parseInt(process.versions.v8) >= 13;
  interface Outcome {
    readonly first?: boolean;
    readonly late: boolean;
    readonly data: number[];
  }
  const byCall = JSON.parse(run(SWITCH)) as Outcome;
  const byEnvironment = JSON.parse(run(SWITCH, { WASM_MLP_WIDER_VECTORS: "1" })) as Outcome;
  const without = JSON.parse(run(SWITCH.replace("? undefined : enableWiderVectors()", "? 0 : undefined"))) as Outcome;
  expect([byCall.first, byCall.late, byEnvironment.late, without.late]).toStrictEqual([knows, knows, knows, false]);
  expect(byCall.data).toStrictEqual(without.data);
  expect(byEnvironment.data).toStrictEqual(without.data);
});

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(resolve("build/bundle-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test("a bundler carries the thread's program along", async () => {
  writeFileSync(join(folder, "index.html"), '<script type="module" src="./main.js"></script>');
  writeFileSync(
    join(folder, "main.js"),
    `import { Network } from "${resolve("dist/index.js")}"; Network.mlp([2, 1], { threads: 2 });`,
  );
  const assets = join(folder, "out/assets");
  await build({ root: folder, logLevel: "silent", base: "./", build: { outDir: "out" }, worker: { format: "es" } });
  const names = readdirSync(assets);
  const thread = names.find((name) => name.startsWith("thread"));
  expect(thread).toBeDefined();
  const main = names.filter((name) => name !== thread).map((name) => readFileSync(join(assets, name), "utf8"));
  expect(main.some((text) => text.includes(thread!))).toBe(true);
  expect(existsSync(join(assets, thread!))).toBe(true);
  expect(readFileSync(join(assets, thread!), "utf8")).not.toMatch(/from\s*["']\.\/engine\.js/);
});
