/** The playground as people use it: built, served, opened, clicked. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { launchChromium } from "./chromium";
import { serveFolder } from "./static-server";

/** Builds the playground for a test, as `npm run build:playground` does, into a folder of its own; returns the folder. */
export function buildPlayground(): string {
  const outDir = mkdtempSync(resolve("build/playground-test-"));
  const args = ["node_modules/vite/bin/vite.js", "build", "-c", "playground/vite.config.mjs"];
  const env = { ...process.env, NODE_ENV: "production" };
  execFileSync(process.execPath, [...args, "--logLevel", "warn", "--outDir", outDir], { env, stdio: "inherit" });
  return outDir;
}

/** A playground that is built and served, and a browser for it. */
export interface ServedPlayground extends AsyncDisposable {
  readonly address: string;
  readonly browser: Browser;
}

/** Builds and serves the playground, under a path, and starts a browser. */
export async function servePlayground(base = "/"): Promise<ServedPlayground> {
  const folder = buildPlayground();
  const server = await serveFolder(folder, { base });
  const browser = await launchChromium();
  return {
    ...{ address: server.address, browser },
    async [Symbol.asyncDispose]() {
      await browser.close();
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** An open page that remembers what its console said. */
export interface OpenPage {
  readonly page: Page;
  readonly errors: string[];
}

/** Opens the page as a first visit. The copy for offline visits, some 50 files, is made with `serviceWorkers: "allow"` only. */
export async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<OpenPage & AsyncDisposable> {
  const permissions = ["clipboard-read", "clipboard-write"];
  const context = await browser.newContext({ permissions, serviceWorkers: "block", ...options });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.text().includes("registration blocked by Playwright")) return;
    if (message.type() === "error" || message.type() === "warning") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(address);
  return { page, errors, [Symbol.asyncDispose]: () => context.close() };
}

/** A number that the page shows. */
export async function readout(page: Page, name: "epoch" | "loss" | "validation" | "accuracy"): Promise<number> {
  return Number.parseFloat(await page.locator(`#read-${name}`).innerText());
}

/** Waits until training stands still; returns the weights' fingerprint. */
export async function fingerprint(page: Page): Promise<string> {
  let bits: string | null = "";
  await expect
    .poll(async () => (bits = await page.locator("#fingerprint").getAttribute("data-bits")))
    .toMatch(/^[0-9a-f]{8}$/);
  return bits;
}

/** Waits for a notice; returns its words. */
export async function notice(page: Page, words: RegExp): Promise<string> {
  const found = page.locator(".notice, .unable").filter({ hasText: words }).first();
  await found.waitFor({ timeout: 60_000 });
  return found.innerText();
}

/** Chooses a data set by its picture. */
export async function chooseSet(page: Page, set: string): Promise<void> {
  await page.locator(".set", { has: page.locator(`input[value="${set}"]`) }).click();
}

/** As fast as the machine allows. */
export async function fullSpeed(page: Page): Promise<void> {
  await page.locator("#speed").fill("7");
}

/** Trains to the end of the run. */
export async function trainToEnd(page: Page, epoch: number): Promise<string> {
  await fullSpeed(page);
  await page.click("#toggle");
  await expect.poll(() => readout(page, "epoch")).toBe(epoch);
  return fingerprint(page);
}

/** Drops a file on the page as a person would, with a second one if that has a name. */
export async function drop(page: Page, name: string, content: string | number, second = ""): Promise<void> {
  await page.evaluate(
    ([file, text, other]) => {
      const data = new DataTransfer();
      const parts = typeof text === "number" ? new Uint8Array(text) : text;
      data.items.add(new File([parts], file));
      if (other !== "") data.items.add(new File([parts], other));
      for (const type of ["dragenter", "dragover", "drop"]) {
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
      }
    },
    [name, content, second] as const,
  );
}

/** How many colors a canvas shows. */
export function colorsOf(canvas: Locator): Promise<number> {
  return canvas.evaluate((node: HTMLCanvasElement) => {
    const copy = Object.assign(document.createElement("canvas"), { width: node.width, height: node.height });
    const context = copy.getContext("2d")!;
    context.drawImage(node, 0, 0);
    const { data } = context.getImageData(0, 0, copy.width, copy.height);
    return new Set(new Uint32Array(data.buffer)).size;
  });
}
