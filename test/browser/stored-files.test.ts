/** On a plain page under a strict policy: files that the browser keeps, and training in a worker. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BATCH_SIZE, createDataset, DIGEST_SHUFFLED, EPOCHS } from "../training/two-hundred-steps";
import { hasChromium, launchChromium } from "./chromium";
import { serveFolder, type StaticServer } from "./static-server";

const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'";

const { inputs, targets } = createDataset();

const WORK = `
import { Adam, BatchNorm1d, Dropout, Linear, Network, ReLU } from "/index.js";
import { deleteStored, listStored, loadNetwork, readStored, saveNetwork, storeFile } from "/files.js";
import { trainInWorker } from "/workers.js";

const inputs = { data: Float32Array.from(${JSON.stringify([...inputs.data])}), rows: ${inputs.rows}, columns: 7 };
const targets = Int32Array.from(${JSON.stringify([...targets])});

async function digestOf(network) {
  const state = network.stateDict();
  const parts = Object.keys(state).sort().flatMap((name) => [new TextEncoder().encode(name), state[name].data]);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await new Blob(parts).arrayBuffer()));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const create = () =>
  new Network([new Linear(7, 33), new BatchNorm1d(33), new ReLU(), new Dropout(0.2), new Linear(33, 5)], { seed: 42 });
const options = { loss: "crossEntropy", optimizer: new Adam({ learningRate: 1e-2 }), batchSize: ${BATCH_SIZE} };

const work = {
  async train() {
    const network = create();
    const epochs = [];
    const onEpoch = ({ epoch }) => epochs.push(epoch);
    await trainInWorker(network, { inputs, targets }, { ...options, epochs: ${EPOCHS}, onEpoch }).history;
    return [await digestOf(network), epochs.length];
  },
  async abort() {
    const network = create();
    const training = trainInWorker(network, { inputs, targets }, { ...options, epochs: 1e6, onEpoch: () => {
      training.pause();
      training.abort("enough");
    } });
    return training.history.catch((reason) => reason);
  },
  async store(name) {
    const network = create();
    await storeFile(name, new Uint8Array(100));
    await storeFile(name, new Blob([await saveNetwork(network)]));
    return digestOf(network);
  },
  async open(name) {
    return digestOf((await loadNetwork(await readStored(name))).network);
  },
  fill: (name, size) => storeFile(name, new Uint8Array(size)),
  list: () => listStored(),
  remove: (name) => deleteStored(name),
  async read(name) {
    return (await readStored(name)).length;
  },
};
globalThis.ask = async (name, ...options) => {
  try {
    return await work[name](...options);
  } catch (error) {
    return error.code + " " + error.message;
  }
};
`;

const PAGES = {
  "/work.js": WORK,
  "/": '<!doctype html><title>wasm-mlp</title><script type="module" src="/work.js"></script>',
};

/** Names that a file system would not take as they are. */
const NAMES = ["..", "digits", "run 1/best.safetensors", "ß".repeat(80)];

let server: StaticServer;
let browser: Browser;
let page: Page;
const errors: string[] = [];

async function openPage(): Promise<void> {
  page.on("console", (message) => errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(server.address);
  await page.waitForFunction(() => globalThis.ask !== undefined);
}

const ask = (...question: [string, ...unknown[]]) =>
  page.evaluate(([name, ...options]) => globalThis.ask!(name, ...options), question);

/** Takes from pages what the origin private file system is written with, as older Safari does. */
function withoutWritable(): void {
  Reflect.deleteProperty(FileSystemFileHandle.prototype, "createWritable");
}

describe.skipIf(!hasChromium())("in Chromium, from dist/", () => {
  beforeAll(async () => {
    server = await serveFolder("dist", { headers: { "content-security-policy": POLICY }, pages: PAGES });
    browser = await launchChromium();
    page = await browser.newPage();
    await openPage();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test("training in a worker gives the bits that fit gives in Node", async () => {
    expect(await ask("train")).toStrictEqual([DIGEST_SHUFFLED, EPOCHS]);
  });

  test("it is aborted while it is paused", async () => {
    expect(await ask("abort")).toBe("enough");
  });

  test.each(["OPFS", "IndexedDB"])("files are kept in %s, over a reload, until they are deleted", async (place) => {
    page = await (await browser.newContext()).newPage();
    if (place === "IndexedDB") await page.addInitScript(withoutWritable);
    await openPage();
    expect(await ask("list")).toStrictEqual([]);
    const digests = new Map<string, unknown>();
    for (const name of NAMES) digests.set(name, await ask("store", name));
    await page.reload();
    await page.waitForFunction(() => globalThis.ask !== undefined);
    expect(await ask("list")).toStrictEqual(NAMES);
    for (const name of NAMES) expect(await ask("open", name)).toBe(digests.get(name));
    await ask("remove", "digits");
    await ask("remove", "digits");
    expect(await ask("list")).toStrictEqual(NAMES.filter((name) => name !== "digits"));
    expect(await ask("read", "digits")).toBe(
      'NotFoundError readStored: no file "digits" is kept here; listStored() gives the names of all.',
    );
    const folders = await page.evaluate(async () => {
      const names: string[] = [];
      for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
      return names.length;
    });
    const databases = await page.evaluate(async () => (await indexedDB.databases()).length);
    expect([folders, databases]).toStrictEqual(place === "OPFS" ? [1, 0] : [0, 1]);
  });

  test("without space the old file stays and a new one is not begun", async () => {
    page = await (await browser.newContext()).newPage();
    await openPage();
    await ask("fill", "old", 10);
    const devtools = await page.context().newCDPSession(page);
    const { origin } = new URL(server.address);
    await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 100_000 });
    for (const name of ["old", "new"]) {
      // Which of the two errors it is, the browser leaves to chance.
      expect(await ask("fill", name, 3_000_000)).toMatch(
        new RegExp(
          `^(QuotaExceeded|Abort)Error storeFile: "${name}" cannot be kept: .*; check the space and the page's`,
        ),
      );
    }
    expect(await ask("list")).toStrictEqual(["old"]);
    expect(await ask("read", "old")).toBe(10);
  });

  test("nothing is said on the console", () => {
    expect(errors.filter((text) => !text.includes("favicon"))).toStrictEqual([]);
  });

  test("where the worker's file cannot be loaded training goes on in the page, which says so once", async () => {
    const warnings: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "warning") warnings.push(message.text());
    });
    await page.route("**/training-worker.js", (route) => route.abort());
    for (let run = 0; run < 2; run++) expect(await ask("train")).toStrictEqual([DIGEST_SHUFFLED, EPOCHS]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(
      /^wasm-mlp: no worker could be started \(.*\), so trainings and studies run in this thread/,
    );
  });
});
