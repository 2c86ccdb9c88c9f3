import type { ColumnScan, PlacedCell } from "./column-scan";
import { decimalOf, fileDecimal, kindOf, type ColumnKind } from "./column-kind";
import type { CsvFormat } from "./csv-options";
import type { Decimal } from "./number-text";
import { isBlank, readTableRows } from "./table-rows";
import type { CsvSource } from "./source";

/**
 * What a column holds: numbers, truth values in words, dates, times of day, texts, sentences, names or numbers of the
 * rows themselves, nothing, or some texts among mostly numbers.
 */
export type ColumnType = ColumnKind;

/** A column of a table. */
export interface TableColumn {
  /** As the header names it. */
  readonly name: string;
  /** What its cells hold, judged by all rows. */
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
  /** In the order of the file, one for each cell of a row. */
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
  const { scans, rows, lines, separator } = await readTableRows("readTable", source, format);
  const decimal = format.decimal ?? fileDecimal(scans);
  const columns = scans.map((scan) => columnOf(scan, decimalOf(scan, decimal, separator ?? ",")));
  const full = rows.flatMap((row, r) => (isBlank(row) ? [] : [r]));
  return { columns, rows: full.map((r) => rows[r] as string[]), lines: Int32Array.from(full, (r) => lines[r]) };
}

function columnOf(scan: ColumnScan, decimal: Decimal | undefined): TableColumn {
  const { name, missing, unkept, distinctCount, strangers, marks } = scan;
  const type = decimal === undefined ? "mixed" : kindOf(scan, decimal);
  const { min, max, mean, deviation, count } = decimal === "," ? scan.comma : scan.point;
  const areMarks = type !== "text" && type !== "freeText" && type !== "identifier";
  return {
    name,
    type,
    missing: missing + (areMarks ? marks : 0),
    distinct: unkept > 0 ? undefined : distinctCount,
    min: count > 0 ? min : NaN,
    max: count > 0 ? max : NaN,
    mean: count > 0 ? mean : NaN,
    deviation: count > 0 ? deviation : NaN,
    firstText: strangers[0],
  };
}
