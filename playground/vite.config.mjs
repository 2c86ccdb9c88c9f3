import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig } from "vite";
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
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** A strict policy in the built page; the development server needs its own scripts. */
function contentPolicy() {
  return {
    name: "content-policy",
    apply: "build",
    transformIndexHtml: () => [
      { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: POLICY }, injectTo: "head-prepend" },
    ],
  };
}

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
      const list = ["./", ...files.filter((name) => name !== "index.html"), "icon.svg", "manifest.webmanifest"];
      const text = readFileSync(resolve(root, "service-worker.js"), "utf8")
        .replace("__VERSION__", hash.digest("hex").slice(0, 16))
        .replace("__FILES__", JSON.stringify(list));
      this.emitFile({ type: "asset", fileName: "service-worker.js", source: text });
    },
  };
}

export default defineConfig({
  root,
  base: "./",
  resolve: {
    alias: [
      { find: /^node:.+$/, replacement: resolve(root, "no-files.js") },
      { find: /^wasm-mlp$/, replacement: source("index.ts") },
      { find: /^wasm-mlp\/(.+)$/, replacement: source("$1/index.ts") },
    ],
  },
  plugins: [inlineBinary(), contentPolicy(), offline()],
  worker: { format: "es", plugins: () => [inlineBinary()] },
  build: { outDir: resolve(root, "../dist/playground"), emptyOutDir: true, target: "es2022", assetsInlineLimit: 0 },
  server: { fs: { allow: [resolve(root, "..")] } },
});
