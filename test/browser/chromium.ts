/** Finds a Chromium and starts it. */
import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const USUAL_PLACES = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Path of a Chromium: `CHROMIUM_PATH`, the usual places, what playwright has downloaded; else undefined. */
export function findChromium(): string | undefined {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH !== undefined) return existsSync(CHROMIUM_PATH) ? CHROMIUM_PATH : undefined;
  return [...USUAL_PLACES, chromium.executablePath()].find((path) => existsSync(path));
}

/** What people read where there is none. */
export const NO_CHROMIUM =
  "BROWSER TESTS SKIPPED: no Chromium was found. Install one (Debian: apt-get install chromium; elsewhere: " +
  "npx playwright install chromium) or set CHROMIUM_PATH to its program.";

/** Whether browser tests can run; says so loudly when not, and fails where nobody would read it. */
export function hasChromium(): boolean {
  if (findChromium() !== undefined) return true;
  if (process.env.CI === "true") throw new Error(NO_CHROMIUM);
  console.warn(`\n${"=".repeat(80)}\n${NO_CHROMIUM}\n${"=".repeat(80)}\n`);
  return false;
}

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function launchChromium(flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), headless: true, args: [...FLAGS, ...flags] });
}
