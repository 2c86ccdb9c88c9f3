/**
 * `npm run bench:embedding -- FOLDER [--tables a,b] [--seeds 3]`: whether a layer `Embedding` for columns of many categories does
 * better than an indicator for each category. FOLDER is that of bench:tables. The test rows of each split are left out: networks
 * learn from three quarters of its training rows, and are compared on the last quarter.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Matrix } from "../../src/core/matrix";
import { SCHEMA_OPTIONS } from "../../src/datasets/csv/schema-options";
import { CSV_FORMAT } from "../../src/datasets/csv/csv-options";
import { featuresOf } from "../../src/datasets/csv/schema-features";
import { readTableRows } from "../../src/datasets/csv/table-rows";
import { Embedding, Network, perceptronLayers, type EmbeddedColumn } from "../../src/index";
import { accuracy, rSquared } from "../../src/metrics/index";
import { heldOutRows, otherRows } from "../../src/model/deal-rows";
import { createTrainer, fitWatched } from "../../src/model/fit-network";
import { encodeLabeled, schemaOf, type EncodedRows } from "../../src/model/model-data";
import { learnScales, trainingDataOf } from "../../src/model/scales";
import { candidatesFor, TRAINING, type TrainingSettings } from "../../src/model/settings";
import { environment } from "../environment";
import type { TableOfBench } from "./result";

/** Categories from which on a column is embedded. */
const MANY = 8;
const WHO = "bench:embedding";

/** Numbers that stand for a category of a column of `n`: none for indicators. */
const SIZES: Readonly<Record<string, ((n: number) => number) | undefined>> = {
  indicators: undefined,
  "root of n": (n) => Math.ceil(Math.sqrt(n)),
  "1.6 n^0.56": (n) => Math.min(50, Math.round(1.6 * n ** 0.56)),
};

/** Places of the features of a column of many categories. */
interface Group {
  readonly first: number;
  readonly length: number;
}

const { values, positionals } = parseArgs({
  options: { tables: { type: "string" }, seeds: { type: "string", default: "3" } },
  allowPositionals: true,
});
const [folder] = positionals;
if (folder === undefined) throw new Error(`${WHO}: name the folder of the tables, which has an index.json`);
const wanted = values.tables?.split(",");
const index = JSON.parse(readFileSync(join(folder, "index.json"), "utf8")) as { tables: TableOfBench[] };

console.log(environment());
console.log(
  "score on the rows held out: mean over splits and seeds (standard error of the difference from indicators)\n",
);
for (const table of index.tables.filter(({ name }) => wanted === undefined || wanted.includes(name))) {
  await compare(table);
}

async function compare(table: TableOfBench): Promise<void> {
  const scores: Record<string, number[]> = {};
  let embedded = 0;
  for (const testRows of table.testRows) {
    for (let seed = 1; seed <= Number(values.seeds); seed++) {
      const { rows, known, held, groups } = await partsOf(table, testRows, seed);
      embedded = Math.max(embedded, groups.length);
      if (groups.length === 0) continue;
      const candidates = candidatesFor(TRAINING.complete(WHO, {}), known.length, rows.kinds);
      for (const [name, sizeOf] of Object.entries(SIZES)) {
        for (const [i, settings] of candidates.entries()) {
          const key = `${name}, ${i === 0 ? "weak" : "strong"}`;
          (scores[key] ??= []).push(await scoreOf(rows, known, held, groups, sizeOf, settings, seed));
        }
      }
    }
  }
  console.log(`${table.name}: ${embedded} columns of ${MANY} categories or more`);
  for (const [name, found] of Object.entries(scores)) {
    const base = scores[name.replace(/^[^,]*/, "indicators")];
    const error = deviationOf(found.map((score, i) => score - base[i])) / Math.sqrt(found.length);
    console.log(`  ${name.padEnd(22)} ${meanOf(found).toFixed(4)}  ${error === 0 ? "" : `(${error.toFixed(4)})`}`);
  }
}

