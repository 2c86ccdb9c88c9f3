import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import terser from "@rollup/plugin-terser";
import dts from "rollup-plugin-dts";
import license from "rollup-plugin-license";
import { build } from "vite";

const require = createRequire(import.meta.url);

const BINARY = /\.(wasm|gz)$/;
/** The module that draws PNGs, of a package of that name. */
const RENDERER = "index_bg.wasm";
/** A large module of another package. */
const GZIPPED = /\.wasm\?gzip$/;

/** As in src/wasm/module-source.ts. */
const SHIFT = 38;
const ESCAPES = { "!": 95, $: 190 };

/**
 * Bytes as a literal of printable ASCII characters: character b + 38 (modulo 256) for a byte of value b, or two for what
 * is not printable. Scripts are then the same in every encoding that a page may have, whatever a minifier writes.
 */
function textOf(bytes) {
  const text = Array.from(bytes, (byte) => characterOf((byte + SHIFT) % 256)).join("");
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}

function characterOf(value) {
  const plain = String.fromCharCode(value);
  if (/[ -~]/.test(plain) && !(plain in ESCAPES)) return plain;
  const mark = value >= 127 && value < 222 ? "!" : "$";
  return mark + String.fromCharCode((value - ESCAPES[mark] + 256) % 256);
}

function literalOf(id, bytes) {
  if (id.endsWith(".wasm")) return textOf(new Uint8Array(bytes));
  const packed = GZIPPED.test(id) ? gzipSync(bytes, { level: 9 }) : bytes;
  return `"${packed.toString("base64")}"`;
}

/**
 * Binary files as modules: `import text from "./x.wasm"` gives the bytes as text, `"./x.gz"` and `"package/x.wasm?gzip"`
 * gzipped ones in base64. Under gzip the plain bytes of a module come out a third smaller than base64, because they keep
 * their boundaries; gzipped ones cannot be made smaller, and base64 is short without.
 */
export function inlineBinary() {
  return {
    name: "inline-binary",
    enforce: "pre",
    /** Compiled sources in build/ts import the files that stand beside the originals. */
    resolveId(source, importer) {
      if (GZIPPED.test(source)) return `${require.resolve(source.slice(0, -"?gzip".length))}?gzip`;
      if (!BINARY.test(source)) return null;
      return join(dirname(importer), source).replace("/build/ts/", "/");
    },
    load(id) {
      if (!BINARY.test(id) && !GZIPPED.test(id)) return null;
      const file = id.replace("?gzip", "");
      this.addWatchFile(file);
      return { code: `export default ${literalOf(id, readFileSync(file))};`, moduleType: "js" };
    },
  };
}

/**
 * The build for workerd, which compiles modules before a program runs, and none later: kernel modules stand beside the
 * files that import them, and `workerd/x.js` comes instead of `x.js`.
 */
