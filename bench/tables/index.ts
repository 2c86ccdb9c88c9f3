/**
 * `npm run bench:tables -- FOLDER [--tables a,b] [--members 8]`: how good `Model.train` is with default options, beside
 * scikit-learn in the same run. FOLDER has index.json (target, task and the test rows of three splits of each table) and a CSV file
 * for each table. Writes bench/results/tables-node<major>.txt and .json after each table; with `--tables` the others keep the
 * results that they have there, so that a run can be done in parts.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { environment } from "../environment";
import { evaluateModel } from "./evaluate-model";
import { summaryOf } from "./summary";
import type { Result, TableOfBench } from "./result";

const { values, positionals } = parseArgs({
  options: { tables: { type: "string" }, members: { type: "string", default: "8" } },
  allowPositionals: true,
});
const [folder] = positionals;
if (folder === undefined) throw new Error("bench:tables: name the folder of the tables, which has an index.json");

const wanted = values.tables?.split(",");
const members = Number(values.members);
const tables = (JSON.parse(readFileSync(join(folder, "index.json"), "utf8")) as { tables: TableOfBench[] }).tables;
const [major] = process.versions.node.split(".");
const file = `bench/results/tables-node${major}`;
mkdirSync("bench/results", { recursive: true });

let results: Result[] = wanted !== undefined && existsSync(`${file}.json`) ? readResults() : [];
for (const table of tables.filter(({ name }) => wanted === undefined || wanted.includes(name))) {
  const found = await resultsOf(folder, table);
  results = [...results.filter((result) => result.table !== table.name), ...found];
  writeFileSync(`${file}.json`, `[\n${results.map((result) => JSON.stringify(result)).join(",\n")}\n]\n`);
  writeFileSync(`${file}.txt`, `${summary()}\n`);
  console.log(`${table.name} done`);
}
console.log(summary());

function readResults(): Result[] {
  return JSON.parse(readFileSync(`${file}.json`, "utf8")) as Result[];
}

function summary(): string {
  const measured = tables.filter(({ name }) => results.some(({ table }) => table === name));
  return `${environment()}\n\n${summaryOf(measured, results)}`;
}

async function resultsOf(from: string, table: TableOfBench): Promise<Result[]> {
  const found: Result[] = [];
  for (let split = 0; split < table.testRows.length; split++) {
    for (const count of new Set([1, members])) found.push(await evaluateModel(from, table, split, count));
  }
  return [...found, ...scikitLearn(from, table.name)];
}

/** scikit-learn's results, or none where Debian's python3-sklearn is not installed. */
function scikitLearn(from: string, name: string): Result[] {
  const program = "bench/reference/tables_sklearn.py";
  const { status, stdout } = spawnSync("/usr/bin/python3", [program, from, name], {
    encoding: "utf8",
    maxBuffer: 2 ** 26,
    env: { ...process.env, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" },
  });
  if (status !== 0) {
    console.log("scikit-learn is not installed (Debian: python3-sklearn python3-pandas): its figures are missing");
    return [];
  }
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Result);
}
