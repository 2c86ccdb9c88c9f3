import { isArray } from "../../core/kind";
import { typeError } from "../../core/check";
import type { CellValue, RowRecord } from "./cell-value";
import { ColumnScan } from "./column-scan";
import { CSV_FORMAT, MAX_BYTES_IN_MEMORY, MAX_CELLS_IN_MEMORY, type CsvFormat } from "./csv-options";
import { openRecords, type CsvRecords, type RecordFormat } from "./records";
import { assertRecord, checkedCell } from "./row-record";
import { byteSource, type CsvSource, type TableSource } from "./source";
import { IN_PARTS, tableError } from "./table-error";
import type { TableNote } from "./table-note";
import { watchReading, type ReadingWatch } from "./watch-reading";

/** A table in memory: cells as they are, columns seen through. */
export interface TableRows {
  /** Who reads what, for messages. */
  readonly file: string;
  /** Names of the columns, each another. */
  readonly names: readonly string[];
  /** A cell for each of `names`: texts of a file, values of a program as they are. */
  readonly rows: readonly (readonly CellValue[])[];
  /** The line of the file in which each row begins, as an editor counts; for rows of a program, their number from 1. */
  readonly lines: Int32Array;
  /** @internal */
  readonly scans: readonly ColumnScan[];
  /** What stands between cells; undefined for rows of a program. */
  readonly separator?: string;
  /** What was found in the layout of the file, a sentence each; empty for rows of a program. */
  readonly notes: readonly TableNote[];
}

/**
 * Reads a table into memory and sees its columns through.
 *
 * @param wanted - Names of columns that the caller uses: they tell a header from a row.
 * @param watch - Who is told how much of a file was read, and may end that.
 * @throws (rejects) TypeError, RangeError for a format that is not valid and rows that are no objects; FileFormatError for
 *   a file that is empty, ragged, too large, damaged or not text; Error with the system's `code` for a file that cannot
 *   be read.
 */
export async function readTableRows(
  who: string,
  source: TableSource,
  cells: CsvFormat = {},
  wanted: readonly string[] = [],
  watch: ReadingWatch = {},
): Promise<TableRows> {
  const format = CSV_FORMAT.complete(who, cells);
  if (isArray(source)) return rowsOfRecords(who, source as readonly RowRecord[], format);
  const { maxBytes = MAX_BYTES_IN_MEMORY, maxCells = MAX_CELLS_IN_MEMORY } = format;
  const bytes = watchReading(byteSource(who, source as CsvSource), source as CsvSource, 1, watch);
  const records = await openRecords(who, bytes, { ...format, maxBytes, wanted });
  const rows: string[][] = [];
  const lines: number[] = [];
  const maxRows = Math.floor(maxCells / (records.names.length + CELLS_OF_A_ROW));
  const scans = await scanRecords(records, format, (row, line) => {
    if (rows.length >= maxRows) throw tooManyCells(records, maxCells);
    rows.push(row);
    lines.push(line);
  });
  const { file, names, separator, notes } = records;
  return { file, names, rows, lines: Int32Array.from(lines), scans, separator, notes };
}

/** What a row costs beside its cells. */
const CELLS_OF_A_ROW = 4;

function tooManyCells({ file, names }: CsvRecords, maxCells: number): Error {
  return tableError(file, `there are more than ${maxCells} cells, in rows of ${names.length}`, {
    program: "raise maxCells, or train from streamCsv",
    commandLine: IN_PARTS,
  });
}

/** Goes through all records once. */
export async function scanRecords(
  { names, batches }: CsvRecords,
  format: RecordFormat,
  onRow?: (row: string[], line: number) => void,
): Promise<ColumnScan[]> {
  const scans = names.map((name) => new ColumnScan(name, format));
  for await (const { rows, lines } of batches) {
    rows.forEach((row, r) => {
      onRow?.(row, lines[r]);
      if (isBlank(row)) return;
      for (let c = 0; c < scans.length; c++) scans[c].add(row[c], lines[r]);
    });
  }
  return scans;
}

/** Whether a row holds nothing: it says nothing of its columns. */
export function isBlank(row: readonly CellValue[]): boolean {
  return row.length > 1 && row.every((cell) => cell === "");
}

/** Sees the columns through for some rows only, such as those to train on. */
export function scanRows(
  { names, rows, lines }: Pick<TableRows, "names" | "rows" | "lines">,
  format: CsvFormat,
  of: readonly number[] | Int32Array = Int32Array.from(rows.keys()),
): ColumnScan[] {
  return names.map((name, c) => {
    const scan = new ColumnScan(name, format);
    for (const r of of) scan.add(rows[r][c], lines[r]);
    return scan;
  });
}

function rowsOfRecords(who: string, records: readonly RowRecord[], format: CsvFormat): TableRows {
  const places = new Map<string, number>();
  for (const [r, record] of records.entries()) {
    assertRecord(who, record, r);
    for (const name of Object.keys(record)) if (!places.has(name)) places.set(name, places.size);
  }
  const names = [...places.keys()];
  if (names.length === 0) throw typeError(who, "there are no rows", "pass rows with values");
  const rows = records.map((record, r) => {
    const row: CellValue[] = new Array<CellValue>(names.length).fill(undefined);
    for (const [name, value] of Object.entries(record)) row[places.get(name)!] = checkedCell(who, name, value, r);
    return row;
  });
  const lines = Int32Array.from(rows, (_, r) => r + 1);
  return { file: `${who}: the rows`, names, rows, lines, scans: scanRows({ names, rows, lines }, format), notes: [] };
}
