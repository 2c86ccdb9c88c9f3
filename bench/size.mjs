/**
 * `npm run size`: bytes of programs by what they import from the library, minified and under gzip, all kernel
 * modules they need included. The first is the core, which has a limit.
 */
import { join } from "node:path";
import process from "node:process";
import { gzipSync } from "node:zlib";
import terser from "@rollup/plugin-terser";
import { rollup } from "rollup";

/** 40 KB, by the smaller reading. */
const LIMIT = 40_000;

const PROGRAMS = [
  ["Network", "Linear", "ReLU", "Adam", "Trainer"],
  ["Network", "Linear", "GELU", "LayerNorm", "AdamW", "Trainer"],
  ["*"],
];

/** A program that uses some of the library's names. */
function programOf(names) {
  const library = JSON.stringify(join(process.cwd(), "dist/index.js"));
  const code = names[0] === "*" ? `export * from ${library};` : `export { ${names.join(", ")} } from ${library};`;
  return {
    name: "program",
    resolveId: (id) => (id === "program" ? id : null),
    load: (id) => (id === "program" ? code : null),
  };
}

async function sizeOf(names) {
  const bundle = await rollup({
    input: "program",
    external: [/^node:/],
    plugins: [programOf(names), terser()],
    // As bundlers read "sideEffects": false in package.json.
    treeshake: { moduleSideEffects: false },
  });
  const { output } = await bundle.generate({ format: "es", inlineDynamicImports: true });
  const [{ code }] = output;
  return { minified: code.length, gzip: gzipSync(code, { level: 9 }).length };
}

const kilobytes = (bytes) => (bytes / 1000).toFixed(1);
for (const [i, names] of PROGRAMS.entries()) {
  const { minified, gzip } = await sizeOf(names);
  const limit = i === 0 ? ` (limit ${kilobytes(LIMIT)} KB gzip)` : "";
  const name = names[0] === "*" ? "everything" : names.join(", ");
  console.log(`${name}: ${kilobytes(gzip)} KB gzip, ${kilobytes(minified)} KB minified${limit}`);
  if (i === 0 && gzip > LIMIT) process.exitCode = 1;
}
