/**
 * `npm run test:bundlers`: an application that uses every sub-path of the packed package, built for production by each
 * bundler with its defaults, gives in Chromium what it gives in Node, without an error in the console: in workers where
 * the bundler bundles them, else in the page, with one warning that says what to add; and so it does in workerd. No
 * bundler warns of our modules, and no file that it writes names a folder of the machine. Names after `--` choose
 * bundlers. The first run installs the bundlers into test/tools. Ends with code 1 if something is wrong.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { installPackage } from "../engines/bundles.mjs";
import { askWorkerd, workerdVersion } from "../engines/workerd.mjs";
import { installTools } from "../tools/install.mjs";
import { BUNDLERS, buildApplication, writeApplication } from "./builds.mjs";
import { launchBrowser, runApplication } from "./pages.mjs";

installTools();
const chosen = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "wasm-mlp-bundlers-"));
let browser;
try {
  installPackage(folder);
  assertAllUsed();
  browser = await launchBrowser();
  const expected = await inNode();
  for (const [name, bundler] of Object.entries(BUNDLERS)) {
    if (chosen.length === 0 || chosen.includes(name)) await tryBundler(name, bundler, expected);
  }
  if (chosen.length === 0 || chosen.includes("workerd")) await tryWorkerd(expected);
} finally {
  await browser?.close();
  if (process.env.KEEP !== "1") rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}

/** A sub-path that the application does not import would not be tried. */
function assertAllUsed() {
  const sources = readdirSync("test/bundlers/app").map((name) => readFileSync(`test/bundlers/app/${name}`, "utf8"));
  const paths = Object.keys(JSON.parse(readFileSync("package.json", "utf8")).exports);
  const modules = paths.filter((path) => !/\.js(on)?$/.test(path)).map((path) => `"wasm-mlp${path.slice(1)}"`);
  const missing = modules.filter((name) => !sources.some((source) => source.includes(name)));
  if (missing.length > 0) throw new Error(`test/bundlers/app does not import ${missing.join(", ")}`);
}

async function inNode() {
  await writeApplication(join(folder, "node"));
  const { useEverything } = await import(pathToFileURL(join(folder, "node/src/use-everything.js")).href);
  return useEverything();
}

async function tryBundler(name, bundler, expected) {
  const application = join(folder, name.replace(/\W+/g, "-"));
  const start = performance.now();
  try {
    await writeApplication(application);
    const { version, faults } = await buildApplication(application, bundler);
    const ran = faultsOf(await runApplication(browser, application), bundler, expected);
    report(`${name} ${version}`, [...faults, ...ran], start);
  } catch (error) {
    report(name, [String(error.stdout ?? ""), String(error.stderr ?? error)], start);
  }
}

async function tryWorkerd(expected) {
  const start = performance.now();
  const program = 'export { useEverything as default } from "./node/src/use-everything.js";';
  try {
    report(`workerd ${workerdVersion()}`, differences(await askWorkerd(folder, program), expected), start);
  } catch (error) {
    report("workerd", [String(error.stdout ?? ""), String(error.stderr ?? error)], start);
  }
}

function differences(results, expected) {
  return Object.keys(expected)
    .filter((key) => JSON.stringify(results[key]) !== JSON.stringify(expected[key]))
    .map((key) => `${key}: ${JSON.stringify(results[key])}, not ${JSON.stringify(expected[key])}`);
}

function faultsOf({ results, said, workers }, { hasWorkers }, expected) {
  const faults = differences(results, expected);
  if (hasWorkers ? workers < 2 : workers > 0) faults.push(`${workers} workers`);
  const warnings = said.filter(({ type, text }) => type === "warning" && text.includes("setWorkerFolder("));
  if (warnings.length !== (hasWorkers ? 0 : 1)) {
    faults.push(`${warnings.length} warnings of missing workers`, ...warnings.map(({ text }) => text));
  }
  return [
    ...faults,
    ...said.filter((message) => !warnings.includes(message)).map(({ type, text }) => `${type}: ${text}`),
  ];
}

function report(label, faults, start) {
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`${label.padEnd(36)}${faults.length === 0 ? "all digests equal" : "WRONG"} (${seconds} s)`);
  for (const fault of faults) console.log(`  ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
}
