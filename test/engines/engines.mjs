/**
 * `npm run test:engines`: the packed package trains on every engine that this machine has and
 * through bundlers; all must give the bits of Node. `-- --tools <folder>` names a folder whose
 * node_modules have bun, deno and webpack (`npm install --prefix <folder> bun deno webpack`);
 * without it they are looked for on the PATH; workerd is one of test/tools. Engines that are absent are said to be. Ends with
 * code 1 if a digest is wrong.
 */
import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs, promisify } from "node:util";
import { version as viteVersion } from "vite";
import { askBrowser } from "./browsers.mjs";
import { bundleWithVite, bundleWithWebpack, installPackage, writePrograms } from "./bundles.mjs";
import { askWorkerd, workerdVersion } from "./workerd.mjs";

const { values } = parseArgs({ options: { tools: { type: "string" } } });
const tools = values.tools && resolve(values.tools);
const path = [tools && join(tools, "node_modules/.bin"), process.env.PATH].filter(Boolean).join(":");
const environment = { ...process.env, PATH: path };

const RUNTIMES = {
  Node: { programs: [process.execPath], options: [] },
  Bun: { programs: ["bun"], options: ["run"] },
  Deno: { programs: ["deno"], options: ["run", "--no-lock", "--node-modules-dir=manual"] },
};

const BROWSERS = {
  Firefox: ["firefox", "firefox-esr"],
  Chromium: [process.env.CHROMIUM_PATH, "chromium", "chromium-browser", "google-chrome"],
};

const rows = [];
const folder = mkdtempSync(join(tmpdir(), "wasm-mlp-engines-"));
try {
  await runAll();
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
print();
process.exitCode = rows.some(({ result }) => result.startsWith("WRONG")) ? 1 : 0;

function print() {
  const [first, second] = ["engine", "version"].map((key) => Math.max(...rows.map((row) => row[key].length)) + 2);
  for (const { engine, version, result } of rows) {
    console.log(engine.padEnd(first) + version.padEnd(second) + result);
  }
}

async function runAll() {
  installPackage(folder);
  const versions = { vite: viteVersion };
  if (hasWebpack()) versions.webpack = "";
  await writePrograms(folder, Object.keys(versions));
  await bundleWithVite(join(folder, "trainings.js"), join(folder, "vite"), "bundle.js");
  if (hasWebpack()) versions.webpack = await bundleWithWebpack(folder, tools);
  else rows.push({ engine: "webpack", version: "", result: "not available" });
  const expected = await inThisProcess();
  for (const [name, runtime] of Object.entries(RUNTIMES)) await tryRuntime(name, runtime, expected);
  await tryWorkerd(expected);
  for (const [name, programs] of Object.entries(BROWSERS)) await tryBrowser(name, programs, versions, expected);
}

/** The results here, whose 200 steps must have the digests that the tests know. */
async function inThisProcess() {
  const trainings = await import(pathToFileURL(join(folder, "trainings.js")).href);
  const results = await trainings.trainAll();
  const { DIGEST_IN_ORDER, DIGEST_SHUFFLED } = trainings;
  return {
    ...results,
    "200 steps in order": { ...results["200 steps in order"], digest: DIGEST_IN_ORDER },
    "200 steps shuffled": { ...results["200 steps shuffled"], digest: DIGEST_SHUFFLED },
  };
}

async function tryRuntime(engine, { programs, options }, expected) {
  const found = find(programs);
  if (found === undefined) return report(engine, "", undefined, expected);
  const run = promisify(execFile)(found.program, [...options, "print.js"], { cwd: folder, env: environment });
  const results = await run.then(
    ({ stdout }) => JSON.parse(stdout),
    (error) => ({ error: error.message }),
  );
  report(engine, found.version, results, expected);
}

async function tryWorkerd(expected) {
  const version = workerdVersion();
  if (version === undefined) return report("workerd", "", undefined, expected);
  const results = await askWorkerd(folder, 'export { trainAll as default } from "./trainings.js";').catch((error) => ({
    error: error.message,
  }));
  report("workerd", version, results, expected);
}

async function tryBrowser(engine, programs, versions, expected) {
  const found = find(programs);
  if (found === undefined) return report(engine, "", undefined, expected);
  const answers = await askBrowser(engine, found.program, folder);
  for (const way of ["page", "worker", ...Object.keys(versions)]) {
    const label = [`${engine},`, way, versions[way]].filter(Boolean).join(" ");
    report(label, found.version, answers[way] ?? { error: "no answer" }, expected);
  }
}

/** The first of some programs that says its version. */
function find(programs) {
  for (const program of programs.filter(Boolean)) {
    try {
      const options = { env: environment, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] };
      const said = execFileSync(program, ["--version"], options);
      return { program, version: /\d+(\.\d+)+/.exec(said)[0] };
    } catch {
      // Not there.
    }
  }
  return undefined;
}

function hasWebpack() {
  try {
    readFileSync(join(tools ?? "", "node_modules/webpack/package.json"));
    return tools !== undefined;
  } catch {
    return false;
  }
}

function report(engine, version, results, expected) {
  rows.push({ engine, version, result: results === undefined ? "not available" : verdict(results, expected) });
}

function verdict(results, expected) {
  if (results.error !== undefined) return `WRONG: ${results.error}`;
  const names = Object.keys(expected);
  const wrong = names.filter((name) => JSON.stringify(results[name]) !== JSON.stringify(expected[name]));
  return wrong.length === 0 ? `${names.length} digests equal` : `WRONG: ${wrong.join(", ")}`;
}
