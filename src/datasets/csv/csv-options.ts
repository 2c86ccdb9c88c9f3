import { areTexts } from "../../core/array-of";
import { assertBoolean, assertPositive, rangeError, show, typeError } from "../../core/check";
import { defineOptions, oneOf, type Check, type RowsFor } from "../../core/option-table";
import { createDecoder } from "../../core/text-coding";

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

/** A table in memory takes some 15 times its text. */
export const MAX_BYTES_IN_MEMORY = 256 * 2 ** 20;

/** A cell takes some 32 bytes beside its characters. */
export const MAX_CELLS_IN_MEMORY = 2 ** 25;

/** An array of strings. */
export function assertTexts(who: string, name: string, value: unknown): asserts value is readonly string[] {
  if (areTexts(value)) return;
  throw typeError(who, `${name} are ${show(value)}`, "pass an array of strings");
}

const character: Check<string> = (who, name, value) => {
  if (typeof value === "string" && /^[^"\r\n]$/u.test(value)) return;
  throw rangeError(who, `${name} is ${show(value)}`, "pass one character, no quotation mark or line end");
};

const encodingName: Check<string> = (who, name, value) => {
  try {
    createDecoder(value as string);
  } catch (cause) {
    const error = rangeError(who, `${name} is ${show(value)}`, 'pass one such as "utf-8" or "windows-1252"');
    throw Object.assign(error, { cause });
  }
};

const limit: Check<number> = (who, name, value) => {
  if (value !== Infinity) assertPositive(who, name, value);
};

/** The options of `CsvFormat`; the defaults of limits depend on what is held in memory. */
export const CSV_FORMAT = defineOptions({
  separator: [character],
  header: [assertBoolean],
  decimal: [oneOf(".", ",")],
  missingMarks: [assertTexts],
  encoding: [encodingName],
  maxBytes: [limit],
  maxCells: [limit],
} satisfies RowsFor<CsvFormat>);
