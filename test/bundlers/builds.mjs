/** Production builds of one application by each bundler, without configuration. */
import { execFile } from "node:child_process";
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
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

/** Warnings of bundlers about modules; those of sizes are about any large program. */
const WARNINGS =
  /.*(import\.meta|critical dependency|circular|unresolved|could not resolve|can't resolve|\beval\b).*/gi;

/** Builds the application into `out`: the bundler's version, and what is wrong with what it says or writes. */
export async function buildApplication(folder, { tool, args, script, kind }) {
  const { stdout, stderr } = await promisify(execFile)(join(TOOLS, ".bin", tool), args, {
    cwd: folder,
    maxBuffer: 2 ** 26,
  });
  if (script !== undefined) await writeFile(join(folder, "out/index.html"), page(`./${script}`, kind));
  const { version } = JSON.parse(await readFile(join(TOOLS, tool, "package.json"), "utf8"));
  return {
    version,
    faults: [...(stdout + stderr).matchAll(WARNINGS)].map(([line]) => line).concat(await filesWithPaths(folder)),
  };
}

/** Files of the build that name a folder of the machine that made it. */
async function filesWithPaths(folder) {
  const names = (await readdir(join(folder, "out"), { recursive: true })).filter((name) => name.endsWith(".js"));
  const texts = await Promise.all(names.map((name) => readFile(join(folder, "out", name), "utf8")));
  return names.filter((_, i) => texts[i].includes(dirname(folder))).map((name) => `${name} names ${dirname(folder)}`);
}
