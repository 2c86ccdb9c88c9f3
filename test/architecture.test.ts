/**
 * The direction of the parts: reads every import of `src/` and `assembly/` and fails on an
 * arrow that points up. The tables are DESIGN's picture, written down.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");

/** Which parts a part may import besides itself. `index` is the public face, `src/index.ts`. */
const SRC_RULES: Readonly<Record<string, readonly string[]>> = {
  core: [],
  wasm: ["core"],
  layers: ["core", "wasm"],
  losses: ["core", "wasm", "layers"],
  optimizers: ["core", "wasm"],
  threads: ["core", "wasm"],
  network: ["core", "data", "wasm", "threads", "layers", "losses"],
  metrics: ["core", "data"],
  data: ["core"],
  training: ["core", "data", "wasm", "layers", "losses", "optimizers", "network", "metrics"],
  extras: ["core", "data", "wasm", "layers", "losses", "optimizers", "network", "training"],
  datasets: ["core", "data", "wasm"],
  files: ["core", "layers", "extras", "network", "training"],
  population: ["core", "wasm", "layers", "losses"],
  workers: ["core", "data", "layers", "optimizers", "extras", "network", "training"],
  experiments: [
    "metrics",
    "core",
    "data",
    "wasm",
    "layers",
    "losses",
    "optimizers",
    "extras",
    "network",
    "training",
    "datasets",
    "population",
    "files",
    "workers",
  ],
  index: [
    "core",
    "data",
    "wasm",
    "threads",
    "layers",
    "losses",
    "optimizers",
    "extras",
    "network",
    "training",
    "metrics",
  ],
  estimators: [
    "core",
    "data",
    "wasm",
    "layers",
    "losses",
    "optimizers",
    "extras",
    "network",
    "training",
    "metrics",
    "datasets",
    "files",
    "model",
  ],
  model: [
    "core",
    "data",
    "wasm",
    "layers",
    "optimizers",
    "extras",
    "network",
    "training",
    "metrics",
    "datasets",
    "files",
  ],
  visualizer: ["core"],
  cli: ["index", "metrics", "core", "datasets", "experiments", "files", "model", "visualizer"],
};

const ASSEMBLY_TOOLS = ["math", "normal", "formulas", "operators", "reduce", "random", "elementwise", "gather"];

/** A losses kernel may use the softmax of layers, whose gradient it includes. */
const ASSEMBLY_RULES: Readonly<Record<string, readonly string[]>> = {
  simd: [],
  heap: [],
  preconditions: [],
  math: ["simd"],
  normal: ["math", "simd"],
  formulas: ["math", "normal", "simd"],
  operators: ["math", "formulas", "simd"],
  reduce: ["math", "simd"],
  random: ["math", "simd"],
  elementwise: ["operators", "preconditions", "simd"],
  gather: ["preconditions", "simd"],
  gemm: [...ASSEMBLY_TOOLS, "preconditions", "simd"],
  layers: [...ASSEMBLY_TOOLS, "preconditions", "simd"],
  losses: ["layers", ...ASSEMBLY_TOOLS, "preconditions", "simd"],
  optimizers: [...ASSEMBLY_TOOLS, "simd"],
  extras: ["losses", "optimizers", "heap", ...ASSEMBLY_TOOLS, "simd"],
  threads: [],
  fast: ["gemm", "heap"],
  "gemm-parts": ["gemm", "heap"],
  population: ["layers", "losses", "optimizers", "extras", "heap", ...ASSEMBLY_TOOLS, "simd"],
  index: ["gemm", "layers", "losses", "optimizers", "heap", ...ASSEMBLY_TOOLS],
};

/** Files that may be long: tables and unrolled micro-kernels. */
const LONG_FILES = ["assembly/gemm/micro-kernel-table.ts"];

interface Import {
  readonly from: string;
  /** A path from the repository's root without extension, or the name of a package. */
  readonly to: string;
  readonly isPackage: boolean;
}

