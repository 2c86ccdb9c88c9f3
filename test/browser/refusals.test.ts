/** Pages whose policy or engine refuses something: work goes on with one warning, or ends with one sentence. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasChromium, launchChromium } from "./chromium";
import { serveFolder } from "./static-server";

const PROGRAM = `
import { Adam, Network } from "/index.js";
import { normStudy } from "/experiments.js";
import { trainInWorker } from "/workers.js";

const [inputs, targets] = [[[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0]];
const study = { architecture: [2, 3, 1], dataset: { inputs, targets }, networks: 16, learningRate: 1, epochs: 20, seed: 7, workers: 2 };
const training = { loss: "crossEntropy", optimizer: new Adam(), epochs: 3, batchSize: 2 };
const settled = (run) => run().catch(String);

globalThis.outcome = {
  training: await settled(async () => (await trainInWorker(Network.mlp([2, 2], { seed: 1 }), { inputs, targets }, training).history).loss),
  study: await settled(async () => Array.from((await normStudy(study)).success)),
};
`;

const page = (before = "") =>
  `<!doctype html><title>page</title><link rel="icon" href="data:,"><script>${before}</script><script type="module" src="/page.js"></script>`;
const WITHOUT_WORKER = "delete globalThis.Worker;";
/** Modules may be loaded by a page of no origin. */
const OPEN = { "access-control-allow-origin": "*" };
const SCRIPTS = "script-src 'self' 'unsafe-inline'";

interface Outcome {
  readonly training: unknown;
  readonly study: unknown;
}

declare global {
  var outcome: Outcome | undefined;
}

describe.skipIf(!hasChromium())("a page", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser?.close();
  });

  async function visit(policy = "", before = "") {
    const headers = policy === "" ? OPEN : { ...OPEN, "content-security-policy": policy };
    const server = await serveFolder("dist", { headers, pages: { "/page.js": PROGRAM, "/": page(before) } });
    const said: string[] = [];
    const tab = await browser.newPage();
    tab.on("console", (message) => message.text().startsWith("wasm-mlp:") && said.push(message.text()));
    tab.on("pageerror", (error) => said.push(error.message));
    try {
      await tab.goto(server.address);
      await tab.waitForFunction(() => globalThis.outcome !== undefined);
      return { outcome: await tab.evaluate(() => globalThis.outcome!), said };
    } finally {
      await tab.close();
      await server.close();
    }
  }

  let expected: Outcome;

  test("that refuses nothing says nothing", async () => {
    const { outcome, said } = await visit();
    expect(said).toEqual([]);
    expect(outcome.training).toHaveLength(3);
    expect(outcome.study).toHaveLength(16);
    expected = outcome;
  });

  test.each([
    ["without Worker", "", WITHOUT_WORKER],
    ["in a sandbox", "sandbox allow-scripts", ""],
    ["with Trusted Types", "require-trusted-types-for 'script'", ""],
    ["whose policy forbids workers", `${SCRIPTS} 'wasm-unsafe-eval'; worker-src 'none'`, ""],
  ])("%s works in its own thread, with one warning", async (_, policy, before) => {
    const { outcome, said } = await visit(policy, before);
    expect(outcome).toEqual(expected);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/no worker could be started .* run in this thread/);
  });

  test("whose policy forbids WebAssembly hears what to allow", async () => {
    const { outcome, said } = await visit(SCRIPTS);
    expect(outcome.training).toMatch(/^WasmError: wasm-mlp: .*'wasm-unsafe-eval'\.$/);
    expect(outcome.study).toMatch(/WasmError: wasm-mlp: .*'wasm-unsafe-eval'\.$/);
    expect(said).toEqual([]);
  });
});
