/** Runs a built application in Chromium: what it gives and says, and how many workers it had. */
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { preview } from "vite";

const PLACES = [process.env.CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export function launchBrowser() {
  const executablePath = PLACES.find((path) => path !== undefined && existsSync(path)) ?? chromium.executablePath();
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
}

export async function runApplication(browser, root) {
  const server = await preview({
    configFile: false,
    logLevel: "silent",
    appType: "mpa",
    root,
    build: { outDir: "out" },
    preview: { host: "127.0.0.1", port: 0 },
  });
  const page = await browser.newPage();
  const said = [];
  let workers = 0;
  page.on("console", (message) => said.push({ type: message.type(), text: message.text() }));
  page.on("pageerror", (error) => said.push({ type: "error", text: String(error) }));
  page.on("worker", () => workers++);
  try {
    await page.goto(`http://127.0.0.1:${server.httpServer.address().port}/`);
    await page.waitForFunction("globalThis.outcome !== undefined");
    return { results: await page.evaluate("globalThis.outcome"), said, workers };
  } finally {
    await page.close();
    await server.close();
  }
}
