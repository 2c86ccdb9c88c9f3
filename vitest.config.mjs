import { defineConfig } from "vitest/config";
import { inlineBinary } from "./rollup.config.mjs";

export default defineConfig({
  plugins: [inlineBinary()],
  test: { include: ["test/**/*.test.ts"], testTimeout: 60_000 },
});
