/** A program for the library that trains the same network to the same bits. */
import type { LayerConfig } from "wasm-mlp";
import type { ColumnChoice } from "../data/table";
import { readPoints } from "../settings/points";
import { SETS, type Feature, type Settings } from "../settings/settings";
import { blocksOf, lossOf, optimizerPlan, schedulePlan, type Shape } from "../training/plan";

/** What a program says beside the settings. */
export interface ProgramOptions {
  readonly epochs: number;
  /** The file that was dropped and its columns, for a person's own data. */
  readonly table?: { readonly name: string; readonly choice: ColumnChoice };
}

export function programFor(settings: Settings, shape: Shape, { epochs, table }: ProgramOptions): string {
  const layers = blocksOf(settings, shape).flat();
  const { type, options } = optimizerPlan(settings);
  const schedule = schedulePlan(settings);
  const names = [
    ...new Set([
      "Network",
      "Trainer",
      ...layers.map((layer) => layer.type),
      type,
      ...(schedule ? [schedule.type] : []),
    ]),
  ].sort();
  return [
    `// Made by the wasm-mlp playground. Run with: npm install wasm-mlp && node this-file.mjs`,
    `import { ${names.join(", ")} } from "wasm-mlp";`,
    `import { ${datasetNames(settings).join(", ")} } from "wasm-mlp/datasets";`,
    "",
    ...dataCode(settings, shape, table),
    "",
    "const network = new Network(",
    "  [",
    ...layers.map((layer) => `    ${layerCode(layer)},`),
    "  ],",
    `  ${objectCode({ seed: settings.seed, precision: settings.precision })},`,
    ");",
    `const optimizer = new ${type}(${objectCode(options)});`,
    `const trainer = new Trainer(network, ${trainerCode(settings, shape)});`,
    "",
    `const epochs = ${epochs};`,
    ...fitCode(settings),
    "console.log(trainer.evaluate(validation));",
    "",
  ].join("\n");
}

function datasetNames({ set, scale }: Settings): string[] {
  const source = set === "csv" ? ["readCsv"] : set === "points" ? [] : [set];
  return [...source, "split", ...(scale ? ["StandardScaler"] : [])];
}

/** Terms of x and y as code. */
const FEATURE_CODE: Readonly<Record<Feature, string>> = {
  x: "x",
  y: "y",
  xx: "x * x",
  yy: "y * y",
  xy: "x * y",
  sinx: "Math.sin(x)",
  siny: "Math.sin(y)",
};

/** Code that makes the inputs of the network from x and y; nothing where these are the inputs. */
function deriveCode({ set, features }: Settings): string[] {
  if (!SETS[set].knobs.includes("features") || features.join() === "x,y") return [];
  const terms = features.map((name) => FEATURE_CODE[name]).join(", ");
  return [
    "const derive = ({ data, rows }) => {",
    `  const terms = (x, y) => [${terms}];`,
    "  const row = (_, r) => terms(data[2 * r], data[2 * r + 1]);",
    "  const flat = Float32Array.from(Array.from({ length: rows }, row).flat());",
    `  return { data: flat, rows, columns: ${features.length} };`,
    "};",
  ];
}

function dataCode(settings: Settings, { classes }: Shape, table: ProgramOptions["table"]): string[] {
  const { validation, dataSeed, scale } = settings;
  const lines = [
    `const dataset = ${table === undefined ? sourceCode(settings) : tableCode(table)};`,
    `const parts = split(dataset, { testFraction: ${validation}, seed: ${dataSeed} });`,
  ];
  const derived = deriveCode(settings);
  const made = (inputs: string) => (derived.length > 0 ? `derive(${inputs})` : inputs);
  if (!scale) {
    if (derived.length === 0) return [...lines, "const { train, test: validation } = parts;"];
    return [
      ...lines,
      ...derived,
      "const train = { ...parts.train, inputs: derive(parts.train.inputs) };",
      "const validation = { ...parts.test, inputs: derive(parts.test.inputs) };",
    ];
  }
  const isRegression = classes === undefined;
  const targets = isRegression ? "targets: targetScaler.transform(targets)" : "targets";
  return [
    ...lines,
    ...derived,
    `const scaler = new StandardScaler().fit(${made("parts.train.inputs")});`,
    ...(isRegression ? ["const targetScaler = new StandardScaler().fit(parts.train.targets);"] : []),
    `const scaled = ({ inputs, targets }) => ({ inputs: scaler.transform(${made("inputs")}), ${targets} });`,
    "const train = scaled(parts.train);",
    "const validation = scaled(parts.test);",
  ];
}

