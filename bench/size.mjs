/** `npm run size`: what imports weigh in an application, minified and under gzip; fails if the core's program is too heavy. `--write` puts the table into the README. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import terser from "@rollup/plugin-terser";
import { format } from "prettier";
import { rollup } from "rollup";

/** 40 KB, by the smaller reading. */
const LIMIT = 40_000;

/** The program that the limit is for: networks of the commonest parts, their training, all kernels they need. */
const CORE = "Network, Linear, ReLU, Adam, Trainer";

const ENTRIES = [
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

/** Bytes under gzip and minified of a program that exports `names` of an entry and loads nothing later. */
async function sizeOf(names, entry) {
  const program = `export ${names === "*" ? "*" : `{ ${names} }`} from ${JSON.stringify(`../dist/${entry}.js`)};`;
  const path = join(import.meta.dirname, "program.js");
  const virtual = {
    name: "program",
    resolveId: (source) => (source === "program" ? path : null),
    load: (id) => (id === path ? program : null),
  };
  const bundle = await rollup({
    input: "program",
    external: [/^node:/],
    plugins: [virtual, terser()],
    treeshake: { moduleSideEffects: false },
    onwarn: () => undefined,
  });
  const { output } = await bundle.generate({ format: "es" });
  const [first] = output;
  const reached = chunksLoadedWith(first, output);
  const code = reached.map((chunk) => chunk.code).join("\n");
  return { gzip: gzipSync(code, { level: 9 }).length, minified: code.length };
}

/** A chunk and what it imports at once; what is imported when needed does not count. */
function chunksLoadedWith(first, output) {
  const reached = new Set([first]);
  for (const { imports } of reached) {
    for (const chunk of output) if (chunk.type === "chunk" && imports.includes(chunk.fileName)) reached.add(chunk);
  }
  return [...reached];
}

const kilobytes = (bytes) => (bytes / 1000).toFixed(1).padStart(6);
const line = (name, { gzip, minified }) =>
  `${name.padEnd(52)} ${kilobytes(gzip)} KB gzip ${kilobytes(minified)} KB minified`;

/** A table of Markdown, and its place in the README. */
const TABLE = /(<!-- sizes: [^\n]*-->\n\n)[\s\S]*?(\n<!-- \/sizes -->)/;
const row = ([name, { gzip, minified }]) =>
  `| \`${name}\` | ${kilobytes(gzip).trim()} KB | ${kilobytes(minified).trim()} KB |`;
const tableOf = (sizes) => ["| imports | gzip | minified |", "| --- | ---: | ---: |", ...sizes.map(row)].join("\n");

const core = await sizeOf(CORE, "index");
const extras = "Network, Linear, GELU, LayerNorm, AdamW, Trainer";
console.log(`${line(`{ ${CORE} }`, core)}  (limit ${LIMIT / 1000} KB gzip)`);
console.log(line(`{ ${extras} }`, await sizeOf(extras, "index")));
const sizes = [[`{ ${CORE} }`, core]];
for (const entry of ENTRIES) {
  const name = entry === "index" ? "wasm-mlp" : `wasm-mlp/${entry}`;
  const size = await sizeOf("*", entry);
  sizes.push([name, size]);
  console.log(line(`all of ${name}`, size));
}
if (process.argv.includes("--write")) {
  const table = await format(tableOf(sizes), { parser: "markdown" });
  writeFileSync("README.md", readFileSync("README.md", "utf8").replace(TABLE, `$1${table}$2`));
}
if (core.gzip > LIMIT) process.exitCode = 1;
