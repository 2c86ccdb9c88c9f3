/**
 * `npm run test:firefox`: the main way through the built playground (`npm run build`) in Firefox, driven over
 * WebDriver BiDi, and that Chromium shows the same bits. `FIREFOX` names another program than
 * `firefox` or `firefox-esr` on the path. Ends with code 1 if a step fails.
 */
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import puppeteer from "puppeteer-core";

const FOLDER = "dist/playground";
const SMALL = "#set=circles&samples=100&hidden=6,4&stopEpoch=60&settle=off";
const WAIT = { timeout: 60_000 };
const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

function programOf(names) {
  for (const name of names.filter(Boolean)) {
    try {
      return execFileSync("which", [name], { encoding: "utf8" }).trim();
    } catch {
      // The next name.
    }
  }
  return undefined;
}

async function serve() {
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    const file = join(FOLDER, path === "/" ? "index.html" : path);
    readFile(file).then(
      (content) => {
        response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
        response.end(content);
      },
      () => {
        response.writeHead(404);
        response.end();
      },
    );
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

const bitsOf = (page) =>
  page
    .waitForFunction(() => document.querySelector("#fingerprint")?.dataset.bits || undefined, WAIT)
    .then((handle) => handle.jsonValue());

const seen = (page, selector, words) =>
  page.waitForFunction(
    (where, source) => new RegExp(source).test(document.querySelector(where)?.textContent ?? ""),
    WAIT,
    selector,
    words.source,
  );

async function open(browser, url) {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForSelector("#toggle:not([disabled])", WAIT);
  // The parts of the page come one after the other; this is in the last one.
  await page.waitForSelector("#teachers-run", WAIT);
  return page;
}

/** Sets a slider or a text as a person would, with the event that tells the page. */
const fill = (page, selector, value, event) =>
  page.$eval(
    selector,
    (node, text, type) => {
      node.value = text;
      node.dispatchEvent(new Event(type, { bubbles: true }));
    },
    value,
    event,
  );

async function trainToEnd(page) {
  await fill(page, "#speed", "7", "input");
  await page.click("#toggle");
  await seen(page, ".reason", /All epochs are done/);
  return bitsOf(page);
}

const STEPS = {
  "trains a run to its end": async (browser, address) => {
    const page = await open(browser, address + SMALL);
    return trainToEnd(page);
  },
  "goes back to a recorded moment and to the present": async (browser, address) => {
    const page = await open(browser, address + SMALL);
    const end = await trainToEnd(page);
    await page.focus("#scrub");
    await page.keyboard.press("ArrowLeft");
    await seen(page, ".scrubber", /You see epoch/);
    const before = await bitsOf(page);
    await page.click("#now");
    await page.waitForFunction((bits) => document.querySelector("#fingerprint").dataset.bits === bits, WAIT, end);
    return before;
  },
  "a link trains to its moment": async (browser, address) => {
    const page = await open(browser, `${address}${SMALL}&epoch=17`);
    await page.waitForFunction(() => document.querySelector("#read-epoch").textContent === "17", WAIT);
    return bitsOf(page);
  },
  "the first lesson is solved": async (browser, address) => {
    const page = await open(browser, `${address}#set=xor&hidden=&stopEpoch=100&lesson=one-layer`);
    await page.click(".layers .add");
    const bits = await trainToEnd(page).catch(() => bitsOf(page));
    await seen(page, "#lesson-check", /^✓ Solved/);
    return bits;
  },
  "a pasted table is learned": async (browser, address) => {
    const page = await open(browser, address);
    await page.click("input[value='csv']");
    const rows = Array.from({ length: 60 }, (_, i) => `${i % 9};${(i * 7) % 11},5;${i % 9 > 4 ? "high" : "low"}`);
    await fill(page, "#paste", ["a;b;answer", ...rows].join("\n"), "input");
    await page.$eval("#paste", (node) => node.closest("details").setAttribute("open", ""));
    await page.waitForSelector("#use-pasted:not([disabled])", WAIT);
    await page.click("#use-pasted");
    await seen(page, "#notices", /60 rows, 3 columns/);
    await page.click("#step");
    await page.waitForFunction(() => document.querySelector("#read-epoch").textContent === "1", WAIT);
    return bitsOf(page);
  },
  "a study opens its network": async (browser, address) => {
    const page = await open(browser, address);
    for (const [name, value] of [
      ["points", "9"],
      ["labellings", "8"],
      ["epochs", "100"],
    ]) {
      await fill(page, `#capacity-${name}`, value, "input");
    }
    // As a person does: cards below are laid out when they are seen.
    await page.$eval("#capacity-run", (button) => button.scrollIntoView({ block: "center" }));
    await page.click("#capacity-run");
    await page.waitForFunction(
      () => /Done in/.test(document.querySelector("#capacity-run").closest(".study").textContent),
      WAIT,
    );
    await page.$eval("#capacity-run", (node) => node.closest(".study").querySelector("canvas").focus());
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await seen(page, "#notices", /This network of the study is shown/);
    return bitsOf(page);
  },
};

async function bitsIn(name, browser, address) {
  const found = {};
  console.log(`${name} ${await browser.version()}`);
  for (const [step, run] of Object.entries(STEPS)) {
    found[step] = await run(browser, address).catch((error) => `failed: ${error.message}`);
    console.log(`  ${step}: ${found[step]}`);
    for (const page of (await browser.pages()).slice(1)) await page.close();
  }
  await browser.close();
  return found;
}

const firefox = programOf([process.env.FIREFOX, "firefox", "firefox-esr"]);
const chromium = programOf([process.env.CHROMIUM, "chromium", "chromium-browser", "google-chrome"]);
if (firefox === undefined) {
  console.log("Firefox is not installed; set FIREFOX to its path.");
  process.exit(1);
}
const server = await serve();
const one = await bitsIn(
  "Firefox",
  await puppeteer.launch({ browser: "firefox", executablePath: firefox, headless: true }),
  server.address,
);
const two =
  chromium &&
  (await bitsIn(
    "Chromium",
    await puppeteer.launch({ executablePath: chromium, headless: true, args: ["--no-sandbox"] }),
    server.address,
  ));
server.close();
const isSame = Object.entries(one).every(
  ([step, bits]) => /^[0-9a-f]{8}$/.test(bits) && (two === undefined || two[step] === bits),
);
console.log(isSame ? "Every step succeeded, with the same bits." : "A step failed, or the bits differ.");
process.exitCode = isSame ? 0 : 1;