function forWorkerd() {
  const fileOf = (name) =>
    name === RENDERER ? require.resolve(`@resvg/resvg-wasm/${name}`) : join("build/wasm", name);
  return {
    name: "for-workerd",
    resolveId(source, importer) {
      if (source.endsWith(".wasm")) return { id: `./${basename(source)}`, external: true, moduleSideEffects: false };
      if (!source.startsWith(".") || importer === undefined) return null;
      const [folder, name] = [join(dirname(importer), dirname(source)), `${basename(source, ".js")}.js`];
      const instead = join(folder, "workerd", name);
      return existsSync(instead) ? instead : null;
    },
    generateBundle(_, bundle) {
      const imported = Object.values(bundle).flatMap(({ imports = [], dynamicImports = [] }) => [
        ...imports,
        ...dynamicImports,
      ]);
      for (const name of new Set(imported.filter((path) => path.endsWith(".wasm")).map((path) => basename(path)))) {
        this.emitFile({ type: "asset", fileName: name, source: readFileSync(fileOf(name)) });
      }
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

/** Packages of the command line that are CommonJS: vite makes a module of each, with all it requires. */
function commonPackages(names) {
  const entryOf = new Map(names.map((name) => [require.resolve(name), name]));
  const parts = [];
  return {
    name: "common-packages",
    /** Files that went into the modules, for the list of licenses. */
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

/** The sub-paths of the package, as package.json exports them: public modules, and files that workers run. */
const subPaths = Object.entries(JSON.parse(readFileSync("package.json", "utf8")).exports)
  .map(([path, files]) => [path.replace(/^\.\/?/, ""), files])
  .filter(([path]) => path !== "package.json");

const WORKERS = {
  "training-worker.js": "workers/training-worker",
  "experiments-worker.js": "experiments/workers/experiments-worker",
  "thread.js": "threads/thread",
};

/** Public modules by the name of their file: all, or those that the package has for a condition. */
const input = (extension, condition = "default") =>
  Object.fromEntries(
    subPaths
      .filter(([path, files]) => !path.endsWith(".js") && condition in files)
      .map(([path]) => [path || "index", `build/ts/src/${path && `${path}/`}index${extension}`]),
  );

/** Files that workers run. They stand beside the modules that name them. */
const workers = (extension) =>
  Object.fromEntries(
    subPaths
      .filter(([path]) => path.endsWith(".js"))
      .map(([path]) => [`chunks/${path.slice(0, -3)}`, `build/ts/src/${WORKERS[path]}${extension}`]),
  );

/** Plot's `dodge` alone needs this CommonJS module; figures do not use it, and both are left out. */
function withoutIntervalTree() {
  const id = "interval-tree-1d";
  return {
    name: "without-interval-tree",
    resolveId: (source) => (source === id ? { id, moduleSideEffects: false } : null),
    load: (loaded) => (loaded === id ? "export default undefined;" : null),
  };
}

/**
 * Plot moves axes by half a pixel on screens of one pixel a point. Figures are the same everywhere: as in Node and on
 * fine screens.
 */
function withoutScreenOffset() {
  return {
    name: "without-screen-offset",
    transform(code, id) {
      if (!id.endsWith("/@observablehq/plot/src/style.js")) return null;
      const offset = /export const offset = [^;]+;/;
      if (!offset.test(code)) this.error("Plot has its offset elsewhere");
      return { code: code.replace(offset, "export const offset = 0;"), map: null };
    },
  };
}

/**
 * What the loader does as soon as it is loaded: it gives old engines `Object.hasOwn`, though intrinsics may be frozen, and
 * makes a `TextDecoder` for texts of modules, which test runners may lack.
 */
const AT_ONCE = [
  [/Object\.hasOwn = Object\.hasOwn \|\| function[^{]*\{[^}]*\};?/, ""],
  [/const utf16 = (new TextDecoder\([^)]*\));/, "const utf16 = { decode: (text) => $1.decode(text) };"],
];

/** The loader without that. */
function modestLoader() {
  return {
    name: "modest-loader",
    transform(code, id) {
      if (!id.endsWith("/@assemblyscript/loader/index.js")) return null;
      if (!AT_ONCE.every(([part]) => part.test(code))) this.error("the loader has changed");
      return { code: AT_ONCE.reduce((text, [part, instead]) => text.replace(part, instead), code), map: null };
    },
  };
}

/** Libraries that no module here tells of: others hold them in files of their own, or the page has them by its own build. */
const UNSEEN = [
  "delaunator",
  "internmap",
  "robust-predicates",
  "preact",
  "@preact/signals",
  "@preact/signals-core",
].map((name) => `${import.meta.dirname}/node_modules/${name}/index.js`);

/** Texts for libraries that come without. */
const LICENSES = { "Apache-2.0": "node_modules/assemblyscript/LICENSE", "MPL-2.0": "src/visualizer/png/LICENSE" };

function licenseOf(library) {
  if (library.licenseText !== null) return library.text();
  const text = readFileSync(LICENSES[library.license], "utf8");
  return `${library.text()}License Copyright:\n===\n\n${text}`;
}

/** The licenses of the libraries and the font that dist/ holds: their terms ask for it. */
function thirdPartyLicenses(common) {
  const file = "dist/THIRD-PARTY-LICENSES.txt";
  const inter = readFileSync("src/visualizer/font/LICENSE", "utf8");
  const template = (libraries) =>
    [...libraries.filter(({ name }) => name !== "wasm-mlp").map(licenseOf), `Inter\n${inter}`].join("\n---\n\n");
  const plugin = license({ thirdParty: { output: { file, template } } });
  return {
    ...plugin,
    renderChunk(code, chunk, options) {
      const inside = Object.fromEntries([...common.parts, ...UNSEEN].map((id) => [id, { renderedLength: 1 }]));
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
 * Chunks of their own: what starts a worker, so that no worker's file imports it; the kernel modules; what runs
 * kernels in any thread; what shares work among threads, which waits for its use; kernels of populations; what figures are drawn with, what waits for its use, and what all share.
 * The extras stand apart from the parts of every program: a bundler leaves their chunk out where nothing of it is used. Their
 * kernels are another chunk, since threads load these alone. Rollup adds to a chunk what its modules import unless it is
 * named too: so what the extras stand on is named.
 */
function manualChunkOf(id) {
  const worker = /\/((?:thread|training-worker|experiments-worker)-file)\.js$/.exec(id);
  if (worker !== null) return worker[1];
  if (id.includes("/csv-parse/")) return "csv-parse";
  if (id.endsWith("?gzip")) return "resvg-wasm";
  if (/\/src\/population\/|population-|group-record/.test(id)) return "population";
  if (/\/src\/threads\/(gate|shared-work|division)\.|\/src\/wasm\/(extra-)?kernel-(table|division)\./.test(id))
    return "shared-work";
  if (/\/src\/wasm\/(extra-|activation-code)|\/wasm\/extras\.wasm/.test(id)) return "extra-kernels";
  if (/\/extras\/|\/src\/core\/exponential\./.test(id)) return "extras";
  if (/\/src\/wasm\/(module|module-source|kernels)\.|\/loader\//.test(id)) return "kernels";
  if (/\/src\/threads\/(pools|thread-pool|sharing-record|worker|thread-start)\.|\/gate\.wasm$/.test(id))
    return "thread-pool";
  if (id.includes("/src/core/worker-handle.")) return "worker-handle";
  if (/\/src\/wasm\/|\/src\/threads\/(?!thread\.)|\.wasm$/.test(id)) return "engine";
  if (/\/node_modules\/(@observablehq|d3-|isoformat)/.test(id)) return "plot";
  if (/\/src\/visualizer\/(?!font\/|png\/)/.test(id)) return "figures";
  if (/\/src\/(layers|losses|optimizers)\//.test(id)) return "parts";
  const below = /\/src\/(data|metrics|network|training)\//.exec(id);
  if (below !== null) return below[1] === "network" ? "training" : below[1];
  return id.includes("/src/core/") ? "core" : null;
}

/** Networks have a `Symbol.dispose`, whose type compilers know by this name. */
const DISPOSABLE = '/// <reference lib="esnext.disposable" />\n';

/**
 * What workers run exports nothing. A first line tells that it is a module: tools that search the text take the bytes of
 * a kernel module for the start of a comment, and read no further.
 */
const MODULE_MARK = "export {};\n";

const markModule = { name: "mark-module", renderChunk: (code) => ({ code: MODULE_MARK + code, map: null }) };

/** Bundlers make scripts of workers' files, in which `import.meta` knows an address at most: workers are told their folder. */
const withoutDirname = {
  name: "without-dirname",
  resolveImportMeta: (property) => (property === "dirname" ? "undefined" : null),
};

/**
 * Each file that a worker runs holds all it needs: some bundlers lose modules that several workers share, and others
 * leave the file as it is.
 */
const workerBuilds = Object.entries(workers(".js")).map(([name, source]) => ({
  input: source,
  output: { file: `dist/${name}.js`, format: "es", inlineDynamicImports: true },
  plugins: [
    inlineBinary(),
    packageVersion(),
    modestLoader(),
    withoutDirname,
    nodeResolve(),
    terser({ format: { ascii_only: true } }),
    markModule,
  ],
}));

/** What the package is built with, for every platform. */
const programs = [
  inlineBinary(),
  packageVersion(),
  modestLoader(),
  withoutIntervalTree(),
  withoutScreenOffset(),
  common,
  nodeResolve(),
];

export default [
  ...workerBuilds,
  {
    input: {
      ...input(".js"),
      "cli/wasm-mlp": "build/ts/src/cli/wasm-mlp.js",
    },
    output: { dir: "dist", format: "es", chunkFileNames: chunkOf, manualChunks: manualChunkOf },
    external: [/^node:/],
    plugins: [...programs, thirdPartyLicenses(common)],
  },
  {
    input: input(".js", "workerd"),
    output: { dir: "dist/workerd", format: "es", chunkFileNames: "[name]-chunk.js", hoistTransitiveImports: false },
    plugins: [forWorkerd(), ...programs],
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
      embedding: "tables/embedding",
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
    input: { ...input(".d.ts"), ...workers(".d.ts") },
    output: {
      dir: "dist",
      format: "es",
      chunkFileNames: "chunks/[name].d.ts",
      banner: DISPOSABLE,
      footer: ({ exports }) => (exports.length === 0 ? MODULE_MARK : ""),
    },
    plugins: [dts()],
  },
];
