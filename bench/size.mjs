/** `npm run size`: bytes of the core, both kernel modules included, minified and under gzip. */
import { gzipSync } from "node:zlib";
import terser from "@rollup/plugin-terser";
import { rollup } from "rollup";

/** 40 KB, by the smaller reading. */
const LIMIT = 40_000;

const bundle = await rollup({ input: "dist/index.js", external: [/^node:/], plugins: [terser()], treeshake: true });
const { output } = await bundle.generate({ format: "es", inlineDynamicImports: true });
const code = output[0].code;
const size = gzipSync(code, { level: 9 }).length;
const kilobytes = (bytes) => (bytes / 1000).toFixed(1);
console.log(
  `core: ${kilobytes(size)} KB gzip, ${kilobytes(code.length)} KB minified (limit ${kilobytes(LIMIT)} KB gzip)`,
);
if (size > LIMIT) process.exitCode = 1;
