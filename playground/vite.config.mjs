import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { build, defineConfig } from "vite";
import { inlineBinary } from "../rollup.config.mjs";

const root = import.meta.dirname;
const source = (name) => resolve(root, "..", "src", name);

/** Only what the page itself brings is loaded; WebAssembly is compiled in the workers. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** A strict policy in the built page; the development server needs its own scripts. */
function contentPolicy() {
  return {
    name: "content-policy",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (html) => ({
        // A sandboxed frame belongs to no origin: it may load the page's style only without CORS.
        html: withPreview(html.replaceAll('rel="stylesheet" crossorigin', 'rel="stylesheet"')),
        tags: [
          {
            tag: "meta",
            attrs: { "http-equiv": "Content-Security-Policy", content: POLICY },
            injectTo: "head-prepend",
          },
        ],
      }),
    },
  };
}

/** Whoever shows a link needs the whole address of its picture: that of the page is given in PLAYGROUND_URL. */
function withPreview(html) {
  const { PLAYGROUND_URL: address } = process.env;
  if (address === undefined) return html;
  return html.replace("./preview.png", new URL("preview.png", address.endsWith("/") ? address : `${address}/`).href);
}

/** One plain script with everything in it, for sandboxed frames. */
function sandboxed() {
  let outDir;
  return {
    name: "sandboxed",
    apply: "build",
    configResolved: (config) => (outDir = config.build.outDir),
    closeBundle: () =>
      build({
        configFile: false,
        root,
        logLevel: "error",
        publicDir: false,
        resolve: {
          alias: [
            {
              find: /^\.\/start-(worker|plot-worker|painter)$/,
              replacement: resolve(root, "src/sandboxed-workers.ts"),
            },
            { find: /^.*study-client$/, replacement: resolve(root, "src/studies/no-study-client.ts") },
            ...ALIASES,
          ],
        },
        plugins: [inlineBinary()],
        build: {
          outDir,
          emptyOutDir: false,
          target: "es2022",
          rolldownOptions: {
            input: resolve(root, "src/sandboxed.ts"),
            output: { format: "iife", entryFileNames: "sandboxed.js", codeSplitting: false },
          },
        },
      }),
  };
}

const ALIASES = [
  { find: /^node:.+$/, replacement: resolve(root, "no-files.js") },
  { find: /^wasm-mlp$/, replacement: source("index.ts") },
  { find: /^wasm-mlp\/(.+)$/, replacement: source("$1/index.ts") },
];

/** The service worker with the list of all files of the build. */
function offline() {
  return {
    name: "offline",
    apply: "build",
    enforce: "post",
    generateBundle(_options, bundle) {
      const files = Object.keys(bundle).filter((name) => !name.endsWith(".map"));
      const hash = createHash("sha256");
      for (const name of files.sort()) hash.update(name).update(bundle[name].code ?? bundle[name].source ?? "");
      const list = [
        "./",
        ...files.filter((name) => name !== "index.html"),
        "icon.svg",
        "manifest.webmanifest",
        "start.js",
        ...readdirSync(resolve(root, "public/examples")).map((name) => `examples/${name}`),
      ];
      const text = readFileSync(resolve(root, "service-worker.js"), "utf8")
        .replace("__VERSION__", hash.digest("hex").slice(0, 16))
        .replace("__FILES__", JSON.stringify(list));
      this.emitFile({ type: "asset", fileName: "service-worker.js", source: text });
    },
  };
}

/** The licenses that the package's build has gathered: the page may be put somewhere without the package. */
function licenses() {
  const fileName = "THIRD-PARTY-LICENSES.txt";
  return {
    name: "licenses",
    apply: "build",
    // Behind the list of the files that are kept for visits without a network.
    enforce: "post",
    generateBundle() {
      this.emitFile({ type: "asset", fileName, source: readFileSync(resolve(root, "../dist", fileName)) });
    },
  };
}

/** How long a slow machine builds is no warning. */
const rolldownOptions = { checks: { bundlerTimings: false } };

export default defineConfig({
  root,
  base: "./",
  resolve: {
    alias: ALIASES,
  },
  plugins: [inlineBinary(), contentPolicy(), offline(), licenses(), sandboxed()],
  worker: { format: "es", plugins: () => [inlineBinary()], rolldownOptions },
  build: {
    outDir: resolve(root, "../dist/playground"),
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    rolldownOptions,
  },
  server: { fs: { allow: [resolve(root, "..")] } },
});
