import { FileFormatError } from "wasm-mlp";
import {
  readCsv,
  readTable,
  type ClassificationDataset,
  type CsvSchema,
  type RegressionDataset,
} from "wasm-mlp/datasets";
import { tableFinding } from "../findings";
import { ProblemError, type ProblemCode } from "../problem";
import {
  MAX_CLASSES,
  readOptions,
  type ColumnChoice,
  type ColumnSummary,
  type TableFormat,
  type TableSummary,
} from "./table";

const MEGABYTE = 2 ** 20;
const MAX_MEGABYTES = 20;
const MAX_COLUMNS = 256;
const MIN_ROWS = 10;

/**
 * Reads a CSV file to choose columns from.
 *
 * @param format - What is known about the file; the rest is found in it.
 * @param fewest - Rows that are needed.
 * @throws (rejects) ProblemError for what is too large or too small, no text or no table.
 */
export async function openTable(file: File, format: TableFormat = {}, fewest = MIN_ROWS): Promise<TableSummary> {
  const { name } = file;
  if (file.size > MAX_MEGABYTES * MEGABYTE) {
    throw new ProblemError("tableSize", name, Math.round(file.size / MEGABYTE), MAX_MEGABYTES);
  }
  const encoding = format.encoding ?? (await encodingOf(file));
  const { header, decimal } = format;
  const table = await reading("tableUnreadable", name, readTable(file, { header, decimal, encoding }));
  const count = table.columns.length;
  if (count < 2) throw new ProblemError("tableOneColumn", name);
  if (count > MAX_COLUMNS) throw new ProblemError("tableColumns", name, count, MAX_COLUMNS);
  const rows = table.rows.length;
  if (rows < fewest) throw new ProblemError("tableRows", name, rows, fewest);
  const columns = table.columns.map((column): ColumnSummary => {
    const { type: kind, distinct = Infinity, missing, min } = column;
    const isNumeric = kind === "number" || kind === "mixed" || (kind === "identifier" && !Number.isNaN(min));
    return { name: column.name, kind, isNumeric, distinct, missing };
  });
  return { name, rows, columns, format: { ...format, encoding } };
}

/** Spreadsheets on Windows write tables in its own encoding, whose letters are no UTF-8. */
async function encodingOf(file: File): Promise<string | undefined> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isMarked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isMarked || bytes.includes(0)) return undefined;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return undefined;
  } catch {
    return "windows-1252";
  }
}

/** The columns of a table that were chosen, as a data set. */
export interface ChosenTable {
  readonly dataset: ClassificationDataset | RegressionDataset;
  readonly features: readonly string[];
  /** How cells become features and targets. */
  readonly schema: CsvSchema;
}

/**
 * Reads the chosen columns; empty cells are filled, rows without a target are left out.
 *
 * @throws (rejects) ProblemError for a choice that the columns do not allow.
 */
export async function readChosen(file: File, choice: ColumnChoice): Promise<ChosenTable> {
  const { target, features } = choice;
  if (features.length === 0) throw new ProblemError("noFeatures");
  const table = await reading("columnsUnusable", target, readCsv(file, readOptions(choice)));
  const { inputs, columns, schema } = table;
  if (table.task === "regression") {
    return { dataset: { inputs, targets: table.targets }, features: columns, schema };
  }
  const { targets, classes } = table;
  if (classes.length < 2) throw new ProblemError("targetConstant", target);
  if (classes.length > MAX_CLASSES) throw new ProblemError("targetClasses", target, classes.length, MAX_CLASSES);
  return { dataset: { inputs, targets, classes }, features: columns, schema };
}

/** What a reader finds, as a problem. */
async function reading<Result>(code: ProblemCode, name: string, result: Promise<Result>): Promise<Result> {
  try {
    return await result;
  } catch (error) {
    if (!(error instanceof FileFormatError || error instanceof RangeError || error instanceof TypeError)) throw error;
    throw new ProblemError(code, name, tableFinding(error));
  }
}
