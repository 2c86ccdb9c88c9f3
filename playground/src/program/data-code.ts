/** Code that makes the data of some settings: the same samples in the same order. */
import { readOptions, type ColumnChoice } from "../data/table";
import { readPoints } from "../settings/points";
import { SETS, type Feature, type Settings } from "../settings/settings";
import type { Task } from "../training/messages";
import { objectCode } from "./object-code";

/** The file that was dropped and its columns, for a person's own data. */
export interface TableSource {
  readonly name: string;
  readonly choice: ColumnChoice;
}

/** What a program imports of the data sets. */
export function datasetNames({ set, scale }: Settings): string[] {
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

/** Code that makes `train` and `validation`. */
export function dataCode(settings: Settings, { classes }: Pick<Task, "classes">, table?: TableSource): string[] {
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
  const isScaled = classes === undefined && settings.valueLoss !== "poisson";
  const targets = isScaled ? "targets: targetScaler.transform(targets)" : "targets";
  return [
    ...lines,
    ...derived,
    `const scaler = new StandardScaler().fit(${made("parts.train.inputs")});`,
    ...(isScaled ? ["const targetScaler = new StandardScaler().fit(parts.train.targets);"] : []),
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

function tableCode({ name, choice }: TableSource): string {
  return `await readCsv(${JSON.stringify(name)}, ${objectCode(readOptions(choice))})`;
}
