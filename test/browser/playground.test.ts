/** The playground, driven as a person would. */
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { findChromium, hasChromium, launchChromium } from "./chromium";
import {
  buildPlayground,
  chooseSet,
  colorsOf,
  fingerprint,
  fullSpeed,
  notice,
  openPage,
  readout,
  trainToEnd,
  type OpenPage,
} from "./playground-page";
import { serveFolder, type StaticServer } from "./static-server";

/** A small training that ends in a moment. */
const SMALL = "#set=circles&samples=100&hidden=6,4&stopEpoch=60&settle=off";

let folder = "";
let server: StaticServer;
let browser: Browser;
let opened: OpenPage & AsyncDisposable;

async function open(hash = "", options = {}): Promise<Page> {
  opened = await openPage(browser, server.address + hash, options);
  await opened.page.locator("#toggle").waitFor();
  return opened.page;
}

async function clickAndSave(page: Page, selector: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(selector)]);
  return download.path();
}

/** The epoch that is on the page at the moment when the fingerprint of the weights comes. */
function epochBesideBits(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const bits = document.querySelector<HTMLElement>("#fingerprint")!;
        new MutationObserver(() => {
          if (bits.dataset.bits !== "") resolve(Number(document.querySelector("#read-epoch")!.textContent));
        }).observe(bits, { attributes: true });
      }),
  );
}

/** The first batch that the page names. */
function firstBatch(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const readouts = document.querySelector(".readouts")!;
        new MutationObserver(() => {
          const text = readouts.querySelector("small")!.innerText;
          if (text.startsWith("batch")) resolve(text);
        }).observe(readouts, { characterData: true, childList: true, subtree: true });
      }),
  );
}

