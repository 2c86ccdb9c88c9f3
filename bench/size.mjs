/** `npm run size`: bytes of the core, both kernel modules included, minified and under gzip. */
import { gzipSync } from "node:zlib";
import terser from "@rollup/plugin-terser";
import { rollup } from "rollup";

const LIMIT = 40 * 1024;

const bundle = await rollup({ input: "dist/index.js", external: [/^node:/], plugins: [terser()], treeshake: true });
const { output } = await bundle.generate({ format: "es", inlineDynamicImports: true });
const code = output[0].code;
const size = gzipSync(code, { level: 9 }).length;
console.log(
  `core: ${(size / 1024).toFixed(1)} KiB gzip, ${(code.length / 1024).toFixed(1)} KiB minified (limit ${LIMIT / 1024} KiB gzip)`,
);
if (size > LIMIT) process.exitCode = 1;
