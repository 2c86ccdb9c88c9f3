/** The suites of kernels, layers, losses, optimizers and training, on a page: the very files that run in Node. */
import type { Browser, Page } from "playwright-core";
import { createServer, type ViteDevServer } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DIGEST_IN_ORDER, DIGEST_SHUFFLED, trainAll } from "../engines/trainings";
import { hasChromium, launchChromium } from "./chromium";

let browser: Browser;
let page: Page;
let server: ViteDevServer;
const errors: string[] = [];

describe.skipIf(!hasChromium())("in Chromium, from the sources", () => {
  beforeAll(async () => {
    server = await createServer({ configFile: "test/browser/suites/vite.config.mjs" });
    await server.listen();
    browser = await launchChromium();
    page = await browser.newPage();
    page.on("console", (message) => errors.push(message.text()));
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(server.resolvedUrls!.local[0]);
    await page.waitForFunction(() => globalThis.runSuites !== undefined);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test("every test passes, those of the kernels on the debug, strict and fast modules", async () => {
    const { passed, failed } = await page.evaluate(() => globalThis.runSuites!());
    expect(failed).toStrictEqual([]);
    expect(passed.length).toBeGreaterThan(1000);
    for (const name of ["debug", "strict", "fast"]) {
      expect(passed.filter((test) => test.includes(`> gemm ('${name}') >`)).length, name).toBeGreaterThan(8);
    }
  }, 180_000);

  test("every optimizer, loss and layer trains to the bits of Node on the strict module", async () => {
    const results = await page.evaluate(() => globalThis.runTrainings!("strict"));
    expect(results["200 steps in order"].digest).toBe(DIGEST_IN_ORDER);
    expect(results["200 steps shuffled"].digest).toBe(DIGEST_SHUFFLED);
    expect(results).toStrictEqual(await trainAll("strict"));
  });

  test("every optimizer, loss and layer trains to a loss nearby on the fast module", async () => {
    const results = await page.evaluate(() => globalThis.runTrainings!("fast"));
    const strict = await trainAll("strict");
    for (const [name, { loss }] of Object.entries(results)) {
      expect(Math.abs(loss / strict[name].loss - 1), name).toBeLessThan(1e-3);
    }
    const digests = Object.keys(strict).filter((name) => strict[name].digest === results[name].digest);
    expect(digests, "the fast module rounds once: no training has the bits of strict").toStrictEqual([]);
  });

  test("nothing is said on the console", () => {
    expect(errors).toStrictEqual([]);
  });
});
