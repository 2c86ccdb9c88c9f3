/** Serves sources and tests to a page, compiled as they are asked for. */
import { resolve } from "node:path";
import { defineConfig } from "vite";
import { inlineBinary } from "../../../rollup.config.mjs";

const SCRIPT = "/test/browser/suites/page.ts";
const PAGE = `<!doctype html><title>wasm-mlp</title><link rel="icon" href="data:,"><script type="module" src="${SCRIPT}"></script>`;

/** The page that runs the suites, at "/". */
function servePage(server) {
  server.middlewares.use((request, response, next) => {
    if (request.url === "/") response.setHeader("content-type", "text/html; charset=utf-8").end(PAGE);
    else next();
  });
}

export default defineConfig({
  appType: "custom",
  cacheDir: "build/suites",
  logLevel: "error",
  plugins: [inlineBinary(), { name: "page", configureServer: servePage }],
  resolve: {
    alias: [
      { find: /^vitest$/, replacement: resolve("test/browser/suites/vitest.ts") },
      { find: /^node:(fs|url)$/, replacement: resolve("test/browser/suites/node.ts") },
      { find: /^wasm-mlp$/, replacement: resolve("src/index.ts") },
    ],
  },
  optimizeDeps: { noDiscovery: true },
  server: { host: "127.0.0.1", port: 0, hmr: false, watch: null },
});
