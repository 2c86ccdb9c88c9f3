/** Production builds of one application by each bundler, without configuration. */
import { execFile } from "node:child_process";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const TOOLS = resolve("test/tools/node_modules");

const MODULE = 'type="module"';
/** A script that is no module, read in the encoding of a page that names none. */
const CLASSIC = 'defer charset="windows-1252"';

const page = (script, kind = MODULE) =>
  `<!doctype html><title>wasm-mlp</title><link rel="icon" href="data:,"><script ${kind} src="${script}"></script>\n`;

/** Files of workers as further entries, for bundlers that do not look for them. */
const WORKERS = ["training-worker", "experiments-worker", "thread"].map((name) => `wasm-mlp/${name}.js`);

const ESBUILD = ["--bundle", "--minify", "--format=esm", "--outdir=out", "--entry-names=[name]"];
const ROLLUP = ["-p", "@rollup/plugin-node-resolve", "-f", "es", "-d", "out"];

/**
 * By what name a bundler is known, the package that says its version, how it is called, what its page loads (if it
 * writes none itself) as what kind of script, and whether it bundles workers too.
 */
export const BUNDLERS = {
  Vite: { tool: "vite", args: ["build", "--outDir", "out"], hasWorkers: true },
  webpack: {
    tool: "webpack",
    args: ["--mode", "production", "--output-path", "out"],
    script: "main.js",
    kind: CLASSIC,
    hasWorkers: true,
  },
  Parcel: { tool: "parcel", args: ["build", "index.html", "--dist-dir", "out"], hasWorkers: true },
  esbuild: { tool: "esbuild", args: ["src/index.js", ...ESBUILD], script: "index.js", hasWorkers: false },
  Rollup: { tool: "rollup", args: ["src/index.js", ...ROLLUP], script: "index.js", hasWorkers: false },
  "esbuild, with worker files": {
    tool: "esbuild",
    args: ["src/with-folder.js", ...WORKERS, ...ESBUILD],
    script: "with-folder.js",
    hasWorkers: true,
  },
  "Rollup, with worker files": {
    tool: "rollup",
    args: ["src/with-folder.js", ...WORKERS, ...ROLLUP],
    script: "with-folder.js",
    hasWorkers: true,
  },
};

/** The application in a folder of its own beside the installed package. */
export async function writeApplication(folder) {
  await mkdir(folder);
  await cp(resolve("test/bundlers/app"), join(folder, "src"), { recursive: true });
  await writeFile(join(folder, "package.json"), '{ "type": "module", "private": true }');
  await writeFile(join(folder, "index.html"), page("./src/index.js"));
}

/** Builds the application into `out`; the bundler's version. */
export async function buildApplication(folder, { tool, args, script, kind }) {
  await promisify(execFile)(join(TOOLS, ".bin", tool), args, { cwd: folder, maxBuffer: 2 ** 26 });
  if (script !== undefined) await writeFile(join(folder, "out/index.html"), page(`./${script}`, kind));
  return JSON.parse(await readFile(join(TOOLS, tool, "package.json"), "utf8")).version;
}
