import type { DemonstrationResult } from "./demonstrations/demonstration";

const HEADER = ["task", "network", "epochs", "result", "time"];
/** Columns that hold numbers. */
const NUMERIC = new Set([2, 4]);

/** The results as a table of at most 80 columns; one line a task. */
export function resultTable(results: readonly DemonstrationResult[]): string {
  const rows = results.map(({ task, network, epochs, result, trainingMs }) => [
    task,
    network,
    epochs.toLocaleString("en-US"),
    result,
    `${(trainingMs / 1000).toFixed(1)} s`,
  ]);
  const widths = HEADER.map((title, c) => Math.max(title.length, ...rows.map((row) => row[c].length)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, c) => (NUMERIC.has(c) ? cell.padStart(widths[c]) : cell.padEnd(widths[c]))).join("  ");
  return [line(HEADER), widths.map((width) => "─".repeat(width)).join("  "), ...rows.map(line)].join("\n");
}
