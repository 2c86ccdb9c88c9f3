/** Pictures of the built playground for docs/playground: phone and desktop, light and dark. */
import { mkdirSync } from "node:fs";
import type { Browser } from "playwright-core";
import { hasChromium, launchChromium } from "../test/browser/chromium";
import { serveFolder } from "../test/browser/static-server";

const FOLDER = "docs/playground";
/** Keeps each picture below 200 KB. */
const DESKTOP_SCALE = 0.72;
const SPIRAL = "#set=spiral&stopEpoch=150&settle=off";
const CIRCLES = "#set=circles&samples=128&noise=0.1&factor=0.2&scale=off&hidden=8&stopEpoch=150&settle=off";

interface Shot {
  readonly name: string;
  readonly scheme: "light" | "dark";
  readonly width: number;
  readonly height: number;
  readonly hash: string;
  /** Element at the top of the picture; default the page's. */
  readonly from?: string;
  readonly hasStudies?: boolean;
}

const SHOTS: readonly Shot[] = [
  { name: "desktop-light", scheme: "light", width: 1440, height: 900, hash: SPIRAL },
  { name: "desktop-dark", scheme: "dark", width: 1440, height: 900, hash: SPIRAL },
  {
    name: "studies-light",
    scheme: "light",
    width: 1440,
    height: 780,
    hash: CIRCLES,
    from: "#studies",
    hasStudies: true,
  },
  { name: "phone-light", scheme: "light", width: 360, height: 740, hash: SPIRAL },
  { name: "phone-dark", scheme: "dark", width: 360, height: 740, hash: SPIRAL, from: ".tabs" },
];

async function take(browser: Browser, address: string, shot: Shot): Promise<void> {
  const { name, scheme, width, height, hash, from, hasStudies } = shot;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    deviceScaleFactor: width > 1000 ? DESKTOP_SCALE : 1,
  });
  const page = await context.newPage();
  await page.goto(address + hash);
  await page.click("#toggle");
  await page.waitForFunction(
    () =>
      document.querySelector("#fingerprint")?.getAttribute("data-bits") !== "" &&
      document.querySelector("#read-epoch")?.textContent === "150",
  );
  if (hasStudies === true) {
    await page.click("#norms-run");
    await page.locator(".study .status").filter({ hasText: "networks in" }).waitFor();
    await page.click("#map-run");
    await page.locator(".study .status").filter({ hasText: "Choose a cell" }).waitFor();
  }
  if (from !== undefined) {
    await page.evaluate((selector) => {
      document.querySelector(selector)?.scrollIntoView();
      scrollBy(0, innerWidth > 1000 ? -66 : -8);
    }, from);
  }
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
  await context.close();
}

if (hasChromium()) {
  mkdirSync(FOLDER, { recursive: true });
  const server = await serveFolder("dist/playground");
  const browser = await launchChromium();
  for (const shot of SHOTS) await take(browser, server.address, shot);
  await browser.close();
  await server.close();
}
