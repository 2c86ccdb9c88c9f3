import { assertOptions } from "../../core/check";
import { ColumnScan, type ColumnType, type PlacedCell } from "./column-scan";
import { assertFormat, FORMAT_OPTIONS, MAX_BYTES_IN_MEMORY, MISSING_MARKS, type CsvFormat } from "./csv-options";
import { openRecords, type CsvRecords } from "./records";
import { byteSource, type CsvSource } from "./source";

/** A column of a table. */
export interface TableColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Cells that hold nothing. */
  readonly missing: number;
  /** Different cells that hold something; undefined if there are more than 10,000. */
  readonly distinct: number | undefined;
  /** Smallest number; NaN if there is none. */
  readonly min: number;
  /** Largest number; NaN if there is none. */
  readonly max: number;
  /** Mean of the numbers; NaN if there is none. */
  readonly mean: number;
  /** Standard deviation (biased) of the numbers; NaN if there is none. */
  readonly deviation: number;
  /** The first cell that holds something else than a number. */
  readonly firstText: PlacedCell | undefined;
}

/** A CSV file in memory, as it stands there. */
export interface Table {
  readonly columns: readonly TableColumn[];
  /** The cells as texts. */
  readonly rows: readonly (readonly string[])[];
  /** The line of the file in which each row begins, as an editor counts. */
  readonly lines: Int32Array;
}

/**
 * Reads a CSV file as a table: names and types of its columns and the texts of its cells. For
 * training, `readCsv` makes numbers of them.
 *
 * @param format - How cells are read.
 * @throws (rejects) TypeError, RangeError for options that are not valid; FileFormatError for a file that is empty,
 *   ragged, too large, damaged or not text; Error with the system's `code` for a file that cannot be read.
 *
 * @example
 * ```ts
 * const { columns, rows } = await readTable("name,age\nAda,36\nAlan,41\n");
 * console.log(columns.map(({ name, type }) => `${name}: ${type}`), rows.length);
 * ```
 */
export async function readTable(source: CsvSource, format: CsvFormat = {}): Promise<Table> {
  const who = "readTable";
  assertOptions(who, format, FORMAT_OPTIONS);
  assertFormat(who, format);
  const { scans, rows, lines } = await readScanned(who, source, format);
  return { columns: scans.map(columnOf), rows, lines };
}

/** A table with the scans of its columns. */
export interface ScannedTable {
  /** Who reads what, for messages. */
  readonly file: string;
  readonly scans: readonly ColumnScan[];
  readonly rows: readonly (readonly string[])[];
  readonly lines: Int32Array;
}

/** Reads a table into memory and scans it. */
export async function readScanned(who: string, source: CsvSource, format: CsvFormat): Promise<ScannedTable> {
  const records = await openRecords(who, byteSource(who, source), { maxBytes: MAX_BYTES_IN_MEMORY, ...format });
  const rows: string[][] = [];
  const lines: number[] = [];
  const scans = await scan(records, format, (row, line) => {
    rows.push(row);
    lines.push(line);
  });
  return { file: records.file, scans, rows, lines: Int32Array.from(lines) };
}

/** Goes through all records once. */
export async function scan(
  { names, batches }: CsvRecords,
  { missingMarks = MISSING_MARKS, decimal = "." }: CsvFormat,
  onRow?: (row: string[], line: number) => void,
): Promise<ColumnScan[]> {
  const marks = new Set(missingMarks);
  const scans = names.map((name) => new ColumnScan(name, marks, decimal));
  for await (const { rows, lines } of batches) {
    rows.forEach((row, r) => {
      for (let c = 0; c < scans.length; c++) scans[c].add(row[c], lines[r]);
      onRow?.(row, lines[r]);
    });
  }
  return scans;
}

function columnOf(scanned: ColumnScan): TableColumn {
  const { name, type, missing, distinct, firstText } = scanned;
  const some = scanned.numbers > 0;
  return {
    name,
    type,
    missing,
    distinct: distinct?.size,
    min: some ? scanned.min : NaN,
    max: some ? scanned.max : NaN,
    mean: some ? scanned.mean : NaN,
    deviation: some ? scanned.deviation : NaN,
    firstText,
  };
}
