import { parse } from "csv-parse/browser/esm/sync";
import { firstChoice, MAX_CLASSES, type ColumnChoice, type ColumnSummary, type TableSummary } from "./table";

const MAX_MEGABYTES = 20;
const MEGABYTE = 2 ** 20;
const MAX_COLUMNS = 256;

/** A table in memory: rows of cells under their header. */
export interface Table extends TableSummary {
  readonly cells: readonly (readonly string[])[];
}

/** What is wrong with a file, said to the person who gave it. */
export class TableError extends Error {
  override readonly name = "TableError";
}

/**
 * Reads a CSV file.
 *
 * @throws (rejects) TableError for what is too large, no text or no table.
 */
export async function readTable(file: File): Promise<Table> {
  if (file.size > MAX_MEGABYTES * MEGABYTE) {
    const size = Math.round(file.size / MEGABYTE);
    throw new TableError(
      `“${file.name}” has ${size} MB; the page takes up to ${MAX_MEGABYTES}. Use a part of its rows.`,
    );
  }
  const text = decode(file.name, await file.arrayBuffer());
  const [header, ...cells] = parseCells(file.name, text);
  checkShape(file.name, header, cells);
  const columns = header.map((name, i) => summaryOf(name.trim() || `column ${i + 1}`, cells, i));
  if (cells.length < 10)
    throw new TableError(`“${file.name}” has ${cells.length} rows below its header; ten are needed.`);
  return { name: file.name, rows: cells.length, columns, cells, choice: firstChoice(columns) };
}

function decode(name: string, bytes: ArrayBuffer): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch {
    // Said below.
  }
  throw new TableError(`“${name}” is not a text in UTF-8; save the table as CSV and drop that.`);
}

function parseCells(name: string, text: string): string[][] {
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = [",", ";", "\t"].reduce((best, sign) =>
    count(firstLine, sign) > count(firstLine, best) ? sign : best,
  );
  try {
    return parse(text, { bom: true, delimiter, skip_empty_lines: true, trim: true });
  } catch (error) {
    throw new TableError(`“${name}” is not a CSV table: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function count(text: string, sign: string): number {
  return text.split(sign).length;
}

function checkShape(name: string, header: readonly string[] | undefined, cells: readonly (readonly string[])[]): void {
  if (header === undefined || cells.length === 0) throw new TableError(`“${name}” has no rows.`);
  if (header.length < 2) {
    throw new TableError(`“${name}” has one column; two are needed: one to predict and one to predict it from.`);
  }
  if (header.length > MAX_COLUMNS) {
    throw new TableError(`“${name}” has ${header.length} columns; the page takes up to ${MAX_COLUMNS}.`);
  }
}

function isNumber(cell: string): boolean {
  return cell !== "" && Number.isFinite(Number(cell));
}

function summaryOf(name: string, cells: readonly (readonly string[])[], column: number): ColumnSummary {
  const values = new Set<string>();
  let isNumeric = true;
  for (const row of cells) {
    if (values.size <= 50) values.add(row[column]);
    isNumeric &&= isNumber(row[column]);
  }
  return { name, isNumeric, distinct: values.size };
}

/** The numbers that a choice of columns stands for. */
export interface ChosenColumns {
  readonly features: readonly string[];
  readonly rows: number;
  /** (rows, features). */
  readonly inputs: Float32Array;
  /** Class indices or values. */
  readonly targets: Float32Array;
  readonly classes?: readonly string[];
}

/** @throws TableError for a choice that the columns do not allow. */
export function chosenColumns({ cells, columns }: Table, choice: ColumnChoice): ChosenColumns {
  const { features, target, isRegression } = choice;
  if (features.length === 0) throw new TableError("Choose at least one column to predict from.");
  const numbersOf = (column: number) => {
    if (!columns[column].isNumeric) throw new TableError(nonNumber(columns[column].name, cells, column));
    return Float32Array.from(cells, (row) => Number(row[column]));
  };
  const vectors = features.map(numbersOf);
  const inputs = new Float32Array(cells.length * features.length);
  vectors.forEach((vector, f) => {
    vector.forEach((value, r) => (inputs[r * features.length + f] = value));
  });
  const names = features.map((column) => columns[column].name);
  const rows = cells.length;
  if (isRegression) return { features: names, rows, inputs, targets: numbersOf(target) };
  const classes = [...new Set(cells.map((row) => row[target]))].sort();
  if (classes.length < 2 || classes.length > MAX_CLASSES) {
    throw new TableError(
      `“${columns[target].name}” has ${classes.length} different values; a classifier needs 2 to ${MAX_CLASSES}. ` +
        "Choose another column, or regression.",
    );
  }
  const targets = Float32Array.from(cells, (row) => classes.indexOf(row[target]));
  return { features: names, rows, inputs, targets, classes };
}

function nonNumber(name: string, cells: readonly (readonly string[])[], column: number): string {
  const row = cells.findIndex((cells) => !isNumber(cells[column]));
  const cell = cells[row][column];
  return `“${name}” is no column of numbers: row ${row + 1} holds “${cell.slice(0, 40)}”. Leave it out or fill it in.`;
}
