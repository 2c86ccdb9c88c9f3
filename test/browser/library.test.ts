/** The built library on a plain page: `<script type="module">`, no bundler, a strict policy, page and worker. */
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BATCH_SIZE, createDataset, DIGEST_IN_ORDER, DIGEST_SHUFFLED, EPOCHS } from "../training/two-hundred-steps";
import { hasChromium, launchChromium } from "./chromium";
import { serveFolder, type StaticServer } from "./static-server";

/** All that a page must allow. */
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'";

const { inputs, targets } = createDataset();

/** Runs on the page and in the worker alike. */
const WORK = `
import { Adam, BatchNorm1d, Dropout, Linear, Network, ReLU, Trainer } from "/index.js";
import { spiral } from "/datasets.js";
import { loadNetwork, saveNetwork } from "/files.js";

const inputs = { data: Float32Array.from(${JSON.stringify([...inputs.data])}), rows: ${inputs.rows}, columns: 7 };
const targets = Int32Array.from(${JSON.stringify([...targets])});

async function digestOf(network) {
  const state = network.stateDict();
  const parts = Object.keys(state).sort().flatMap((name) => [new TextEncoder().encode(name), state[name].data]);
  const bytes = await new Blob(parts).arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export async function digest(shuffle, precision = "strict") {
  const layers = [new Linear(7, 33), new BatchNorm1d(33), new ReLU(), new Dropout(0.2), new Linear(33, 5)];
  const network = new Network(layers, { seed: 42, precision });
  const trainer = new Trainer(network, { loss: "crossEntropy", optimizer: new Adam({ learningRate: 1e-2 }) });
  await trainer.fit({ inputs, targets }, { epochs: ${EPOCHS}, batchSize: ${BATCH_SIZE}, shuffle });
  return digestOf(network);
}

export async function learn(precision) {
  const data = spiral({ samples: 300, seed: 1 });
  const network = Network.mlp([2, 32, 32, 3], { seed: 1, precision });
  const trainer = new Trainer(network, { loss: "crossEntropy", optimizer: new Adam({ learningRate: 1e-2 }) });
  await trainer.fit(data, { epochs: 100 });
  return trainer.evaluate(data).accuracy;
}

export async function keep() {
  const network = Network.mlp([2, 3, 1], { seed: 5 });
  const { network: opened } = await loadNetwork(new Blob([await saveNetwork(network)]));
  return (await digestOf(opened)) === (await digestOf(network));
}

/** Trains until the page has drawn some frames meanwhile. */
export async function framesWhileTraining() {
  const network = Network.mlp([2, 64, 64, 3], { seed: 1 });
  const trainer = new Trainer(network, { loss: "crossEntropy" });
  const controller = new AbortController();
  let frames = 0;
  const draw = () => {
    if (++frames === 5) controller.abort("drawn");
    else requestAnimationFrame(draw);
  };
  requestAnimationFrame(draw);
  const { signal } = controller;
  return trainer.fit(spiral({ samples: 6000, seed: 1 }), { epochs: 1e6, signal }).catch((reason) => [reason, frames]);
}
`;

const PAGES = {
  "/work.js": WORK,
  "/page.js":
    'import * as work from "/work.js"; globalThis.work = work; globalThis.ask = (name, ...options) => work[name](...options);',
  "/worker.js":
    'import * as work from "/work.js"; onmessage = async ({ data: [name, ...options] }) => postMessage(await work[name](...options));',
  "/": '<!doctype html><title>wasm-mlp</title><script type="module" src="/page.js"></script>',
};

declare global {
  var ask: ((name: string, ...options: unknown[]) => Promise<unknown>) | undefined;
}

let server: StaticServer;
let browser: Browser;
let page: Page;
const errors: string[] = [];

describe.skipIf(!hasChromium())("in Chromium, from dist/", () => {
  beforeAll(async () => {
    server = await serveFolder("dist", { headers: { "content-security-policy": POLICY }, pages: PAGES });
    browser = await launchChromium();
    page = await browser.newPage();
    page.on("console", (message) => errors.push(message.text()));
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(server.address);
    await page.waitForFunction(() => globalThis.ask !== undefined);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const onPage = (...question: [string, ...unknown[]]) =>
    page.evaluate(([name, ...options]) => globalThis.ask!(name, ...options), question);

  const inWorker = (...question: [string, ...unknown[]]) =>
    page.evaluate(async (asked) => {
      const worker = new Worker("/worker.js", { type: "module" });
      const answer = await new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => {
          resolve(data);
        };
        worker.onerror = (event) => {
          reject(new Error(event.message));
        };
        worker.postMessage(asked);
      });
      worker.terminate();
      return answer;
    }, question);

  test("200 steps give the bits that they give in Node, on the page and in a worker", async () => {
    expect(await onPage("digest", false)).toBe(DIGEST_IN_ORDER);
    expect(await onPage("digest", true)).toBe(DIGEST_SHUFFLED);
    expect(await inWorker("digest", false)).toBe(DIGEST_IN_ORDER);
    expect(await inWorker("digest", true)).toBe(DIGEST_SHUFFLED);
  });

  test("both modules learn the spiral", async () => {
    expect(await onPage("learn", "strict")).toBeGreaterThan(0.95);
    expect(await onPage("learn", "fast")).toBeGreaterThan(0.95);
  });

  test("a network goes through a Blob", async () => {
    expect(await onPage("keep")).toBe(true);
  });

  test("the page goes on drawing while it trains", async () => {
    expect(await onPage("framesWhileTraining")).toStrictEqual(["drawn", 5]);
  });

  test("the policy is strict: a script in the page itself does not run", async () => {
    const handle = page.addScriptTag({ content: "document.title = 'inline'" });
    await handle.catch(() => undefined);
    expect(await page.title()).toBe("wasm-mlp");
  });

  test("nothing is said on the console but the refusal of that script", () => {
    expect(errors.filter((text) => !text.includes("Content Security Policy"))).toStrictEqual([]);
  });

  test("the page loads only files of the package", () => {
    const files = server.requests.filter((path) => !(path in PAGES) && path !== "/favicon.ico");
    for (const path of files) expect(() => readFileSync(`dist${path}`)).not.toThrow();
    expect(files.length).toBeGreaterThan(2);
  });
});
