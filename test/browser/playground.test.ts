/** The playground, driven as a person would. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { hasChromium, launchChromium } from "./chromium";
import { buildPlayground, drop, fingerprint, notice, openPage, readout, type OpenPage } from "./playground-page";
import { serveFolder, type StaticServer } from "./static-server";

/** A small training that ends in a moment. */
const SMALL = "#set=circles&samples=100&hidden=6,4&stopEpoch=60";

let folder: string;
let server: StaticServer;
let browser: Browser;
let opened: OpenPage & AsyncDisposable;

async function open(hash = "", options = {}): Promise<Page> {
  opened = await openPage(browser, server.address + hash, options);
  return opened.page;
}

/** Trains up to the epoch at which the settings stop. */
async function trainToEnd(page: Page, epoch: number): Promise<string> {
  await page.click("#toggle");
  await expect.poll(() => readout(page, "epoch"), { timeout: 20_000 }).toBe(epoch);
  return fingerprint(page);
}

async function clickAndSave(page: Page, selector: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(selector)]);
  return download.path();
}

describe.skipIf(!hasChromium())("the playground", () => {
  beforeAll(async () => {
    folder = buildPlayground("playground-test");
    server = await serveFolder(folder, { base: "/some/place/" });
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  afterEach(async () => {
    await opened[Symbol.asyncDispose]();
    expect(opened.errors).toStrictEqual([]);
  });

  test("learns the spiral to 95 %, and stops, steps and starts over", async () => {
    const page = await open();
    await page.click("#toggle");
    await expect.poll(() => readout(page, "accuracy"), { timeout: 20_000 }).toBeGreaterThanOrEqual(95);
    await page.click("#toggle");
    await fingerprint(page);
    const epoch = await readout(page, "epoch");
    await page.click("#step");
    await expect.poll(() => readout(page, "epoch")).toBe(epoch + 1);
    await page.click("#reset");
    await expect.poll(() => readout(page, "epoch")).toBe(0);
  });

  test("a shared link shows the same bits, as does the program in Node", async () => {
    const page = await open("#set=spiral&hidden=12,8&dropout=0.1&batchNorm=on&schedule=cosine&clipNorm=1&l2=0.001");
    await page.click("#toggle");
    await expect.poll(() => readout(page, "epoch"), { timeout: 20_000 }).toBeGreaterThan(20);
    await page.click("#toggle");
    const weights = await fingerprint(page);
    await page.click("#share");
    await notice(page, /same bits/);
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await page.click("#export-menu summary");
    await page.click("#show-program");
    const program = await page.locator("#program code").innerText();
    const epoch = await readout(page, "epoch");
    await opened[Symbol.asyncDispose]();

    opened = await openPage(browser, link);
    await expect.poll(() => readout(opened.page, "epoch"), { timeout: 20_000 }).toBe(epoch);
    expect(await fingerprint(opened.page)).toBe(weights);
    expect(runInNode(program)).toBe(weights);
  });

  test("a model is saved and opened again, with its data and to the bit", async () => {
    const page = await open(SMALL);
    const weights = await trainToEnd(page, 60);
    await page.click("#export-menu summary");
    const path = await clickAndSave(page, "#save-model");
    await page.selectOption("#setting-set", "moons");
    await fingerprint(page);
    await page.setInputFiles("#model-file", { name: "mine.safetensors", mimeType: "", buffer: readFileSync(path) });
    await notice(page, /“mine.safetensors” is opened/);
    expect(await fingerprint(page)).toBe(weights);
    expect(await page.inputValue("#setting-set")).toBe("circles");
    await page.setInputFiles("#model-file", { name: "bad.safetensors", mimeType: "", buffer: Buffer.from("nonsense") });
    await notice(page, /bad\.safetensors/);
    expect(await fingerprint(page)).toBe(weights);
  });

  test("learns a CSV that is dropped, and says what is wrong with others", async () => {
    const page = await open();
    const rows = Array.from({ length: 80 }, (_, i) => `${i % 9},${(i * 7) % 11},${i % 9 > 4 ? "high" : "low"}`);
    await drop(page, "mine.csv", ["first,second,<b>answer</b>", ...rows].join("\n"));
    await notice(page, /80 rows, 3 columns/);
    await page.click("#toggle");
    await expect.poll(() => readout(page, "accuracy"), { timeout: 20_000 }).toBeGreaterThanOrEqual(95);
    expect(await page.locator("b", { hasText: "answer" }).count()).toBe(0);
    await page.selectOption("#csv-target", "first");
    await page.selectOption("#csv-task", "value");
    await expect.poll(() => page.locator("#output figcaption").first().innerText()).toMatch(/Fitted curve/);

    await drop(page, "noise.csv", "\0\u0001\u0002PNG");
    await notice(page, /noise\.csv/);
    await drop(page, "one.csv", "only\n1\n2\n3");
    await notice(page, /“one.csv” has one column/);
    await drop(page, "large.csv", 200 * 2 ** 20);
    await notice(page, /“large.csv” has 200 MB/);
    await page.click("#reset");
    await expect.poll(() => readout(page, "epoch")).toBe(0);
  });

  test("runs both studies; a cell of the map trains in the main view", async () => {
    const page = await open("#set=circles&samples=128&noise=0.1&factor=0.2");
    await page.fill("#norms-networks", "200");
    await page.click("#norms-run");
    await expect
      .poll(() => page.locator(".study .status").first().innerText(), { timeout: 20_000 })
      .toMatch(/^200 networks in/);
    await page.fill("#map-side", "11");
    await page.fill("#map-runs", "4");
    await page.fill("#map-epochs", "100");
    await page.click("#map-run");
    await expect
      .poll(() => page.locator(".study .status").nth(1).innerText(), { timeout: 20_000 })
      .toMatch(/Choose a cell/);
    const { width, height } = (await page.locator(".map canvas").boundingBox())!;
    await page.click(".map canvas", { position: { x: width * 0.6, y: height * 0.5 } });
    await expect.poll(() => readout(page, "epoch"), { timeout: 20_000 }).toBeGreaterThan(10);
    await fingerprint(page);
    expect(await page.inputValue("#setting-optimizer")).toBe("sgd");
    expect(await page.inputValue("#setting-activation")).toBe("sigmoid");
    expect(Number(await page.inputValue("#setting-stopEpoch"))).toBe(await readout(page, "epoch"));
    await page.focus(".map canvas");
    await page.keyboard.press("ArrowRight");
    expect(await page.locator("#map-cell").innerText()).toMatch(/^Learning rate .*%/);
  });

  test("knows a digit that is drawn", async () => {
    const page = await open("#set=digits&stopEpoch=30");
    await trainToEnd(page, 30);
    const { x, y } = (await page.locator(".pad").boundingBox())!;
    await page.mouse.move(x + 84, y + 20);
    await page.mouse.down();
    await page.mouse.move(x + 84, y + 148, { steps: 12 });
    await page.mouse.up();
    await expect.poll(() => page.locator(".answer").innerText()).toMatch(/^It is a 1:/);
  });

  test("saves every figure as SVG and CSV", async () => {
    const page = await open(SMALL);
    await trainToEnd(page, 60);
    for (const name of ["Decision regions", "Loss", "Accuracy", "Norms of weights and biases", "Confusion matrix"]) {
      const figure = page.locator("figure", { hasText: name }).first();
      await figure.scrollIntoViewIfNeeded();
      for (const format of ["SVG", "CSV"]) {
        await figure.locator("summary").click();
        const [download] = await Promise.all([
          page.waitForEvent("download"),
          figure.getByText(format, { exact: true }).click(),
        ]);
        const text = readFileSync(await download.path(), "utf8");
        expect(text).toMatch(format === "SVG" ? /^<svg [\s\S]*<\/svg>\n$/ : /^[a-z0-9 ]+,.*\n[\d.a-z-]+,/);
      }
    }
  });

  test.each([
    ["markup", "#set=<img src=x onerror=alert(1)>&noise=1e99&hidden=4,9999&color=red", /that cannot be used/],
    ["names of JavaScript", "#seed=__proto__&constructor=1&hidden=%00", /that cannot be used/],
    ["a long text", `#set=moons&seed=${"9".repeat(3000)}`, /the address is too long/],
  ])("a hostile address gives defaults and a notice: %s", async (_, hash, words) => {
    const page = await open(hash);
    await notice(page, words);
    expect(await page.inputValue("#setting-set")).toBe("spiral");
    expect(await page.locator("img[src='x']").count()).toBe(0);
    await page.click("#step");
    await expect.poll(() => readout(page, "epoch")).toBe(1);
  });

  test("keys train and pause, a narrow screen shows everything", async () => {
    const page = await open("", { viewport: { width: 360, height: 740 }, hasTouch: true });
    await page.keyboard.press("s");
    await expect.poll(() => readout(page, "epoch")).toBe(1);
    await page.keyboard.press(" ");
    await expect.poll(() => readout(page, "epoch"), { timeout: 20_000 }).toBeGreaterThan(5);
    await page.keyboard.press(" ");
    await fingerprint(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    const nameless = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("button, input, select, canvas, summary")]
        .filter((node) => !node.ariaLabel && !node.textContent.trim() && !(node as HTMLInputElement).labels?.length)
        .map((node) => node.outerHTML),
    );
    expect(nameless).toStrictEqual([]);
  });

  test("nothing reaches over the edge at any width", async () => {
    const page = await open("#set=digits");
    await fingerprint(page);
    for (const width of [320, 360, 720, 760, 1024, 1180, 1200, 1341, 1440, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width} px`).toBe(width);
      const right = await page.evaluate(() => document.querySelector("#actions")!.getBoundingClientRect().right);
      expect(right, `${width} px`).toBeLessThanOrEqual(width);
    }
  });

  test("a hidden tab pauses by choice, and says so", async () => {
    const page = await open();
    const hide = (state: string) =>
      page.evaluate((value) => {
        Object.defineProperty(document, "visibilityState", { value, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
      }, state);
    await page.selectOption("#hidden-tab", "pause");
    await page.click("#toggle");
    await expect.poll(() => readout(page, "epoch"), { timeout: 20_000 }).toBeGreaterThan(5);
    await hide("hidden");
    await fingerprint(page);
    await hide("visible");
    await notice(page, /was paused while the tab was hidden/);
    expect(await page.locator("#toggle").innerText()).toBe("Pause");
  });

  test("works offline after the first visit", async () => {
    const page = await open();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await page.context().setOffline(true);
    await page.reload();
    await page.click("#step");
    await expect.poll(() => readout(page, "epoch")).toBe(1);
    await page.selectOption("#setting-set", "digits");
    await expect.poll(() => readout(page, "epoch")).toBe(0);
    await page.click("#step");
    await expect.poll(() => readout(page, "epoch")).toBe(1);
  });
});

/** Runs a program of the page against the built package; returns the fingerprint of its network. */
function runInNode(program: string): string {
  const end = `
    let hash = 0x811c9dc5;
    const state = network.stateDict();
    for (const name of Object.keys(state).sort()) {
      for (const byte of new Uint8Array(state[name].data.buffer)) hash = Math.imul(hash ^ byte, 0x01000193);
    }
    console.log("fingerprint", (hash >>> 0).toString(16).padStart(8, "0"));`;
  mkdirSync("build/playground-test", { recursive: true });
  writeFileSync("build/playground-test/program.mjs", program + end);
  const output = execFileSync(process.execPath, ["build/playground-test/program.mjs"], { encoding: "utf8" });
  return /fingerprint ([0-9a-f]{8})/.exec(output)![1];
}

describe.skipIf(!hasChromium())("where the playground cannot work as it should", () => {
  beforeAll(async () => {
    folder ??= buildPlayground("playground-test");
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser?.close();
  });

  test("a policy that forbids WebAssembly is said in a sentence", async () => {
    const policy = "script-src 'self'; worker-src 'self'";
    await using strict = await serve({ "content-security-policy": policy });
    await using visit = await openPage(browser, strict.address);
    expect(await notice(visit.page, /the engine did not compile the kernels/)).toMatch(/'wasm-unsafe-eval'/);
  });

  test("a worker that does not come is said, and can be started again", async () => {
    await using plain = await serve();
    await using visit = await openPage(browser, "about:blank");
    const { page } = visit;
    await page.route(/worker.*\.js/, (route) => route.abort());
    await page.goto(plain.address);
    await notice(page, /The worker that trains has stopped/);
    await page.unroute(/worker.*\.js/);
    await page.getByText("Start it again").click();
    await page.click("#step");
    await expect.poll(() => readout(page, "epoch")).toBe(1);
  });
});

async function serve(headers = {}): Promise<StaticServer & AsyncDisposable> {
  const started = await serveFolder(folder, { headers });
  return Object.assign(started, { [Symbol.asyncDispose]: () => started.close() });
}
