/** The built package in engines that lack something, or forbid it: work goes on, and every promise settles. */
import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

/** Trains in each way there is; prints what comes out, and what nobody handled. */
const PROGRAM = `
  process.on("unhandledRejection", (error) => console.log("unhandled", error));
  const { GELU, Linear, Network, Trainer } = await import("wasm-mlp");
  const { MLPClassifier } = await import("wasm-mlp/estimators");
  const { hyperparameterSearch, normStudy } = await import("wasm-mlp/experiments");
  const { loadNetwork, saveNetwork } = await import("wasm-mlp/files");
  const { trainInWorker } = await import("wasm-mlp/workers");
  const [dataset, loss] = [{ inputs: [[0, 0], [0, 1], [1, 0], [1, 1]], targets: [0, 1, 1, 0] }, "crossEntropy"];
  const create = () => new Network([new Linear(2, 8), new GELU(), new Linear(8, 2)], { seed: 1 });
  const wide = Network.mlp([300, 300, 2], { seed: 1, threads: 2 });
  const ways = {
    fit: async () => (await new Trainer(create(), { loss }).fit(dataset, { epochs: 3 })).loss,
    worker: async () => (await trainInWorker(create(), dataset, { loss, epochs: 3 }).history).loss,
    threads: async () => wide.predict({ data: new Float32Array(90_000), rows: 300, columns: 300 }).rows,
    study: async () => (await normStudy({ architecture: [2, 3, 1], dataset, networks: 16, epochs: 20, workers: 2 })).loss,
    search: async () => (await hyperparameterSearch({ dataset, trials: 2, epochs: 1, workers: 1 })).best.score,
    here: async () => (await hyperparameterSearch({ dataset, trials: 2, epochs: 1, workers: 0 })).best.score,
    classifier: async () => (await new MLPClassifier({ maxIter: 3 }).fit(dataset.inputs, dataset.targets)).history.loss,
    file: async () => (await loadNetwork(await saveNetwork(create()))).network.config.layers,
  };
  for (const [name, way] of Object.entries(ways)) console.log(name, JSON.stringify(await way().catch(({ message }) => message)));
  console.log("end");`;

const run = (...flags: string[]) =>
  execFileSync(process.execPath, [...flags, "--input-type=module", "-e", PROGRAM], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    timeout: 100_000,
  });

const lacking = (...names: string[]) => {
  const text = names.map((name) => `delete globalThis.${name};`).join(" ");
  return `--import=data:text/javascript,${text}`;
};

/** Workers that do not end as they should. */
const workersWhose = (body: string) => `--import=data:text/javascript,
  import threads from "node:worker_threads";
  import { syncBuiltinESMExports } from "node:module";
  threads.Worker = class extends threads.Worker { ${body} };
  syncBuiltinESMExports();`;

/** Node's own symbol cannot be deleted. */
const WITHOUT_DISPOSAL = `--import=data:text/javascript,
  const { dispose, asyncDispose, ...own } = Object.getOwnPropertyDescriptors(Symbol);
  const all = Symbol;
  globalThis.Symbol = Object.defineProperties(function (text) { return all(text); }, own);`;

let expected: string;

test("in an engine that lacks nothing", () => {
  expected = run();
  expect(expected).toMatch(/^fit \[0\.\d+,[^]*\nend\n$/);
});

test.each([
  ["whose built-ins are frozen", ["--frozen-intrinsics"]],
  ["that compiles no text", ["--disallow-code-generation-from-strings"]],
  ["without a registry of what is collected", [lacking("FinalizationRegistry", "WeakRef")]],
  [
    "without copies, a fine clock and an event loop's messages",
    [lacking("structuredClone", "performance", "MessageChannel")],
  ],
  ["without what aborts", [lacking("AbortController", "AbortSignal")]],
  ["without turns, as a page of jsdom", [lacking("setImmediate", "MessageChannel")]],
  ["without encoded texts, as a page of jsdom", [lacking("TextEncoder", "TextDecoder")]],
  ["without disposal", [WITHOUT_DISPOSAL]],
  [
    "whose workers throw when they are ended",
    [workersWhose("terminate() { super.terminate(); throw new Error('no'); }")],
  ],
  [
    "whose workers reject when they are ended",
    [workersWhose("async terminate() { await super.terminate(); throw 'no'; }")],
  ],
  [
    "whose workers throw once they have started",
    [workersWhose("constructor(...all) { super(...all); throw new Error('no'); }")],
  ],
  [
    "whose workers fail soon after they are made",
    [workersWhose("constructor() { super(`throw new Error('late')`, { eval: true }); }")],
  ],
])("in an engine %s", (_, flags) => {
  expect(run(...flags)).toBe(expected);
});

test("CommonJS requires every entry", () => {
  const entries = [
    "",
    "/datasets",
    "/estimators",
    "/experiments",
    "/files",
    "/metrics",
    "/model",
    "/visualizer",
    "/workers",
  ];
  const program = `for (const entry of ${JSON.stringify(entries)}) if (Object.keys(require("wasm-mlp" + entry)).length === 0) throw entry;
    console.log(require("wasm-mlp").Network.mlp([2, 3]).predict([[1, 2]]).columns);`;
  const output = execFileSync(process.execPath, ["--input-type=commonjs", "-e", program], {
    encoding: "utf8",
    stdio: "pipe",
  });
  expect(output).toBe("3\n");
});
