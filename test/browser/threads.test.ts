/** Threads of the built package on a page that is cross-origin isolated, and on one that is not. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasChromium, launchChromium } from "./chromium";
import { serveFolder } from "./static-server";

const ISOLATED = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

/** Digests of the parameters after some steps with 1, 2 and 3 threads, and how many workers were ready for them. */
const PAGE_PROGRAM = `
import { Adam, BatchNorm1d, Linear, Network, ReLU, Trainer } from "/index.js";

const [rows, columns] = [128, 784];
const inputs = { data: Float32Array.from({ length: rows * columns }, (_, i) => ((i * 7919) % 1000) / 1000), rows, columns };
const targets = Int32Array.from({ length: rows }, (_, i) => (i * 31) % 10);

const starts = [];
const PlainWorker = globalThis.Worker;
globalThis.Worker = class extends PlainWorker {
  postMessage(start) { starts.push(start); super.postMessage(start); }
};
const readyThreads = () => starts.reduce((sum, { memory, gate, thread }) => sum + (thread === 1 ? Atomics.load(new Int32Array(memory.buffer, gate), 7) : 0), 0);

async function digestOf(network) {
  const state = network.stateDict();
  const bytes = await new Blob(Object.keys(state).sort().map((name) => state[name].data)).arrayBuffer();
  return [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].join();
}

globalThis.run = async () => {
  const digests = [];
  let asked = 0;
  for (const threads of [1, 2, 3]) {
    const layers = [new Linear(784, 256), new BatchNorm1d(256), new ReLU(), new Linear(256, 10)];
    const network = new Network(layers, { seed: 3, threads });
    const trainer = new Trainer(network, { loss: "crossEntropy", optimizer: new Adam() });
    // The pool's program is loaded by the first network that asks for threads; each number has a pool of its own.
    if (crossOriginIsolated) asked += threads - 1;
    while (starts.length < asked || readyThreads() < asked) await new Promise((resolve) => setTimeout(resolve, 5));
    for (let step = 0; step < 4; step++) trainer.step(inputs, targets);
    digests.push(await digestOf(network));
  }
  return { isolated: crossOriginIsolated, digests, ready: readyThreads() };
};
`;

const PAGES = {
  "/page.js": PAGE_PROGRAM,
  "/": '<!doctype html><title>threads</title><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>',
};

interface Outcome {
  readonly isolated: boolean;
  readonly digests: readonly string[];
  readonly ready: number;
}

describe.skipIf(!hasChromium())("threads in Chromium", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
  });

  /** What the page's program gives under some headers, and so many things that it says. */
  async function outcome(
    headers: Readonly<Record<string, string>>,
    sayings: number,
  ): Promise<{ result: Outcome; said: string[] }> {
    const server = await serveFolder("dist", { headers, pages: PAGES });
    const page = await browser.newPage();
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(error.message));
    try {
      await page.goto(server.address);
      await page.waitForFunction("globalThis.run !== undefined");
      const result = await page.evaluate<Outcome>("run()");
      // What threads need is loaded meanwhile, and says why there are none.
      await expect.poll(() => said.length).toBeGreaterThanOrEqual(sayings);
      return { result, said };
    } finally {
      await page.close();
      await server.close();
    }
  }

  test("isolated: 1, 2 and 3 threads give the same bits; not isolated: one thread gives them too, and says so once", async () => {
    const alone = await outcome({}, 1);
    const isolated = await outcome(ISOLATED, 0);
    expect(isolated.result.isolated).toBe(true);
    expect(isolated.result.ready).toBe(1 + 2);
    expect(isolated.said).toStrictEqual([]);
    expect(alone.result.isolated).toBe(false);
    expect(alone.result.ready).toBe(0);
    expect(alone.said).toHaveLength(1);
    expect(alone.said[0]).toMatch(/^wasm-mlp: memory cannot be shared here, so networks compute with one thread/);
    const digests = [...isolated.result.digests, ...alone.result.digests];
    expect(digests[0]).toMatch(/^(\d+,){31}\d+$/);
    expect(new Set(digests).size).toBe(1);
  });
});