function filesOf(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
    .map((name) => join(folder, name));
}

/** Static, dynamic, type and re-exporting imports. */
const IMPORT = /(?:^|[\s;}])(?:from|import)\s*\(?\s*"([^"]+)"/g;

function importsOf(file: string): Import[] {
  const source = withoutComments(readFileSync(join(ROOT, file), "utf8"));
  return [...source.matchAll(IMPORT)].map(([, specifier]) => {
    const isPackage = !specifier.startsWith(".");
    return { from: file, to: isPackage ? specifier : join(dirname(file), specifier), isPackage };
  });
}

/** Examples in comments import the package itself. */
function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
}

/** The part a file belongs to: the folder below `src` or `assembly`, or its own name. */
function partOf(path: string): string {
  return relative(path.split("/")[0], path).split("/")[0].replace(/\.ts$/, "");
}

const show = ({ from, to }: Import) => `${from} -> ${to}`;

/** Imports that the rules forbid. */
function forbidden(imports: readonly Import[], rules: Readonly<Record<string, readonly string[]>>): string[] {
  return imports
    .filter(({ from, to }) => partOf(from) !== partOf(to) && !rules[partOf(from)]?.includes(partOf(to)))
    .map(show);
}

/** Files that import each other in a circle, as `a -> b -> a`; types count too. */
function cycles(imports: readonly Import[]): string[] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of imports) targets.set(from, [...(targets.get(from) ?? []), `${to}.ts`]);
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file].join(" -> "));
    if (done.has(file) || path.includes(file)) return;
    for (const next of targets.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of targets.keys()) visit(file, []);
  return found;
}

test("kernels and library share two files, which both compilers read", () => {
  const outside = filesOf("assembly")
    .flatMap(importsOf)
    .filter(({ to }) => !to.startsWith("assembly/"));
  expect([...new Set(outside.map(({ to }) => to))]).toStrictEqual([
    "src/wasm/activation-code",
    "src/core/integer-power",
  ]);
});

describe.each([
  ["src", SRC_RULES],
  ["assembly", ASSEMBLY_RULES],
])("%s", (folder, rules) => {
  const files = filesOf(folder);
  const imports = files.flatMap(importsOf);
  const internal = imports.filter(({ to, isPackage }) => !isPackage && to.startsWith(`${folder}/`));

  test("has imports to look at", () => {
    expect(internal.length).toBeGreaterThan(files.length / 2);
  });

  test("every part has a rule", () => {
    expect([...new Set(files.map(partOf))].filter((part) => !(part in rules))).toStrictEqual([]);
  });

  test("no arrow points up", () => {
    expect(forbidden(internal, rules)).toStrictEqual([]);
  });

  test("docs/architecture.md draws every part, each above what it may import", () => {
    const [, drawing] = /```text\n([\s\S]*?)```/.exec(readFileSync(join(ROOT, "docs/architecture.md"), "utf8"))!;
    const lines = drawing.split("\n");
    const lineOf = (part: string) => lines.findIndex((line) => line.includes(` ${part}/`));
    // `index` is a file, and the visualizer stands apart.
    const parts = Object.keys(SRC_RULES).filter((part) => part !== "index" && part !== "visualizer");
    expect(parts.filter((part) => lineOf(part) < 0)).toEqual([]);
    const upward = parts.flatMap((part) =>
      SRC_RULES[part]
        .filter((other) => parts.includes(other) && lineOf(other) < lineOf(part))
        .map((other) => `${part} -> ${other}`),
    );
    expect(upward).toEqual([]);
  });

  test("no files import each other in a circle", () => {
    expect(cycles(internal)).toStrictEqual([]);
  });

  test("no file is longer than 400 lines", () => {
    const lines = (file: string) => readFileSync(join(ROOT, file), "utf8").trimEnd().split("\n").length;
    const long = files.filter((file) => !LONG_FILES.includes(file) && lines(file) > 400);
    expect(long).toStrictEqual([]);
  });
});

