import { areTexts } from "../../core/array-of";
import { assertBoolean, assertOneOf, assertPositive, rangeError, show, typeError } from "../../core/check";

/** How the cells of a CSV file are read. */
export interface CsvFormat {
  /** The character between two cells. Default: found in the first lines, among `,` `;` tab, `|` and white space. */
  readonly separator?: string;
  /**
   * Whether the first line holds the names of the columns; without them they are called
   * `"column 1"`, `"column 2"`, ...; a name left empty is `"unnamed 1"` there. Default: found in the first rows.
   */
  readonly header?: boolean;
  /** The character before decimals. Default: found in the cells. */
  readonly decimal?: "." | ",";
  /**
   * What a cell holds that holds nothing. Default: nothing at all, `NA`, `N/A`, `n/a`, `#N/A`, `NaN`, `nan`, `NULL`,
   * `null`, `None`, `<NA>`, `\N` and `?`; where all other cells of a column are numbers, dates or the like, also `-`,
   * `.`, `--`, `n.a.`, `#DIV/0!` and others, in any case.
   */
  readonly missingMarks?: readonly string[];
  /** Name of the text encoding, as `TextDecoder` knows it. Default: UTF-8, or UTF-16 if a byte-order mark or the bytes say so. */
  readonly encoding?: string;
  /** Largest size of the text in bytes, after unpacking. Default 256 MiB in memory, none in a stream. */
  readonly maxBytes?: number;
  /** Largest number of cells of a table in memory; each row counts as four more. Default 33,554,432. */
  readonly maxCells?: number;
}

/** Names of the options of `CsvFormat`. */
export const FORMAT_OPTIONS = [
  "separator",
  "header",
  "decimal",
  "missingMarks",
  "encoding",
  "maxBytes",
  "maxCells",
] as const satisfies readonly (keyof CsvFormat)[];

/** A table in memory takes some 15 times its text. */
export const MAX_BYTES_IN_MEMORY = 256 * 2 ** 20;

/** A cell takes some 32 bytes beside its characters. */
export const MAX_CELLS_IN_MEMORY = 2 ** 25;

/** @throws TypeError, RangeError for a format that is not valid. */
export function assertFormat(
  who: string,
  { separator, header, decimal, missingMarks, encoding, maxBytes, maxCells }: CsvFormat,
): void {
  if (separator !== undefined && (typeof separator !== "string" || !/^[^"\r\n]$/u.test(separator))) {
    throw rangeError(who, `separator is ${show(separator)}`, "pass one character, no quotation mark or line end");
  }
  if (header !== undefined) assertBoolean(who, "header", header);
  if (decimal !== undefined) assertOneOf(who, "decimal", decimal, [".", ","]);
  if (missingMarks !== undefined) assertTexts(who, "missingMarks", missingMarks);
  if (encoding !== undefined) assertEncoding(who, encoding);
  if (maxBytes !== undefined && maxBytes !== Infinity) assertPositive(who, "maxBytes", maxBytes);
  if (maxCells !== undefined && maxCells !== Infinity) assertPositive(who, "maxCells", maxCells);
}

/** An array of strings. */
export function assertTexts(who: string, name: string, value: unknown): asserts value is readonly string[] {
  if (areTexts(value)) return;
  throw typeError(who, `${name} are ${show(value)}`, "pass an array of strings");
}

function assertEncoding(who: string, encoding: string): void {
  try {
    new TextDecoder(encoding);
  } catch (cause) {
    const error = rangeError(who, `encoding is ${show(encoding)}`, 'pass one such as "utf-8" or "windows-1252"');
    throw Object.assign(error, { cause });
  }
}
