/** The built package, as programs outside get it: dist/, made by `npm run build`. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const run = (...args: string[]) => execFileSync(process.execPath, args, { encoding: "utf8" });
const runProgram = (program: string) => run("--input-type=module", "-e", program);

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly main: string;
  readonly browser: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
}

/** What the page's sources import besides the library, and what that depends on. */
function librariesOfThePage(): string[] {
  const names = new Set<string>();
  const add = (name: string) => {
    names.add(name);
    const { dependencies = {} } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")) as Manifest;
    for (const dependency of Object.keys(dependencies)) add(dependency);
  };
  const sources = readdirSync("playground", { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.tsx?$/.test(file),
  );
  for (const file of sources) {
    for (const [, name] of readFileSync(`playground/${file}`, "utf8").matchAll(
      /(?:from |import |import\()"((?:@[\w-]+\/)?[a-z][\w-]*)/g,
    )) {
      if (name !== "wasm-mlp") add(name);
    }
  }
  return [...names];
}

describe("the package", () => {
  test("importing it compiles nothing; the first network does", () => {
    const output = runProgram(`
      let compiled = 0;
      const { Module } = WebAssembly;
      WebAssembly.Module = class extends Module { constructor(bytes) { super(bytes); compiled++; } };
      const { Network } = await import("wasm-mlp");
      await import("wasm-mlp/datasets");
      const before = compiled;
      Network.mlp([2, 1]);
      Network.mlp([2, 1]);
      console.log(before, compiled);`);
    expect(output.trim()).toBe("0 1");
  });

  test.skipIf(process.arch !== "x64")("an engine without SIMD says what is needed, whatever is asked of it", () => {
    const program = `
      import { Network } from "wasm-mlp";
      import { normStudy } from "wasm-mlp/experiments";
      const dataset = { inputs: [[0, 0], [1, 1]], targets: [0, 1] };
      const study = { architecture: [2, 2, 1], dataset, networks: 8, learningRate: 1, epochs: 5 };
      const uses = [async () => Network.mlp([2, 1]), ...[1, 2].map((workers) => () => normStudy({ ...study, workers }))];
      for (const use of uses) console.log(await use().then(() => "done", String));`;
    // Without SSE 4.1, V8 has no vectors of WebAssembly.
    const said = run("--no-enable-sse4-1", "--input-type=module", "-e", program).trim().split("\n");
    expect(said).toHaveLength(3);
    for (const line of said) expect(line).toMatch(/^WasmError: .*SIMD.*they need WebAssembly with 128-bit SIMD \(/);
  });

  test("its modules import nothing from outside, not even from Node", () => {
    const isModule = (name: string) => /^(chunks.)?[^/\\]+\.js$/.test(name);
    const files = readdirSync("dist", { recursive: true, encoding: "utf8" }).filter(isModule);
    expect(files.length).toBeGreaterThan(20);
    const imports = files.flatMap((file) =>
      [
        ...readFileSync(`dist/${file}`, "utf8").matchAll(
          /^(?:import|export)\b[^"';]*?\s['"]([^'"]+)['"];|\bimport\(['"]([^'"]+)['"]\)/gm,
        ),
      ].map((match) => match[1] ?? match[2]),
    );
    expect(imports.filter((name) => !name.startsWith("."))).toEqual([]);
  });

  test("every library inside has its license's text, the page's too", () => {
    const text = readFileSync("dist/THIRD-PARTY-LICENSES.txt", "utf8");
    const [, ...libraries] = text.split(/^Name: /m);
    expect(libraries.map((library) => library.split("\n")[0])).toEqual(
      expect.arrayContaining([
        "@assemblyscript/loader",
        "@resvg/resvg-wasm",
        "csv-parse",
        "delaunator",
        "internmap",
        "robust-predicates",
        ...librariesOfThePage(),
      ]),
    );
    expect(libraries.filter((library) => library.length < 700)).toEqual([]);
    expect(readFileSync("dist/playground/THIRD-PARTY-LICENSES.txt", "utf8")).toBe(text);
  });

  test("tools that do not read exports find the same files", () => {
    const { main, browser, exports } = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
    const files = Object.entries(exports).map(([path, file]) => [path, typeof file === "string" ? file : file.default]);
    expect({ ".": main, ...browser, "./package.json": "./package.json" }).toEqual(Object.fromEntries(files));
  });

  test("the parser of CSV files is loaded by the first of them", () => {
    const statically = (file: string): string[] => {
      const source = readFileSync(file, "utf8");
      const names = [...source.matchAll(/^(?:import|export) .*from\s*'\.\/(.+)';$/gm)].map((match) => match[1]);
      const paths = names.map((name) => `${file.slice(0, file.lastIndexOf("/"))}/${name}`);
      return [file, ...paths.flatMap(statically)];
    };
    const reached = ["dist/index.js", "dist/datasets.js", "dist/files.js"].flatMap(statically);
    expect(reached).toContain("dist/chunks/engine.js");
    expect(reached.filter((file) => file.includes("csv-parse"))).toEqual([]);
    const output = runProgram(`
      import { readCsv } from "wasm-mlp/datasets";
      const { classes } = await readCsv("x,y\\n1,a\\n2,b\\n", { target: "y" });
      console.log(classes.join());`);
    expect(output.trim()).toBe("a,b");
  });

  test("figures load no kernels, and nothing else loads what draws figures", () => {
    const imported = (file: string) =>
      [...readFileSync(`dist/${file}`, "utf8").matchAll(/^(?:import|export) (?:.*from )?'([^']+)';$/gm)].map(
        ([, name]) => name,
      );
    expect(imported("visualizer.js").sort()).toEqual(["./chunks/core.js", "./chunks/figures.js", "./chunks/plot.js"]);
    expect(imported("chunks/figures.js").sort()).toEqual(["./core.js", "./plot.js"]);
    for (const file of [
      "index.js",
      "datasets.js",
      "files.js",
      "chunks/core.js",
      "chunks/engine.js",
      "chunks/training.js",
      "chunks/parts.js",
    ]) {
      expect(imported(file).join()).not.toMatch(/plot|figures|visualizer/);
    }
  });

  test("a figure is drawn and becomes a PNG", () => {
    const output = runProgram(`
      const { drawLearningCurves, toPng } = await import("wasm-mlp/visualizer");
      const svg = drawLearningCurves({ loss: [3, 2, 1] });
      const png = await toPng(svg);
      console.log(svg.slice(0, 4), png[0] === 0x89, png.length > 5000);`);
    expect(output.trim()).toBe("<svg true true");
  });

  test("exports the names of its contract", () => {
    const names = runProgram(`
      const core = Object.keys(await import("wasm-mlp"));
      const datasets = Object.keys(await import("wasm-mlp/datasets"));
      console.log(JSON.stringify([core, datasets]));`);
    const [core, datasets] = JSON.parse(names) as [string[], string[]];
    expect(core).toEqual(
      expect.arrayContaining([
        "Network",
        "Linear",
        "ReLU",
        "Sigmoid",
        "Tanh",
        "LeakyReLU",
        "Softmax",
        "Dropout",
        "BatchNorm1d",
        "BatchNorm2d",
        "SGD",
        "Momentum",
        "RMSProp",
        "Adagrad",
        "Adam",
        "AdamW",
        "Trainer",
        "minibatches",
      ]),
    );
    expect(datasets).toEqual(
      expect.arrayContaining([
        "spiral",
        "polynomial",
        "digits",
        "iris",
        "readIdx",
        "loadMnist",
        "readCsv",
        "streamCsv",
        "readTable",
        "describe",
        "split",
        "kFolds",
        "oneHot",
        "StandardScaler",
        "MinMaxScaler",
      ]),
    );
  });
});

describe("examples", () => {
  test("the README's program is examples/digits.mjs", () => {
    const readme = readFileSync("README.md", "utf8");
    expect(readme).toContain("```js\n" + readFileSync("examples/digits.mjs", "utf8") + "```");
  });

  test("digits.mjs learns the digits", () => {
    const [first, second] = run("examples/digits.mjs").trim().split("\n");
    expect(Number(/accuracy ([\d.]+)/.exec(first)?.[1])).toBeGreaterThan(0.96);
    expect(second).toMatch(/^the first test digit is a \d$/);
  });

  test("csv.mjs learns a table and predicts from a file of another order", () => {
    const [first, second] = run("examples/csv.mjs").trim().split("\n");
    expect(first).toMatch(/^features height, color=red, color=white; held-out accuracy (1\.00|0\.9\d)$/);
    expect(second).toBe("a white flower of 24 cm is a daisy");
  });

  test("studies.mjs trains thousands of networks", () => {
    const [first, second, third] = run("examples/studies.mjs").trim().split("\n");
    expect(Number(/^(\d+) of 512 networks succeed/.exec(first)?.[1])).toBeGreaterThan(256);
    expect(second).toMatch(/^share of success after 400 epochs: [01]\.\d\d,[01]\.\d\d,[01]\.\d\d$/);
    expect(third).toBe("figure of some kilobytes of SVG");
  });

  test("step-by-step.mjs learns the spiral and copies the network", () => {
    const output = run("examples/step-by-step.mjs");
    expect(Number(/accuracy ([\d.]+)/.exec(output)?.[1])).toBeGreaterThan(0.9);
    expect(output).toMatch(/the copy's weights have norm \d+\.\d{3}/);
  });
});