describe("outside the repository's parts", () => {
  const imports = filesOf("src").flatMap(importsOf);

  test("only the engines take the kernel modules, and the pool of threads the gate", () => {
    const users = imports.filter(({ to, isPackage }) => to.endsWith(".wasm") && !isPackage).map(({ from }) => from);
    expect([...new Set(users)].sort()).toStrictEqual([
      "src/threads/thread-pool.ts",
      "src/wasm/engine.ts",
      "src/wasm/extra-kernels.ts",
      "src/wasm/population-engine.ts",
    ]);
  });

  test("one file imports the loader", () => {
    const users = imports.filter(({ to }) => to.startsWith("@assemblyscript/")).map(({ from }) => from);
    expect(users).toStrictEqual(["src/wasm/module.ts"]);
  });

  test("one file imports the parser of CSV files", () => {
    const users = imports.filter(({ to }) => to.startsWith("csv-parse")).map(({ from }) => from);
    expect(users).toStrictEqual(["src/datasets/csv/records.ts"]);
  });

  test("only the visualizer imports what figures are drawn with", () => {
    const users = imports.filter(({ to }) => to.startsWith("@observablehq/")).map(({ from }) => partOf(from));
    expect([...new Set(users)]).toStrictEqual(["visualizer"]);
  });

  test("beside them, packages are for the command line", () => {
    const bundled = [
      "@assemblyscript/loader",
      "csv-parse/browser/esm/sync",
      "@observablehq/plot",
      "@resvg/resvg-wasm",
      "@resvg/resvg-wasm/index_bg.wasm",
      "@resvg/resvg-wasm/index_bg.wasm?gzip",
    ];
    const others = imports.filter(
      ({ from, to, isPackage }) =>
        isPackage && partOf(from) !== "cli" && !to.startsWith("node:") && !bundled.includes(to),
    );
    expect(others.map(show)).toStrictEqual([]);
  });

  test("what runs in browsers imports nothing from Node, and asks for its process in one place", () => {
    const files = filesOf("src").filter((file) => partOf(file) !== "cli");
    const asking = files.filter((file) => {
      const source = withoutComments(readFileSync(join(ROOT, file), "utf8")).replaceAll(
        /\bimport\("node:\w+"\)\./g,
        "",
      );
      return /(?:from|import)\s*\(?\s*"node:|\bprocess\b/.test(
        source.replaceAll(/typeof import\("node:[\w/]+"\)/g, ""),
      );
    });
    expect(asking).toStrictEqual(["src/core/platform.ts"]);
  });

  test("kernels import no packages", () => {
    const packages = filesOf("assembly")
      .flatMap(importsOf)
      .filter(({ isPackage }) => isPackage);
    expect(packages.map(show)).toStrictEqual([]);
  });
});

describe("the checks themselves", () => {
  const arrow = (from: string, to: string): Import => ({ from, to, isPackage: false });

  test("find an arrow that points up", () => {
    const up = arrow("src/core/check.ts", "src/layers/linear");
    const down = arrow("src/layers/linear.ts", "src/core/check");
    expect(forbidden([up, down], SRC_RULES)).toStrictEqual(["src/core/check.ts -> src/layers/linear"]);
    expect(forbidden([arrow("src/training/fit.ts", "src/index")], SRC_RULES)).toHaveLength(1);
  });

  test("find a circle", () => {
    const circle = [arrow("src/a.ts", "src/b"), arrow("src/b.ts", "src/c"), arrow("src/c.ts", "src/b")];
    expect(cycles(circle)).toStrictEqual(["src/b.ts -> src/c.ts -> src/b.ts"]);
  });

  test("read every form of import", () => {
    const forms =
      'import "./a"; import b from "./b"; export * from "./c"; await import("./d");\nimport type { E } from "./e";';
    expect([...forms.matchAll(IMPORT)].map(([, to]) => to)).toStrictEqual(["./a", "./b", "./c", "./d", "./e"]);
  });
});