function sourceCode(settings: Settings): string {
  const { set, dataSeed } = settings;
  if (set === "iris" || set === "digits") return `await ${set}()`;
  if (set === "points") return pointsCode(settings.points);
  const names = SETS[set].knobs.filter((name) => name !== "features");
  const knobs = Object.fromEntries(names.map((name) => [name, settings[name]]));
  return `${set}(${objectCode({ ...knobs, seed: dataSeed })})`;
}

/** Points that were drawn, as a data set. */
function pointsCode(text: string): string {
  const points = readPoints(text) ?? [];
  const data = points.flatMap(({ x, y }) => [Math.fround(x), Math.fround(y)]);
  const labels = points.map(({ label }) => label);
  const classes = Array.from({ length: labels.reduce((most, label) => Math.max(most, label), -1) + 1 }, (_, i) =>
    String(i),
  );
  return [
    "{",
    `  inputs: { data: Float32Array.of(${data.join(", ")}), rows: ${points.length}, columns: 2 },`,
    `  targets: Int32Array.of(${labels.join(", ")}),`,
    `  classes: ${JSON.stringify(classes)},`,
    "}",
  ].join("\n");
}

function tableCode({ name, choice }: NonNullable<ProgramOptions["table"]>): string {
  const { target, features, isRegression } = choice;
  const task = isRegression ? "regression" : "classification";
  return `await readCsv(${JSON.stringify(name)}, ${objectCode({ target, features, task, missing: "skip" })})`;
}

/** An object as people write it. */
function objectCode(values: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(values).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `{ ${entries.join(", ")} }`;
}

function layerCode(layer: LayerConfig): string {
  switch (layer.type) {
    case "Linear":
      return `new Linear(${layer.fanIn}, ${layer.fanOut}, ${objectCode({ initializer: layer.initializer })})`;
    case "BatchNorm1d":
      return `new BatchNorm1d(${layer.features})`;
    case "Dropout":
      return `new Dropout(${layer.rate})`;
    default:
      return `new ${layer.type}()`;
  }
}

function trainerCode(settings: Settings, shape: Shape): string {
  const { reduction, clipNorm, l1 } = settings;
  const schedule = schedulePlan(settings);
  const more = [
    ...(schedule === undefined ? [] : [`schedule: new ${schedule.type}(${objectCode(schedule.options)})`]),
    ...(reduction === "mean" ? [] : [`reduction: "${reduction}"`]),
    ...(l1 > 0 ? [`l1: ${l1}`] : []),
    ...(clipNorm > 0 ? [`clipNorm: ${clipNorm}`] : []),
  ];
  return `{ ${[`loss: "${lossOf(settings, shape)}"`, "optimizer", ...more].join(", ")} }`;
}

function fitCode({ batchSize }: Settings): string[] {
  const size = batchSize === 0 ? "train.inputs.rows" : `Math.min(${batchSize}, train.inputs.rows)`;
  const order = batchSize === 0 ? ", shuffle: false" : "";
  return [
    "await trainer.fit(train, {",
    "  epochs,",
    `  batchSize: ${size}${order},`,
    "  onEpoch: ({ epoch, loss }) => {",
    "    if (epoch % 10 === 0) console.log(`epoch ${epoch}: loss ${loss.toFixed(4)}`);",
    "  },",
    "});",
  ];
}
