import { resolve } from "node:path";
import { defineConfig } from "vitest/config";
import { inlineBinary } from "./rollup.config.mjs";

export default defineConfig({
  plugins: [inlineBinary()],
  // The playground imports the library by its name.
  resolve: {
    alias: [
      { find: /^wasm-mlp$/, replacement: resolve("src/index.ts") },
      { find: /^wasm-mlp\/(.+)$/, replacement: resolve("src/$1/index.ts") },
    ],
  },
  test: {
    // What the build makes of a file of another package.
    server: { deps: { inline: [/\.wasm\?gzip$/] } },
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/without-reclaiming.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A page is waited for, not timed.
    expect: { poll: { timeout: 60_000 } },
  },
});
