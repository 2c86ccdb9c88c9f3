import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readTable } from "../../src/datasets/index";
import { Model, type Answer } from "../../src/model/index";
import type { Result, TableOfBench } from "./result";

/** Trains on the rows of a split that are not its test rows, as `wasm-mlp train` does, and answers the others. */
export async function evaluateModel(
  folder: string,
  table: TableOfBench,
  split: number,
  members: number,
): Promise<Result> {
  const { target, task, testRows } = table;
  const { train, test, truth } = await partsOf(folder, table, testRows[split]);
  const start = process.cpuUsage();
  const model = await Model.train(train, { target, task, members, seed: split + 1 });
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  const { rows } = await model.predictTable(test);
  model.dispose();
  const name = members === 1 ? "wasm-mlp" : `wasm-mlp x ${members}`;
  const measured = task === "classification" ? classResult(rows, truth) : valueResult(rows, truth.map(Number));
  return { table: table.name, split, model: name, seconds, ...measured };
}

/** The lines of a table, divided. */
async function partsOf(folder: string, { name, target }: TableOfBench, testRows: readonly number[]) {
  const text = readFileSync(join(folder, `${name}.csv`), "utf8");
  const [header, ...lines] = text.trimEnd().split(/\r?\n/);
  const isTest = new Set(testRows);
  const part = (wanted: boolean) => [header, ...lines.filter((_, row) => isTest.has(row) === wanted), ""].join("\n");
  const { columns, rows } = await readTable(text);
  const column = columns.findIndex((each) => each.name === target);
  const truth = rows.filter((_, row) => isTest.has(row)).map((cells) => cells[column]);
  return { train: part(false), test: part(true), truth };
}

function classResult(answers: readonly Answer[], truth: readonly string[]) {
  const right = answers.map(({ value }, i) => value === truth[i]);
  const confidence = answers.map(({ probabilities }) => Math.max(...Object.values(probabilities!)));
  const bins = Array.from({ length: 10 }, () => ({ right: 0, confidence: 0 }));
  confidence.forEach((share, i) => {
    const bin = bins[Math.min(9, Math.floor(10 * share))];
    bin.right += Number(right[i]);
    bin.confidence += share;
  });
  const distance = bins.reduce((sum, bin) => sum + Math.abs(bin.right - bin.confidence), 0);
  return { score: right.filter(Boolean).length / truth.length, calibrationError: distance / truth.length };
}

function valueResult(answers: readonly Answer[], truth: readonly number[]) {
  const mean = truth.reduce((sum, value) => sum + value, 0) / truth.length;
  const residual = truth.reduce((sum, value, i) => sum + (value - Number(answers[i].value)) ** 2, 0);
  const total = truth.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const isInside = (value: number, { interval }: Answer) =>
    interval !== undefined && interval[0] <= value && value <= interval[1];
  const inside = truth.filter((value, i) => isInside(value, answers[i])).length;
  return { score: 1 - residual / total, coverage: inside / truth.length };
}
