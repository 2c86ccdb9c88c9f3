import { textTable } from "../frame/text-table";
import type { DemonstrationResult } from "./demonstration";

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
  return textTable(HEADER, rows, NUMERIC);
}
