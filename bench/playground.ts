/** Figures of the built playground in Chromium: frames, main thread, studies, first load. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, CDPSession, Page } from "playwright-core";
import { hasChromium, launchChromium } from "../test/browser/chromium";
import { serveFolder, type StaticServer } from "../test/browser/static-server";

const FOLDER = "dist/playground";
const SPIRAL = "#set=spiral&hidden=64,64&batchSize=64&stopEpoch=1000000&settle=off";
/** Long epochs: 14,000 batches each. */
const HEAVY = "#set=spiral&samples=20000&hidden=64,64&batchSize=1&settle=off";
const MEASURED_MS = 5000;
/** How much slower the slow machine is. */
const SLOWDOWN = 4;
/** A school laptop. */
const SCHOOL_SLOWDOWN = 6;

/** What a page counts about itself. */
interface Counts {
  /** Pictures of the network that were drawn. */
  readonly pictures: number;
  readonly frames: number;
  readonly longestDrawMs: number;
  readonly longestGapMs: number;
}

interface Counters {
  start(): void;
  stop(): Counts;
}

declare global {
  var pageCounters: Counters | undefined;
}

/** Runs in the page: counts its frames, and how long nothing else could run. */
function installCounters(): void {
  const TIMER_MS = 5;
  const request = window.requestAnimationFrame.bind(window);
  let [pictures, frames, longestDraw, longestGap, last] = [0, 0, 0, 0, 0];
  const post = Reflect.get(Worker.prototype, "postMessage") as (this: Worker, ...values: unknown[]) => void;
  Worker.prototype.postMessage = function (this: Worker, message: { type?: string }, ...rest: unknown[]) {
    if (message.type === "drawn") pictures++;
    post.call(this, message, ...rest);
  };
  window.requestAnimationFrame = (callback) =>
    request((time) => {
      const start = performance.now();
      callback(time);
      frames++;
      longestDraw = Math.max(longestDraw, performance.now() - start);
    });
  setInterval(() => {
    const now = performance.now();
    if (last > 0) longestGap = Math.max(longestGap, now - last - TIMER_MS);
    last = now;
  }, TIMER_MS);
  globalThis.pageCounters = {
    start: () => {
      [pictures, frames, longestDraw, longestGap] = [0, 0, 0, 0];
    },
    stop: () => ({ pictures, frames, longestDrawMs: longestDraw, longestGapMs: longestGap }),
  };
}

async function open(browser: Browser, server: StaticServer, hash: string): Promise<Page> {
  const context = await browser.newContext({ serviceWorkers: "block", viewport: { width: 1440, height: 1000 } });
  const page = await context.newPage();
  await page.addInitScript(installCounters);
  await page.goto(server.address + hash);
  await drawn(page);
  return page;
}

/** Waits for the first picture of the network. */
async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector("#read-epoch")?.textContent === "0");
}

async function measureTraining(browser: Browser, server: StaticServer): Promise<string[]> {
  const page = await open(browser, server, SPIRAL);
  await page.locator("#speed").fill("7");
  await page.click("#toggle");
  await page.waitForTimeout(1000);
  await page.evaluate(() => {
    globalThis.pageCounters!.start();
  });
  await page.waitForTimeout(MEASURED_MS);
  const { pictures, frames, longestDrawMs, longestGapMs } = await page.evaluate(() => globalThis.pageCounters!.stop());
  const speed = await page.locator(".readouts small").first().innerText();
  await page.context().close();
  return [
    `training 2-64-64-3 on the spiral: ${perSecond(pictures)} pictures in ${perSecond(frames)} frames a second, ${speed}`,
    `main thread: longest drawing ${longestDrawMs.toFixed(1)} ms, longest time without an answer ${longestGapMs.toFixed(1)} ms`,
  ];
}

function perSecond(count: number): string {
  return ((1000 * count) / MEASURED_MS).toFixed(0);
}

/** Time of the page's own thread so far, which other programs do not lengthen. */
async function threadMs(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return 1000 * metrics.find(({ name }) => name === "TaskDuration")!.value;
}

/** The slow machine: pictures a second, the longest task, and how soon a pause is answered. */
async function measureSlow(browser: Browser, server: StaticServer, hash: string): Promise<string> {
  const page = await open(browser, server, hash);
  const devtools = await page.context().newCDPSession(page);
  // What drives the browser evaluates a large script of its own at its first action, in a long task that is not the page's.
  await page.hover("#toggle");
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SCHOOL_SLOWDOWN });
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.evaluate(() => {
    const tasks: number[] = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: "longtask" });
    Object.assign(globalThis, { longTasks: tasks });
  });
  // The pointer is there already: no script of what drives the browser takes part in the click.
  await page.mouse.down();
  await page.mouse.up();
  await page.evaluate(() => {
    globalThis.pageCounters!.start();
  });
  const before = await threadMs(devtools);
  await page.waitForTimeout(MEASURED_MS);
  const { pictures } = await page.evaluate(() => globalThis.pageCounters!.stop());
  const each = ((await threadMs(devtools)) - before) / Math.max(1, pictures);
  const pause = await page.evaluate(async () => {
    const toggle = document.querySelector<HTMLElement>("#toggle")!;
    const start = performance.now();
    toggle.click();
    while (toggle.getAttribute("aria-label") !== "Train") await new Promise((resolve) => setTimeout(resolve, 2));
    return performance.now() - start;
  });
  const longest = await page.evaluate(() => {
    const { longTasks } = globalThis as unknown as { longTasks: number[] };
    return Math.max(0, ...longTasks);
  });
  await page.context().close();
  const name = `${SCHOOL_SLOWDOWN} times slower, ${hash}`;
  const drawn = `${perSecond(pictures)} pictures a second, ${each.toFixed(0)} ms of the page's thread each`;
  return `${name}: ${drawn}, longest task ${longest.toFixed(0)} ms, pause in ${pause.toFixed(0)} ms`;
}

async function measureMap(browser: Browser, server: StaticServer): Promise<string> {
  const page = await open(browser, server, "");
  await page.click("#map-run");
  const status = page.locator(".study .study-form .status").filter({ hasText: "Choose a cell to train" });
  await status.waitFor({ timeout: 120_000 });
  const text = await status.innerText();
  await page.context().close();
  return `performance map: ${text.split(". ")[0]}`;
}

async function measureLoad(browser: Browser, server: StaticServer): Promise<string[]> {
  const before = server.requests.length;
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  const start = performance.now();
  await page.goto(server.address);
  await drawn(page);
  const seconds = (performance.now() - start) / 1000;
  await context.close();
  const paths = new Set(server.requests.slice(before).filter((path) => path !== "/favicon.ico"));
  const sizes = [...paths].map(
    (path) => gzipSync(readFileSync(join(FOLDER, path === "/" ? "index.html" : path))).length,
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return [
    `first load: ${(total / 1000).toFixed(1)} kB gzip in ${paths.size} files`,
    `first picture on a machine ${SLOWDOWN} times slower: ${seconds.toFixed(2)} s`,
  ];
}

async function main(): Promise<void> {
  if (!hasChromium()) return;
  const server = await serveFolder(FOLDER);
  const browser = await launchChromium();
  try {
    console.log(`Chromium ${browser.version()}`);
    for (const line of await measureLoad(browser, server)) console.log(line);
    for (const line of await measureTraining(browser, server)) console.log(line);
    for (const hash of ["#set=spiral", HEAVY]) console.log(await measureSlow(browser, server, hash));
    console.log(await measureMap(browser, server));
  } finally {
    await browser.close();
    await server.close();
  }
}

await main();