/** Long enough for a frame that waits to be drawn. */
async function twoScreens(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

beforeAll(() => {
  if (findChromium() !== undefined) folder = buildPlayground();
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(!hasChromium())("the playground", () => {
  beforeAll(async () => {
    server = await serveFolder(folder, { base: "/some/place/" });
    browser = await launchChromium();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  afterEach(async () => {
    await opened[Symbol.asyncDispose]();
    expect(opened.errors).toStrictEqual([]);
  });

  test("shows how the spiral is learned, batch by batch at first, and ends the run by itself", async () => {
    const page = await open();
    const batch = firstBatch(page);
    await page.click("#toggle");
    expect(await batch).toMatch(/^batch \d of 7$/);
    await expect.poll(() => page.getByText("All epochs are done").count()).toBe(1);
    await expect.poll(() => readout(page, "epoch")).toBe(300);
    await expect.poll(() => readout(page, "accuracy")).toBeGreaterThanOrEqual(93);
    await expect.poll(() => readout(page, "validation")).toBeGreaterThan(await readout(page, "loss"));
    await page.click("#step");
    await expect.poll(() => readout(page, "epoch")).toBe(301);
    await page.click("#reset");
    await expect.poll(() => readout(page, "epoch")).toBe(0);
  });

  test("a slow speed trains, and keeps its rate", async () => {
    const page = await open();
    await page.locator("#speed").fill("0");
    const start = performance.now();
    await page.click("#toggle");
    await expect.poll(() => readout(page, "epoch")).toBeGreaterThanOrEqual(3);
    expect(performance.now() - start).toBeGreaterThan(1900);
  });

  test("a shared link shows the same bits, as does the program in Node", async () => {
    const page = await open(
      "#set=spiral&hidden=12,8&dropout=0.1&batchNorm=on&schedule=cosine&clipNorm=1&l2=0.001&l1=0.0001&features=x,y,xy,sinx" +
        "&classLoss=focal&gamma=1&optimizer=rmsprop&decay=0.95&centered=on&maxNorm=3&stopEpoch=100000&settle=off",
    );
    await fullSpeed(page);
    await page.click("#toggle");
    await expect.poll(() => readout(page, "epoch")).toBeGreaterThan(20);
    await page.click("#toggle");
    const weights = await fingerprint(page);
    const epoch = await readout(page, "epoch");
    await page.click("#share");
    await notice(page, new RegExp(`trains to epoch ${epoch}(, batch \\d)? and shows the same bits`));
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await page.click("#export-menu");
    await page.click("#show-program");
    const program = await page.locator("#program code").innerText();
    await opened[Symbol.asyncDispose]();

    opened = await openPage(browser, link);
    await expect.poll(() => readout(opened.page, "epoch")).toBe(epoch);
    await expect.poll(() => fingerprint(opened.page)).toBe(weights);
    expect(runInNode(program)).toBe(weights);
  });

  test("what is chosen under More is trained with, kept in the address, and undone", async () => {
    const page = await open("#set=moons");
    await page.click("#more");
    const has = async (name: string) => (await page.locator(`.more .field-${name}`).count()) > 0;
    await page.selectOption("#setting-optimizer", "momentum");
    await expect.poll(async () => (await has("nesterov")) && !(await has("beta1"))).toBe(true);
    await page.check("#setting-nesterov");
    await page.selectOption("#setting-classLoss", "focal");
    await expect
      .poll(async () => (await has("gamma")) && !(await has("labelSmoothing")) && !(await has("output")))
      .toBe(true);
    await page.selectOption("#setting-normalization", "layer");
    expect(new URL(page.url()).hash).toBe(
      "#set=moons&normalization=layer&classLoss=focal&optimizer=momentum&nesterov=on",
    );
    await page.keyboard.press("Escape");
    await page.click("#step");
    await expect.poll(() => readout(page, "epoch")).toBe(1);
    await page.click("#undo");
    await expect.poll(() => new URL(page.url()).hash).toBe("#set=moons&classLoss=focal&optimizer=momentum&nesterov=on");
    await chooseSet(page, "polynomial");
    await page.click("#more");
    await expect.poll(async () => (await has("valueLoss")) && !(await has("classLoss"))).toBe(true);
  });

  test("the bits of a pause are shown with its own epoch, at once", async () => {
    const page = await open("#set=spiral&stopEpoch=100000&settle=off");
    await fullSpeed(page);
    await page.click("#toggle");
    await expect.poll(() => readout(page, "epoch")).toBeGreaterThan(20);
    const beside = epochBesideBits(page);
    await page.click("#toggle");
    const shown = await beside;
    await twoScreens(page);
    await expect.poll(() => readout(page, "epoch")).toBe(shown);
  });

  test("goes back through the recorded run to the very bits", async () => {
    const page = await open(SMALL);
    const last = await trainToEnd(page, 60);
    await page.focus("#scrub");
    // Recorded are 44 to 51, then each second epoch, then the last.
    for (let i = 0; i < 12; i++) await page.keyboard.press("ArrowLeft");
    await expect.poll(() => readout(page, "epoch")).toBe(44);
    const weights = await fingerprint(page);
    expect(weights).not.toBe(last);
    await page.click("#share");
    await notice(page, /trains to epoch 44 and shows the same bits/);
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await page.click("#now");
    await expect.poll(() => readout(page, "epoch")).toBe(60);
    await expect.poll(() => fingerprint(page)).toBe(last);
    const wentBack = page.waitForFunction(() => Number(document.querySelector("#read-epoch")!.textContent) < 20);
    await page.click("#replay");
    await wentBack;
    await expect.poll(() => readout(page, "epoch")).toBe(60);
    await opened[Symbol.asyncDispose]();
    opened = await openPage(browser, link);
    await expect.poll(() => readout(opened.page, "epoch")).toBe(44);
    await expect.poll(() => fingerprint(opened.page)).toBe(weights);
  });

  test("a model is saved and opened again with its data, numbers and bits", async () => {
    const page = await open(SMALL);
    const weights = await trainToEnd(page, 60);
    const numbers = async () => [
      await readout(page, "loss"),
      await readout(page, "accuracy"),
      await readout(page, "epoch"),
    ];
    const before = await numbers();
    await page.click("#export-menu");
    const path = await clickAndSave(page, "#save-model");
    await chooseSet(page, "moons");
    await expect.poll(() => readout(page, "epoch")).toBe(0);
    await page.setInputFiles("#model-file", { name: "mine.safetensors", mimeType: "", buffer: readFileSync(path) });
    await notice(page, /“mine.safetensors” is opened/);
    await expect.poll(() => page.locator("input[value='circles']").isChecked()).toBe(true);
    await expect.poll(() => fingerprint(page)).toBe(weights);
    await expect.poll(() => numbers()).toStrictEqual(before);
    await page.click("#share");
    await notice(page, /not the model you opened/);
    await page.setInputFiles("#model-file", { name: "bad.safetensors", mimeType: "", buffer: Buffer.from("nonsense") });
    await notice(page, /bad\.safetensors/);
    await expect.poll(() => fingerprint(page)).toBe(weights);
  });

  test("the learning rate is changed while the network learns", async () => {
    const page = await open(SMALL);
    await trainToEnd(page, 60);
    await page.selectOption("#setting-learningRate", "0.1");
    await notice(page, /training goes on from here/);
    await expect.poll(() => readout(page, "epoch")).toBe(60);
    await page.click("#share");
    await notice(page, /not the changes made by hand/);
    await page.click("#undo");
    await expect.poll(() => page.inputValue("#setting-learningRate")).toBe("0.01");
  });

  test("runs both studies; a cell of the map trains in the main view", async () => {
    const page = await open();
    await page.fill("#norms-networks", "200");
    await page.click("#norms-run");
    const status = (study: number) => page.locator(".study .study-form .status").nth(study).innerText();
    await expect.poll(() => status(0)).toMatch(/^200 networks in/);
    await page.fill("#map-side", "11");
    await page.fill("#map-runs", "4");
    await page.fill("#map-epochs", "100.5");
    await page.click("#map-run");
    await expect.poll(() => status(1)).toMatch(/Max. epochs: a whole number/);
    await page.fill("#map-epochs", "100");
    await page.click("#map-run");
    await expect.poll(() => status(1)).toMatch(/Choose a cell/);
    await fullSpeed(page);
    const map = page.locator(".study", { has: page.locator("#map-cell") }).locator("canvas");
    // It is drawn when it is seen, and has cells from then on.
    await map.scrollIntoViewIfNeeded();
    await expect.poll(() => colorsOf(map)).toBeGreaterThan(8);
    const { width, height } = (await map.boundingBox())!;
    await map.click({ position: { x: width * 0.6, y: height * 0.5 } });
    await expect.poll(() => readout(page, "epoch")).toBeGreaterThan(10);
    await fingerprint(page);
    await expect.poll(() => page.inputValue("#setting-activation")).toBe("sigmoid");
    await map.focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => page.locator("#map-cell").innerText()).toMatch(/^Learning rate .*%/);
  });

  test("knows a digit that is drawn", async () => {
    const page = await open("#set=digits&stopEpoch=30&settle=off");
    await trainToEnd(page, 30);
    const { x, y } = (await page.locator(".pad").boundingBox())!;
    await page.mouse.move(x + 112, y + 24);
    await page.mouse.down();
    await page.mouse.move(x + 112, y + 200, { steps: 12 });
    await page.mouse.up();
    await expect.poll(() => page.locator(".answer").first().innerText()).toMatch(/^I see a 1 /);
  });

  test("saves every figure as SVG and CSV", async () => {
    const page = await open(SMALL);
    await trainToEnd(page, 60);
    for (const name of ["Output", "Network", "Loss", "Accuracy", "Norms of weights and biases", "Confusion matrix"]) {
      const menu = page.getByRole("button", { name: `Save: ${name}` });
      await menu.scrollIntoViewIfNeeded();
      for (const format of ["SVG", "CSV"]) {
        await menu.click();
        const [download] = await Promise.all([
          page.waitForEvent("download"),
          page.locator(".panel").getByText(format, { exact: true }).click(),
        ]);
        const text = readFileSync(await download.path(), "utf8");
        expect(text).toMatch(format === "SVG" ? /^<svg [\s\S]*<\/svg>\n$/ : /^[a-z0-9 ]+,.*\n[\d.a-z-]+,/);
      }
    }
  });

  test("a hidden tab pauses by choice, and says so", async () => {
    const page = await open("#stopEpoch=100000&settle=off");
    const hide = (state: string) =>
      page.evaluate((value) => {
        Object.defineProperty(document, "visibilityState", { value, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
      }, state);
    await page.click("#view-menu");
    await page.selectOption("#hidden-tab", "pause");
    await page.keyboard.press("Escape");
    await page.click("#toggle");
    await expect.poll(() => readout(page, "loss")).toBeLessThan(1);
    await hide("hidden");
    await fingerprint(page);
    await hide("visible");
    await notice(page, /was paused while the tab was hidden/);
    await expect.poll(() => page.locator("#toggle").getAttribute("aria-label")).toBe("Pause");
  });

  test("works offline after the first visit", async () => {
    const page = await open("", { serviceWorkers: "allow" });
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await page.context().setOffline(true);
    await page.reload();
    await page.click("#step");
    await expect.poll(() => readout(page, "epoch")).toBe(1);
    await chooseSet(page, "digits");
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
  const path = join(folder, "program.mjs");
  writeFileSync(path, program + end);
  const output = execFileSync(process.execPath, [path], { encoding: "utf8" });
  return /fingerprint ([0-9a-f]{8})/.exec(output)![1];
}

describe.skipIf(!hasChromium())("where the playground cannot work as it should", () => {
  beforeAll(async () => {
    browser = await launchChromium();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
  });

  test("a policy that forbids WebAssembly is said in a sentence", async () => {
    const policy = "script-src 'self'; worker-src 'self'";
    await using strict = await serve({ "content-security-policy": policy });
    await using visit = await openPage(browser, strict.address);
    expect(await notice(visit.page, /Networks cannot be trained here/)).toMatch(/'wasm-unsafe-eval'/);
  });

  test("a worker that does not come is said, and can be started again", async () => {
    await using plain = await serve();
    await using visit = await openPage(browser, "about:blank");
    const { page } = visit;
    await page.route(/worker.*\.js/, (route) => route.abort());
    await page.goto(plain.address);
    await notice(page, /The part of the page that trains has stopped/);
    await page.unroute(/worker.*\.js/);
    await page.getByText("Start it again").click();
    await page.click("#step");
    await expect.poll(() => readout(page, "epoch")).toBe(1);
  });

  /** The plane, the diagram and a figure of the visualizer. */
  const PICTURES = [".regions", ".diagram canvas", "#details figure:nth-of-type(3) canvas"];

  test.each(["cannot be started", "is missing"])("what draws in a worker that %s is drawn in the page", async (how) => {
    await using plain = await serve();
    await using visit = await openPage(browser, "about:blank");
    const { page } = visit;
    await breakWorkers(page, how === "is missing");
    await page.goto(plain.address + SMALL);
    await page.click("#step");
    for (const picture of PICTURES) {
      const canvas = page.locator(picture);
      await canvas.scrollIntoViewIfNeeded();
      await expect.poll(() => colorsOf(canvas)).toBeGreaterThan(8);
    }
    await expect.poll(() => page.locator(".undrawn").count()).toBe(0);
  });

  test("a figure that cannot be drawn is said in its place, and drawn again", async () => {
    await using plain = await serve();
    await using visit = await openPage(browser, "about:blank");
    const { page } = visit;
    await breakWorkers(page, false);
    await page.addInitScript(() => {
      const { prototype } = OffscreenCanvas;
      const whole = Object.getOwnPropertyDescriptor(prototype, "getContext")!;
      prototype.getContext = () => null;
      Object.assign(globalThis, { mend: () => Object.defineProperty(prototype, "getContext", whole) });
    });
    await page.goto(plain.address + SMALL);
    for (const picture of PICTURES) {
      const canvas = page.locator(picture);
      await canvas.scrollIntoViewIfNeeded();
      await expect
        .poll(() => page.locator(`${picture} + .undrawn`).innerText())
        .toMatch(/could not be drawn.*Draw it again/s);
    }
    await page.getByRole("button", { name: "Save: Confusion matrix" }).click();
    await page.locator(".panel").getByText("PNG", { exact: true }).click();
    await notice(page, /could not be drawn/);
    await page.click("#step");
    await expect.poll(() => readout(page, "epoch")).toBe(1);
    await expect.poll(() => page.locator("#details .undrawn").count()).toBe(3);
    // A figure that comes into view is drawn again by itself.
    const last = page.locator(PICTURES[2]);
    await last.scrollIntoViewIfNeeded();
    await page.evaluate("void mend()");
    // Accuracy and norms stand beside it; they have something to show since the step.
    await page.evaluate(() => {
      for (const button of document.querySelectorAll<HTMLElement>("#details .undrawn button")) button.click();
    });
    await expect.poll(() => colorsOf(last)).toBeGreaterThan(8);
    for (const picture of PICTURES) {
      const canvas = page.locator(picture);
      await canvas.scrollIntoViewIfNeeded();
      await expect.poll(() => colorsOf(canvas)).toBeGreaterThan(8);
    }
    await expect.poll(() => page.locator(".undrawn").count()).toBe(0);
  });

  test("in a sandboxed frame it learns and draws in workers of its own script", async () => {
    const frame = `<!doctype html><link rel="icon" href="data:," />
      <iframe sandbox="allow-scripts" src="./index.html${SMALL}&lesson=thousand" width="1200" height="700"></iframe>`;
    await using course = await serve({}, { "/course.html": frame });
    await using visit = await openPage(browser, "about:blank");
    const { page } = visit;
    const workers: string[] = [];
    page.on("worker", (worker) => workers.push(worker.url()));
    await page.goto(`${course.address}course.html`);
    const inside = page.frameLocator("iframe");
    await inside.locator("#step").click();
    await expect.poll(() => inside.locator("#read-epoch").innerText()).toMatch(/^1\b/);
    for (const picture of PICTURES) {
      const canvas = inside.locator(picture);
      await canvas.scrollIntoViewIfNeeded();
      await expect.poll(() => colorsOf(canvas)).toBeGreaterThan(8);
    }
    expect(workers.map((url) => url.slice(0, 10))).toStrictEqual(Array(3).fill("blob:null/"));
    await expect.poll(() => inside.locator(".undrawn, .notice, .unable").count()).toBe(0);
    await expect
      .poll(() => inside.locator("#lesson-check").innerText())
      .toMatch(/needs the studies, which are not shown here/);
    // The modules of the page, which no frame without an origin may load.
    expect(visit.errors.filter((error) => !/CORS|net::ERR_FAILED/.test(error))).toStrictEqual([]);
  });
});

/** Lets no worker draw: it cannot be started, or its file is missing. */
function breakWorkers(page: Page, isMissing: boolean): Promise<unknown> {
  return page.addInitScript((missing) => {
    const { Worker } = globalThis;
    globalThis.Worker = class extends Worker {
      constructor(address: string | URL, options?: WorkerOptions) {
        const isBroken = ["painting", "plots"].includes(options?.name ?? "");
        if (isBroken && !missing) throw new Error("no worker");
        super(isBroken ? "./missing.js" : address, options);
      }
    };
  }, isMissing);
}

async function serve(headers = {}, pages = {}): Promise<StaticServer & AsyncDisposable> {
  const started = await serveFolder(folder, { headers, pages });
  return Object.assign(started, { [Symbol.asyncDispose]: () => started.close() });
}
