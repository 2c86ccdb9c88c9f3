/** Every `@example` in the sources compiles against the public interface. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { expect, onTestFinished, test } from "vitest";
import * as core from "../../src/index";
import * as datasets from "../../src/datasets/index";
import * as estimators from "../../src/estimators/index";
import * as experiments from "../../src/experiments/index";
import * as files from "../../src/files/index";
import * as metrics from "../../src/metrics/index";
import * as model from "../../src/model/index";
import * as visualizer from "../../src/visualizer/index";
import * as workers from "../../src/workers/index";

/** What an example may use without making it. */
const GIVEN = `
  declare const network: core.Network;
  declare const trainer: core.Trainer;
  declare const dataset: core.Dataset;
  declare const inputs: core.Matrix;
  declare const targets: Int32Array;
  declare const train: datasets.ClassificationDataset;
  declare const test: datasets.ClassificationDataset;
  declare const epoch: number;`;

const ENTRIES = {
  "../../src/index": core,
  "../../src/datasets/index": datasets,
  "../../src/estimators/index": estimators,
  "../../src/experiments/index": experiments,
  "../../src/files/index": files,
  "../../src/metrics/index": metrics,
  "../../src/model/index": model,
  "../../src/visualizer/index": visualizer,
  "../../src/workers/index": workers,
};

function imports(): string {
  const known = new Set<string>();
  // Some entries share a name.
  const isNew = (name: string) => known.size < known.add(name).size;
  return Object.entries(ENTRIES)
    .map(([path, entry]) => `import { ${Object.keys(entry).filter(isNew).join(", ")} } from "${path}";`)
    .concat(
      'import type * as core from "../../src/index";',
      'import type * as datasets from "../../src/datasets/index";',
    )
    .join("\n");
}

interface Example {
  readonly name: string;
  readonly code: string;
}

/** The code blocks behind `@example` tags, without the comment's asterisks. */
function examplesOf(file: string): Example[] {
  const blocks = [...readFileSync(join("src", file), "utf8").matchAll(/@example\n\s*\* ```ts\n([\s\S]*?)\n\s*\* ```/g)];
  return blocks.map(([, block], i) => ({
    name: `${file.replaceAll("/", "-").replace(/\.ts$/, "")}-${i}`,
    code: block.replace(/^\s*\* ?/gm, ""),
  }));
}

test("examples in docstrings compile", () => {
  const examples = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap(examplesOf);
  expect(examples.length).toBeGreaterThan(10);
  const folder = mkdtempSync(resolve("build/doc-examples-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const paths = examples.map(({ name, code }) => {
    const path = join(folder, `${name}.ts`);
    // In a function of its own an example may give a new meaning to a name that it is given.
    writeFileSync(path, `${imports()}\n${GIVEN}\nexport async function example() {\n${code}\n}\n`);
    return path;
  });
  const { config } = ts.readConfigFile("tsconfig.json", (path) => ts.sys.readFile(path)) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, resolve("."));
  const program = ts.createProgram([...paths, resolve("src/wasm/binary.d.ts")], {
    ...options,
    noUnusedLocals: false,
    noUnusedParameters: false,
  });
  const messages = ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${file?.fileName ?? ""}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
  expect(messages).toEqual([]);
}, 300_000);
