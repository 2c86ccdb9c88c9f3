/** Pictures of the built playground for docs/playground: phone and desktop, light and dark. */
import { mkdirSync } from "node:fs";
import type { Browser, Locator, Page } from "playwright-core";
import { hasChromium, launchChromium } from "../test/browser/chromium";
import { serveFolder } from "../test/browser/static-server";

const FOLDER = "docs/playground";
/** The picture that is shown with a link to the page. */
const PREVIEW = "playground/public/preview.png";
const EXAMPLES = "playground/public/examples";
/** Keeps all of them together below 100 KB. */
const EXAMPLE_QUALITY = 55;
/** Keeps each picture below 200 KB. */
const DESKTOP_SCALE = 0.66;
const SPIRAL = "#set=spiral&stopEpoch=150&settle=off";

interface Shot {
  readonly name: string;
  readonly scheme: "light" | "dark";
  readonly width: number;
  readonly height: number;
  readonly hash: string;
  /** What is done before the picture is taken; default: the run is trained to its end. */
  readonly act?: (page: Page) => Promise<void>;
  /** Where it is written; default the folder of the pictures. */
  readonly path?: string;
  /** Element at the top of the picture; default the page's. */
  readonly from?: string;
}

/** A small table to show. */
const TABLE = [
  "width,height,kind",
  ...Array.from({ length: 90 }, (_, i) => {
    const kind = i % 3;
    return [10 + 6 * kind + ((i * 7) % 9), 30 - 5 * kind + ((i * 5) % 11), ["oak", "elm", "fir"][kind]].join(",");
  }),
].join("\n");

async function trained(page: Page): Promise<void> {
  const tab = page.locator("#tab-training");
  if (await tab.isVisible()) await tab.click();
  await page.locator("#speed").fill("7");
  if (await tab.isVisible()) await page.locator("#tab-curves").click();
  await page.click("#toggle");
  await page.locator(".reason").filter({ hasText: /./ }).waitFor();
}

/** As it is found. */
async function opened(page: Page): Promise<void> {
  await page.waitForTimeout(1000);
}

async function pasted(page: Page): Promise<void> {
  const tab = page.locator("#tab-data");
  if (await tab.isVisible()) await tab.click();
  await page.locator(".set", { has: page.locator("input[value='csv']") }).click();
  await page.getByText("Paste a table").click();
  await page.fill("#paste", TABLE);
  await page.click("#use-pasted");
  await page.getByText("” is read").waitFor();
  await trained(page);
  if (await tab.isVisible()) await tab.click();
  await page.locator(".notice button").first().click();
}

const STUDIES = ["norms", "map", "boundary", "starts", "stability", "dying", "capacity", "teachers"];

/** Runs a study to its end; returns its card. */
async function studied(page: Page, id: string): Promise<Locator> {
  const card = page.locator(".study", { has: page.locator(`#${id}-run`) });
  await page.click(`#${id}-run`);
  await card.locator("canvas").waitFor();
  await card.locator("progress").waitFor({ state: "detached", timeout: 300_000 });
  return card;
}

async function studiedBoundary(page: Page): Promise<void> {
  const tab = page.locator("#tab-studies");
  if (await tab.isVisible()) await tab.click();
  await studied(page, "boundary");
}

async function studiedTwo(page: Page): Promise<void> {
  await studied(page, "boundary");
  await studied(page, "starts");
}

/** The pictures that the cards of the studies show before a first run. */
async function takeExamples(browser: Browser, address: string): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1200 }, deviceScaleFactor: 1 });
  const page = await context.newPage();
  await page.goto(address);
  await page.locator("#toggle:enabled").waitFor();
  for (const id of STUDIES) {
    const card = await studied(page, id);
    await card.locator("canvas").screenshot({ path: `${EXAMPLES}/${id}.jpg`, type: "jpeg", quality: EXAMPLE_QUALITY });
  }
  await context.close();
}

/** Two networks, one with sigmoids. */
async function compared(page: Page): Promise<void> {
  await page.click("#compare");
  await page.selectOption("#setting-activation", "sigmoid");
  await trained(page);
}

async function surfaced(page: Page): Promise<void> {
  await trained(page);
  await page.click("#draw-landscape");
  await page.locator("#landscape canvas").waitFor();
}

async function presented(page: Page): Promise<void> {
  await page.click("#view-menu");
  await page.check("#present");
  await page.keyboard.press("Escape");
  await trained(page);
}

const WIDTHS = {
  1440: { width: 1440, height: 900 },
  1024: { width: 1024, height: 768 },
  390: { width: 390, height: 844 },
  360: { width: 360, height: 740 },
} as const;
const DESKTOP = WIDTHS[1440];
const SCHEMES = ["light", "dark"] as const;
const LESSON = "#set=xor&noise=0.2&hidden=&lesson=one-layer";

/** What is shown in each width and scheme. */
const VIEWS: readonly Pick<Shot, "name" | "hash" | "act" | "from">[] = [
  { name: "first", hash: SPIRAL },
  { name: "lesson", hash: LESSON, act: opened },
  { name: "table", hash: "", act: pasted, from: "#data" },
  { name: "study", hash: SPIRAL, act: studiedBoundary, from: ".study:nth-child(3)" },
  { name: "presentation", hash: SPIRAL, act: presented },
];

const SHOTS: readonly Shot[] = [
  ...VIEWS.flatMap((view) =>
    Object.values(WIDTHS).flatMap((size) =>
      SCHEMES.map((scheme) => ({ ...view, ...size, scheme, name: `${view.name}-${size.width}-${scheme}` })),
    ),
  ),
  { name: "studies-light", scheme: "light", ...DESKTOP, hash: SPIRAL, act: studiedTwo, from: ".study:nth-child(3)" },
  { name: "compare-dark", scheme: "dark", ...DESKTOP, hash: SPIRAL, act: compared, from: "main" },
  { name: "surface-light", scheme: "light", ...DESKTOP, hash: SPIRAL, act: surfaced, from: "#details" },
  { name: "preview", scheme: "light", width: 1200, height: 630, hash: SPIRAL, path: PREVIEW },
];

async function take(browser: Browser, address: string, shot: Shot): Promise<void> {
  const { name, scheme, width, height, hash, act = trained, from, path = `${FOLDER}/${name}.png` } = shot;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    deviceScaleFactor: width > 1000 ? DESKTOP_SCALE : 1,
  });
  const page = await context.newPage();
  await page.goto(address + hash);
  await page.locator("#toggle:enabled").waitFor();
  await act(page);
  await page.evaluate((selector) => {
    if (selector === undefined) scrollTo(0, 0);
    else document.querySelector(selector)?.scrollIntoView();
    if (selector !== undefined) scrollBy(0, innerWidth > 1000 ? -144 : -8);
  }, from);
  await page.waitForTimeout(500);
  await page.screenshot({ path });
  await context.close();
}

if (hasChromium()) {
  for (const folder of [FOLDER, EXAMPLES]) mkdirSync(folder, { recursive: true });
  const server = await serveFolder("dist/playground");
  const browser = await launchChromium();
  // `npm run screenshots -- table-light` takes one picture only.
  const only = process.argv.slice(2);
  if (only.length === 0) await takeExamples(browser, server.address);
  for (const shot of SHOTS.filter(({ name }) => only.length === 0 || only.includes(name)))
    await take(browser, server.address, shot);
  await browser.close();
  await server.close();
}
