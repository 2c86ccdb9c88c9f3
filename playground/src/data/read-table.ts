import { FileFormatError } from "wasm-mlp";
import { readCsv, readTable, type ClassificationDataset, type RegressionDataset } from "wasm-mlp/datasets";
import { finding, ProblemError, type ProblemCode } from "../problem";
import { MAX_CLASSES, type ColumnChoice, type ColumnSummary, type TableSummary } from "./table";

const MEGABYTE = 2 ** 20;
const MAX_MEGABYTES = 20;
const MAX_COLUMNS = 256;
const MIN_ROWS = 10;

/**
 * Reads a CSV file to choose columns from.
 *
 * @param fewest - Rows that are needed.
 * @throws (rejects) ProblemError for what is too large or too small, no text or no table.
 */
export async function openTable(file: File, fewest = MIN_ROWS): Promise<TableSummary> {
  const { name } = file;
  if (file.size > MAX_MEGABYTES * MEGABYTE) {
    throw new ProblemError("tableSize", name, Math.round(file.size / MEGABYTE), MAX_MEGABYTES);
  }
  const table = await reading("tableUnreadable", name, readTable(file));
  const count = table.columns.length;
  if (count < 2) throw new ProblemError("tableOneColumn", name);
  if (count > MAX_COLUMNS) throw new ProblemError("tableColumns", name, count, MAX_COLUMNS);
  const rows = table.rows.length;
  if (rows < fewest) throw new ProblemError("tableRows", name, rows, fewest);
  const columns = table.columns.map((column): ColumnSummary => {
    const { type, distinct = Infinity, missing } = column;
    return { name: column.name, isNumeric: type === "number", distinct, missing };
  });
  return { name, rows, columns };
}

/** The columns of a table that were chosen, as a data set. */
export interface ChosenTable {
  readonly dataset: ClassificationDataset | RegressionDataset;
  readonly features: readonly string[];
}

/**
 * Reads the chosen columns; rows with missing cells are left out.
 *
 * @throws (rejects) ProblemError for a choice that the columns do not allow.
 */
export async function readChosen(file: File, { target, features, isRegression }: ColumnChoice): Promise<ChosenTable> {
  if (features.length === 0) throw new ProblemError("noFeatures");
  const task = isRegression ? "regression" : "classification";
  const options = { target, features, task, missing: "skip" } as const;
  const table = await reading("columnsUnusable", target, readCsv(file, options));
  const { inputs, columns } = table;
  if (table.task === "regression") {
    return { dataset: { inputs, targets: table.targets }, features: columns };
  }
  const { targets, classes } = table;
  if (classes.length < 2) throw new ProblemError("targetConstant", target);
  if (classes.length > MAX_CLASSES) throw new ProblemError("targetClasses", target, classes.length, MAX_CLASSES);
  return { dataset: { inputs, targets, classes }, features: columns };
}

/** What a reader finds, as a problem. */
async function reading<Result>(code: ProblemCode, name: string, result: Promise<Result>): Promise<Result> {
  try {
    return await result;
  } catch (error) {
    if (!(error instanceof FileFormatError || error instanceof RangeError || error instanceof TypeError)) throw error;
    throw new ProblemError(code, name, finding(error));
  }
}
