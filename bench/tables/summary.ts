import type { Result, TableOfBench } from "./result";

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Columns of the summary: a model, and what is said of it. */
const MODELS = ["wasm-mlp", "wasm-mlp x", "mlp", "boosting", "linear"] as const;

/** The results as a text table, a line a table: means over the splits. */
export function summaryOf(tables: readonly TableOfBench[], results: readonly Result[]): string {
  const names = MODELS.map((prefix) => results.find(({ model }) => matches(model, prefix))?.model ?? prefix);
  const lines = tables.map((table) => lineOf(table, names, results));
  const heads = ["table", ...names, "ECE", "ECE mlp", "cover", "s", "s all", "s mlp"];
  const rows = [heads, ...lines, meansOf(lines)];
  return rows
    .map((cells) => cells.map((cell, i) => (i === 0 ? cell.padEnd(12) : cell.padStart(WIDTH))).join(""))
    .join("\n");
}

const WIDTH = 13;

function matches(model: string, prefix: string): boolean {
  return prefix.endsWith(" x") ? model.startsWith(prefix) : model === prefix;
}

function lineOf({ name }: TableOfBench, models: readonly string[], results: readonly Result[]): string[] {
  const [one, many, mlp] = models;
  const of = (model: string, key: "score" | "calibrationError" | "coverage" | "seconds", digits: number) => {
    const found = results.filter((result) => result.table === name && result.model === model);
    const values = found.map((result) => result[key]).filter((value) => value !== undefined);
    return values.length === 0 ? "" : mean(values).toFixed(digits);
  };
  return [
    name,
    ...models.map((model) => of(model, "score", 4)),
    of(one, "calibrationError", 3),
    of(mlp, "calibrationError", 3),
    of(one, "coverage", 3),
    of(one, "seconds", 2),
    of(many, "seconds", 2),
    of(mlp, "seconds", 2),
  ];
}

function meansOf(lines: readonly string[][]): string[] {
  const digits = (column: number) => (column < 6 ? 4 : 3);
  return lines[0].map((_, column) => {
    if (column === 0) return "mean";
    const cells = lines.map((line) => line[column]).filter((cell) => cell !== "");
    return cells.length === 0 ? "" : mean(cells.map(Number)).toFixed(digits(column));
  });
}
