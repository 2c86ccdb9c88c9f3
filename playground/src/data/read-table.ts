import { FileFormatError } from "wasm-mlp";
import { readCsv, readTable, type ClassificationDataset, type RegressionDataset } from "wasm-mlp/datasets";
import { firstChoice, MAX_CLASSES, type ColumnChoice, type ColumnSummary, type TableSummary } from "./table";

const MEGABYTE = 2 ** 20;
const MAX_MEGABYTES = 20;
const MAX_COLUMNS = 256;
const MIN_ROWS = 10;

/** What is wrong with a file, said to the person who gave it. */
export class TableError extends Error {
  override readonly name = "TableError";
}

/**
 * Reads a CSV file to choose columns from.
 *
 * @throws (rejects) TableError for what is too large or too small, no text or no table.
 */
export async function openTable(file: File): Promise<TableSummary> {
  const name = `“${file.name}”`;
  if (file.size > MAX_MEGABYTES * MEGABYTE) {
    const size = Math.round(file.size / MEGABYTE);
    throw new TableError(`${name} has ${size} MB; the page takes up to ${MAX_MEGABYTES}. Use a part of its rows.`);
  }
  const table = await withoutName(readTable(file));
  const count = table.columns.length;
  if (count < 2) {
    throw new TableError(`${name} has one column; two are needed: one to predict and one to predict it from.`);
  }
  if (count > MAX_COLUMNS) {
    throw new TableError(`${name} has ${count} columns; the page takes up to ${MAX_COLUMNS}.`);
  }
  const rows = table.rows.length;
  if (rows < MIN_ROWS) throw new TableError(`${name} has ${rows} rows below its header; ten are needed.`);
  const columns = table.columns.map((column): ColumnSummary => {
    const { type, distinct = Infinity, missing } = column;
    return { name: column.name, isNumeric: type === "number", distinct, missing };
  });
  return { name: file.name, rows, columns, choice: firstChoice(columns) };
}

/** The columns of a table that were chosen, as a data set. */
export interface ChosenTable {
  readonly dataset: ClassificationDataset | RegressionDataset;
  readonly features: readonly string[];
}

/**
 * Reads the chosen columns; rows with missing cells are left out.
 *
 * @throws (rejects) TableError for a choice that the columns do not allow.
 */
export async function readChosen(file: File, { target, features, isRegression }: ColumnChoice): Promise<ChosenTable> {
  if (features.length === 0) throw new TableError("Choose at least one column to predict from.");
  const task = isRegression ? "regression" : "classification";
  const table = await withoutName(readCsv(file, { target, features, task, missing: "skip" }));
  if (table.task === "regression") {
    return { dataset: { inputs: table.inputs, targets: table.targets }, features: table.columns };
  }
  const { inputs, targets, classes, columns } = table;
  if (classes.length < 2 || classes.length > MAX_CLASSES) {
    throw new TableError(
      `“${target}” has ${classes.length} different values; the page shows 2 to ${MAX_CLASSES} classes. ` +
        "Choose another column, or predict its value.",
    );
  }
  return { dataset: { inputs, targets, classes }, features: columns };
}

/** What a reader says, without the name of the function. */
async function withoutName<Result>(reading: Promise<Result>): Promise<Result> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof FileFormatError || error instanceof RangeError)) throw error;
    throw new TableError(error.message.replace(/^read\w+: /, ""));
  }
}