/** The training rows of a split, encoded by three quarters of them. */
async function partsOf({ name, target, task }: TableOfBench, testRows: readonly number[], seed: number) {
  const [header, ...lines] = readFileSync(join(folder, `${name}.csv`), "utf8")
    .trimEnd()
    .split(/\r?\n/);
  const isTest = new Set(testRows);
  const text = [header, ...lines.filter((_, row) => !isTest.has(row)), ""].join("\n");
  const [schemaOptions, format] = [SCHEMA_OPTIONS.read(WHO, { target, task }), CSV_FORMAT.read(WHO, {})];
  const table = await readTableRows(WHO, text, format, [target]);
  const whole = encodeLabeled(table, schemaOf(table, schemaOptions, format).schema);
  const held = heldOutRows(whole.targets, 0.25, whole.classes !== undefined, seed);
  const known = otherRows(whole.targets.length, held);
  const own = schemaOf(
    table,
    schemaOptions,
    format,
    known.map((row) => whole.rows[row]),
  ).schema;
  const rows = encodeLabeled(table, { ...own, target: whole.schema.target });
  return { rows, known, held, groups: groupsOf(rows) };
}

function groupsOf({ schema }: EncodedRows): Group[] {
  let first = 0;
  return schema.features.flatMap((feature) => {
    const { length } = featuresOf(feature);
    first += length;
    if (feature.type !== "category" || feature.categories.length < MANY) return [];
    return [{ first: first - length, length: length - Number(feature.indicatesMissing) }];
  });
}

/** Trains as `Model.train` does; gives accuracy or R squared on the rows held out. */
async function scoreOf(
  whole: EncodedRows,
  known: Int32Array,
  held: Int32Array,
  groups: readonly Group[],
  sizeOf: ((n: number) => number) | undefined,
  settings: TrainingSettings,
  seed: number,
): Promise<number> {
  const isEmbedded = sizeOf !== undefined;
  const rows = isEmbedded ? withoutGroups(whole, groups) : whole;
  const scales = learnScales(rows, settings, known);
  const [train, test] = [known, held].map((part) => {
    const data = trainingDataOf(rows, scales, part, undefined);
    return isEmbedded ? { ...data, inputs: withCategories(data.inputs, whole, part, groups) } : data;
  });
  const { columns } = train.inputs;
  const embedding = isEmbedded ? new Embedding(columns, tablesOf(columns, groups, sizeOf)) : undefined;
  const { hidden, activation, batchNorm, dropout, precision } = settings;
  const sizes = [embedding?.fanOutFor(columns) ?? columns, ...hidden, train.fanOut];
  const perceptron = perceptronLayers(sizes, { activation, batchNorm, dropout });
  const layers = embedding === undefined ? perceptron : [embedding.config, ...perceptron];
  using network = Network.fromConfig({ layers, seed, precision });
  const { epochs, batchSize } = settings;
  const trainer = createTrainer(network, settings, whole.classes !== undefined, { length: epochs });
  await fitWatched(network, trainer, train, { epochs, batchSize }, {});
  const outputs = network.predict(test.inputs);
  const { targets } = test;
  return targets instanceof Int32Array ? accuracy(outputs, targets) : rSquared(outputs, targets);
}

function withoutGroups(rows: EncodedRows, groups: readonly Group[]): EncodedRows {
  const { data, rows: count, columns } = rows.features;
  const isGrouped = (column: number) => groups.some(({ first, length }) => column >= first && column < first + length);
  const kept = Array.from({ length: columns }, (_, column) => column).filter((column) => !isGrouped(column));
  const out = Float64Array.from({ length: count * kept.length }, (_, i) => {
    return data[Math.floor(i / kept.length) * columns + kept[i % kept.length]];
  });
  const features = { data: out, rows: count, columns: kept.length };
  return { ...rows, features, kinds: kept.map((column) => rows.kinds[column]) };
}

/** Inputs, then the number of each row's category in each group; one more where it is none of them. */
function withCategories(inputs: Matrix, { features }: EncodedRows, part: Int32Array, groups: readonly Group[]): Matrix {
  const columns = inputs.columns + groups.length;
  const data = new Float32Array(inputs.rows * columns);
  part.forEach((row, r) => {
    data.set(inputs.data.subarray(r * inputs.columns, (r + 1) * inputs.columns), r * columns);
    groups.forEach(({ first, length }, g) => {
      const start = row * features.columns + first;
      const category = features.data.subarray(start, start + length).indexOf(1);
      data[r * columns + inputs.columns + g] = category < 0 ? length : category;
    });
  });
  return { data, rows: inputs.rows, columns };
}

function tablesOf(columns: number, groups: readonly Group[], sizeOf: (n: number) => number): EmbeddedColumn[] {
  return groups.map(({ length }, g) => {
    return { column: columns - groups.length + g, categories: length + 1, size: sizeOf(length + 1) };
  });
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
}

function deviationOf(numbers: readonly number[]): number {
  const mean = meanOf(numbers);
  return Math.sqrt(meanOf(numbers.map((value) => (value - mean) ** 2)));
}
