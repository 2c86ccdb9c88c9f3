/**
 * `npm run bench:tables -- FOLDER [--tables a,b] [--members 8]`: how good `Model.train` is with default options, beside
 * scikit-learn in the same run. FOLDER has index.json (target, task and the test rows of three splits of each table) and a CSV file
 * for each table. Prints a table and writes bench/results/tables-node<major>.txt and .json.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
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
const all = (JSON.parse(readFileSync(join(folder, "index.json"), "utf8")) as { tables: TableOfBench[] }).tables;
const tables = all.filter(({ name }) => wanted === undefined || wanted.includes(name));

const results: Result[] = [];
for (const table of tables) {
  for (let split = 0; split < table.testRows.length; split++) {
    results.push(await evaluateModel(folder, table, split, 1));
    results.push(await evaluateModel(folder, table, split, Number(values.members)));
  }
  console.log(`${table.name} done`);
}
results.push(...scikitLearn(tables.map(({ name }) => name).join()));

const text = `${environment()}\n\n${summaryOf(tables, results)}`;
console.log(text);
mkdirSync("bench/results", { recursive: true });
const [major] = process.versions.node.split(".");
if (wanted === undefined) {
  writeFileSync(`bench/results/tables-node${major}.txt`, `${text}\n`);
  writeFileSync(`bench/results/tables-node${major}.json`, `${JSON.stringify(results)}\n`);
}

/** scikit-learn's results, or none where Debian's python3-sklearn is not installed. */
function scikitLearn(names: string): Result[] {
  const program = "bench/reference/tables_sklearn.py";
  const { status, stdout } = spawnSync("/usr/bin/python3", [program, folder, names], {
    encoding: "utf8",
    maxBuffer: 2 ** 26,
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
