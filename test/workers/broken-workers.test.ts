/**
 * Workers of Node that fail at each moment of their lives: the training must end, by an answer or an error, and the
 * network be free again.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { WorkerError } from "../../src/core/errors";
import { Crew } from "../../src/experiments/workers/crew";
import { Linear, Network, Trainer } from "../../src/index";
import { setWorkerFolder, trainInWorker } from "../../src/workers/index";

const folder = mkdtempSync(join(tmpdir(), "broken-workers-"));
const file = (name: string) => join(folder, name);
setWorkerFolder(pathToFileURL(`${folder}/`));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  for (const name of ["training-worker.js", "experiments-worker.js"]) rmSync(file(name), { force: true });
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
});

const PORT = 'const { parentPort: port } = require("node:worker_threads");';
const READY = `${PORT} port.postMessage({ type: "ready" });`;
const LISTEN = `${READY} port.on("message", (request) => {`;

/** Ends before it has said a word. */
const NEVER_BEGINS: Record<string, string | undefined> = {
  "has no file": undefined,
  "cannot be parsed": "this is no program",
  throws: 'throw new Error("on loading")',
  "throws null": "throw null",
  "throws what has no text": "throw Object.create(null)",
  "throws in a later turn": 'setImmediate(() => { throw new Error("later") })',
  rejects: 'Promise.reject(new Error("rejected"))',
  leaves: "process.exit(3)",
  "leaves with 0": "process.exit(0)",
  "has nothing to do": "",
  "leaves at its first message": `${PORT} port.on("message", () => process.exit(4))`,
};

/** Ends after it has said that it is ready. */
const DIES: Record<string, string> = {
  "throws at once": `${READY} throw new Error("at once")`,
  leaves: `${READY} setImmediate(() => process.exit(5))`,
  "leaves at a message": `${LISTEN} process.exit(6) })`,
  "throws null at a message": `${LISTEN} throw null })`,
  "rejects at a message": `${LISTEN} Promise.reject(undefined) })`,
  "closes the line": `${LISTEN} port.close() })`,
};

const samples = {
  inputs: [
    [1, 2],
    [3, 4],
  ],
  targets: [0, 1],
};
const create = () => new Network([new Linear(2, 2)], { seed: 1 });
const options = { loss: "crossEntropy", epochs: 3 } as const;

async function expectFree(network: Network): Promise<void> {
  await new Trainer(network, { loss: "crossEntropy" }).fit(samples, { epochs: 1 });
  network.dispose();
}

test.each(Object.entries(NEVER_BEGINS))("one that %s: the calling thread trains", async (_, text) => {
  if (text !== undefined) writeFileSync(file("training-worker.js"), text);
  const [network, twin] = [create(), create()];
  const history = await trainInWorker(network, samples, options).history;
  const expected = await new Trainer(twin, { loss: "crossEntropy" }).fit(samples, { epochs: 3 });
  expect(history.loss).toStrictEqual(expected.loss);
  expect(network.stateDict()).toStrictEqual(twin.stateDict());
  await expectFree(network);
});

test.each(Object.entries(DIES))("one that is ready and %s", async (_, text) => {
  writeFileSync(file("training-worker.js"), text);
  const network = create();
  await expect(trainInWorker(network, samples, options).history).rejects.toThrow(WorkerError);
  await expectFree(network);
});

const SILENT = `${PORT} port.on("message", () => undefined)`;

test.each([
  ["aborted", SILENT],
  ["aborted", undefined],
  ["disposed", SILENT],
  ["disposed", undefined],
])("one that never answers and is %s, file: %s", async (end, text) => {
  if (text !== undefined) writeFileSync(file("training-worker.js"), text);
  for (const wait of [0, 1, 20, 80]) {
    const network = create();
    const training = trainInWorker(network, samples, { ...options, epochs: 100_000 });
    const outcome = training.history.catch((error: unknown) => String(error));
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    if (end === "aborted") training.abort(new Error("enough"));
    else network.dispose();
    training.pause();
    expect(await outcome).toMatch(end === "aborted" ? "enough" : "the network is disposed of");
    if (end === "aborted") await expectFree(network);
  }
});

test("one that loads, but never says a word: the calling thread trains, and studies", async () => {
  for (const name of ["training-worker.js", "experiments-worker.js"]) writeFileSync(file(name), SILENT);
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  try {
    const [network, twin] = [create(), create()];
    const trained = trainInWorker(network, samples, options).history;
    vi.advanceTimersByTime(20_000);
    const expected = await new Trainer(twin, { loss: "crossEntropy" }).fit(samples, { epochs: 3 });
    expect((await trained).loss).toStrictEqual(expected.loss);
    const jobs = { who: "study", task: { type: "population", tasks: [] } as const, indices: [0, 1], jobAt: () => 0 };
    const run = new Crew({ ...jobs, onResult: () => undefined }).run(2, undefined);
    vi.advanceTimersByTime(20_000);
    expect(await run).toBe(false);
    await expectFree(network);
  } finally {
    vi.useRealTimers();
  }
});

test("an abort ends a training whose onEpoch never comes back", async () => {
  const network = create();
  const training = trainInWorker(network, samples, { ...options, onEpoch: () => new Promise<void>(() => undefined) });
  const outcome = training.history.catch((error: unknown) => String(error));
  await new Promise((resolve) => setTimeout(resolve, 300));
  training.abort(new Error("enough"));
  expect(await outcome).toMatch("enough");
  await expectFree(network);
});

const jobs = (onResult = () => undefined) => ({
  who: "study",
  task: {} as never,
  indices: [0, 1, 2],
  jobAt: () => ({}),
  onResult,
});

test.each(Object.entries(NEVER_BEGINS))("a crew of those that %s asks for the calling thread", async (_, text) => {
  if (text !== undefined) writeFileSync(file("experiments-worker.js"), text);
  expect(await new Crew(jobs()).run(2, undefined)).toBe(false);
});

test.each(Object.entries(DIES))("a crew of those that are ready and %s", async (_, text) => {
  writeFileSync(file("experiments-worker.js"), text);
  await expect(new Crew(jobs()).run(2, undefined)).rejects.toThrow("study: all workers have died");
});

test("a crew of those that never answer ends by its signal", async () => {
  writeFileSync(file("experiments-worker.js"), SILENT);
  const controller = new AbortController();
  const run = new Crew(jobs()).run(2, controller.signal);
  controller.abort(new Error("enough"));
  await expect(run).rejects.toThrow("enough");
});
