import { Buffer } from "node:buffer";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import dts from "rollup-plugin-dts";
import license from "rollup-plugin-license";
import { build } from "vite";

const BINARY = /\.(wasm|gz)$/;

/** As in src/core/binary-text.ts. */
const SHIFT = 38;

/** Bytes as a literal of ASCII characters, one for each byte of value b: character b + 38 (modulo 256). */
function textOf(bytes) {
  const text = Buffer.from(bytes.map((byte) => byte + SHIFT)).toString("latin1");
  const escaped = (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`;
  return `"${text.replace(/["\\]/g, "\\$&").replace(/[^ -~]/g, escaped)}"`;
}

/**
 * Binary files as modules: `import text from "./x.wasm"` gives the bytes as text. Under gzip it
 * comes out a third smaller than base64, because bytes keep their boundaries.
 */
export function inlineBinary() {
  return {
    name: "inline-binary",
    enforce: "pre",
    /** Compiled sources in build/ts import the files that stand beside the originals. */
    resolveId(source, importer) {
      if (!BINARY.test(source)) return null;
      return join(dirname(importer), source).replace("/build/ts/", "/");
    },
    load(id) {
      if (!BINARY.test(id)) return null;
      this.addWatchFile(id);
      return { code: `export default ${textOf(new Uint8Array(readFileSync(id)))};`, moduleType: "js" };
    },
  };
}

/** `import { version } from "package.json"`, as TypeScript and vite know it: saved files name the version. */
function packageVersion() {
  return {
    name: "package-version",
    load(id) {
      if (!id.endsWith("/package.json")) return null;
      const { version } = JSON.parse(readFileSync(id, "utf8"));
      return `export const version = ${JSON.stringify(version)};`;
    },
  };
}

const require = createRequire(import.meta.url);

/** Packages of the command line that are CommonJS: vite makes a module of each, with all it requires. */
function commonPackages(names) {
  const entryOf = new Map(names.map((name) => [require.resolve(name), name]));
  const parts = [];
  return {
    name: "common-packages",
    /** Files that went into the modules, for the list of licences. */
    parts,
    resolveId(source) {
      return names.includes(source) ? require.resolve(source) : null;
    },
    async load(id) {
      if (!entryOf.has(id)) return null;
      const { output } = await bundleOf(id);
      parts.push(...Object.keys(output[0].modules).filter((part) => part.includes("node_modules")));
      const exported = Object.keys(require(id)).filter((key) => key !== "default");
      const code = output[0].code.replace(/export default (.*);/, "const everything = $1;");
      return `${code}\nexport default everything;\nexport const { ${exported.join(", ")} } = everything;`;
    },
  };
}

/** A CommonJS file and what it requires, but for Node's own modules. */
function bundleOf(file) {
  return build({
    configFile: false,
    logLevel: "silent",
    ssr: { noExternal: true },
    build: { ssr: file, write: false, minify: false, target: "node20" },
  });
}

const common = commonPackages(["commander", "cli-progress"]);

const entries = [
  "index",
  "datasets",
  "estimators",
  "experiments",
  "files",
  "metrics",
  "model",
  "visualizer",
  "workers",
];
const input = (extension) =>
  Object.fromEntries(entries.map((name) => [name, `build/ts/src/${sourceOf(name)}${extension}`]));

/** Files that worker threads run. They stand beside the chunk that names them. */
const workers = {
  "chunks/experiments-worker": "build/ts/src/experiments/workers/experiments-worker.js",
  "chunks/training-worker": "build/ts/src/workers/training-worker.js",
};

/** Source of a public entry. */
function sourceOf(name) {
  return name === "index" ? "index" : `${name}/index`;
}

/** Plot's `dodge` alone needs this CommonJS module; figures do not use it, and both are left out. */
function withoutIntervalTree() {
  const id = "interval-tree-1d";
  return {
    name: "without-interval-tree",
    resolveId: (source) => (source === id ? { id, moduleSideEffects: false } : null),
    load: (loaded) => (loaded === id ? "export default undefined;" : null),
  };
}

/** The licences of the libraries and the font that dist/ holds: their terms ask for it. */
function thirdPartyLicenses(common) {
  const file = "dist/THIRD-PARTY-LICENSES.txt";
  const inter = readFileSync("src/visualizer/font/LICENSE", "utf8");
  const texts = (libraries) => libraries.filter(({ name }) => name !== "wasm-mlp").map((library) => library.text());
  const template = (libraries) => [...texts(libraries), `Inter\n${inter}`].join("\n---\n\n");
  const plugin = license({ thirdParty: { output: { file, template } } });
  return {
    ...plugin,
    renderChunk(code, chunk, options) {
      const inside = Object.fromEntries(common.parts.map((id) => [id, { renderedLength: 1 }]));
      return plugin.renderChunk(code, { ...chunk, modules: { ...chunk.modules, ...inside } }, options);
    },
  };
}

/** Programs of the bench. */
function benches(sources) {
  return Object.fromEntries(Object.entries(sources).map(([name, path]) => [name, `build/ts/bench/${path}.js`]));
}

/** What only the command line needs stays apart from what programs load. */
function chunkOf({ moduleIds }) {
  return moduleIds.some((id) => id.includes("/src/cli/")) ? "cli/[name].js" : "chunks/[name].js";
}

/**
 * Chunks of their own: the kernel modules and what runs them, those of populations,
 * what figures are drawn with, what waits for its use, and what all of them share.
 */
function manualChunkOf(id) {
  if (id.includes("/csv-parse/")) return "csv-parse";
  if (/\/src\/population\/|population-|group-record/.test(id)) return "population";
  if (/\/workers\/(crew|experiments-file|training-file|worker-handle)\./.test(id)) return "workers";
  if (/\/src\/wasm\/|\/src\/threads\/(?!thread\.)|\.wasm$|\/loader\//.test(id)) return "engine";
  if (/\/node_modules\/(@observablehq|d3-|isoformat)/.test(id)) return "plot";
  if (/\/src\/visualizer\/(?!font\/)/.test(id)) return "figures";
  return id.includes("/src/core/") ? "core" : null;
}

export default [
  {
    input: {
      ...input(".js"),
      ...workers,
      "chunks/thread": "build/ts/src/threads/thread.js",
      "cli/wasm-mlp": "build/ts/src/cli/wasm-mlp.js",
    },
    output: { dir: "dist", format: "es", chunkFileNames: chunkOf, manualChunks: manualChunkOf },
    external: [/^node:/],
    plugins: [
      inlineBinary(),
      packageVersion(),
      withoutIntervalTree(),
      common,
      nodeResolve(),
      thirdPartyLicenses(common),
    ],
  },
  {
    input: benches({
      index: "index",
      "product-rate": "product-rate",
      thread: "../src/threads/thread",
      reproduce: "reproduce",
      "csv-memory": "csv-memory",
      estimators: "estimators",
      tables: "tables/index",
      playground: "playground",
      screenshots: "screenshots",
      kernels: "kernels",
      comparison: "comparison/index",
      scaling: "scaling/index",
      check: "check/index",
    }),
    output: { dir: "build/bench", format: "es" },
    external: [/^node:/, "benchmark", "cli-progress", "playwright-core", "@observablehq/plot", "happy-dom"],
    plugins: [inlineBinary(), packageVersion(), nodeResolve()],
  },
  {
    input: input(".d.ts"),
    output: { dir: "dist", format: "es", chunkFileNames: "chunks/[name].d.ts" },
    plugins: [dts()],
  },
];
