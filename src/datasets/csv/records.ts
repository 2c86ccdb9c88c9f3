/** Records out of a CSV source, a batch at a time: all that is known of `csv-parse` stands here. */
import { show } from "../../core/check";
import { formatError } from "../../core/format-error";
import { numberOf } from "./cell";
import type { CsvFormat } from "./csv-options";
import { piecesOf, recordLines, type Piece } from "./pieces";
import { findSeparator } from "./separator";
import type { ByteSource } from "./source";
import { textOf } from "./text";

/** Some records, all of the same length. */
export interface RecordBatch {
  /** The cells, without white space around them. */
  readonly rows: string[][];
  /** The line in which each record begins, as an editor counts. */
  readonly lines: Int32Array;
}

/** A CSV file whose header was read. */
export interface CsvRecords {
  /** Who reads what, for messages. */
  readonly file: string;
  /** Names of the columns, each another. */
  readonly names: readonly string[];
  /** The records; can be gone through once. */
  readonly batches: AsyncIterable<RecordBatch>;
}

/**
 * Opens a CSV source and reads its header.
 *
 * @throws (rejects) FileFormatError for an empty file, a header that is none, and, while the batches are gone
 *   through, for ragged rows, wrong quotation marks and whatever is not text; Error with the system's `code` for a file
 *   that cannot be read.
 */
export async function openRecords(who: string, source: ByteSource, format: CsvFormat): Promise<CsvRecords> {
  const file = `${who}: ${source.name}`;
  const batches = parse(file, source, format);
  const first = await firstRows(batches);
  if (first === undefined) throw formatError(file, "there is no line in it", "pass a CSV file with rows");
  const header = format.header ?? true;
  if (format.header === undefined) assertHeader(file, first.rows[0], first.lines[0]);
  const names = header ? headerNames(file, first) : first.rows[0].map((_, i) => `column ${i + 1}`);
  return { file, names, batches: evenRows(file, names.length, header ? withoutFirst(first) : first, batches) };
}

async function firstRows(batches: AsyncGenerator<RecordBatch, undefined>): Promise<RecordBatch | undefined> {
  return (await batches.next()).value;
}

function withoutFirst({ rows, lines }: RecordBatch): RecordBatch {
  return { rows: rows.slice(1), lines: lines.subarray(1) };
}

function headerNames(file: string, { rows: [cells], lines: [line] }: RecordBatch): readonly string[] {
  const names = cells.map((cell, i) => cell || `unnamed ${i + 1}`);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice === undefined) return names;
  throw formatError(file, `line ${line} names two columns ${show(twice)}`, "rename one of them");
}

function assertHeader(file: string, cells: readonly string[], line: number): void {
  if (!cells.every((cell) => !Number.isNaN(numberOf(cell)) || !Number.isNaN(numberOf(cell, ",")))) return;
  throw formatError(
    file,
    `line ${line} has numbers only, no names of columns`,
    "pass header: false if the file has no header, header: true if these are names",
  );
}

async function* evenRows(
  file: string,
  columns: number,
  first: RecordBatch,
  rest: AsyncGenerator<RecordBatch, undefined>,
): AsyncGenerator<RecordBatch> {
  try {
    assertEven(file, columns, first);
    if (first.rows.length > 0) yield first;
    for await (const batch of rest) {
      assertEven(file, columns, batch);
      yield batch;
    }
  } finally {
    await rest.return(undefined);
  }
}

function assertEven(file: string, columns: number, { rows, lines }: RecordBatch): void {
  const ragged = rows.findIndex((row) => row.length !== columns);
  if (ragged < 0) return;
  const cells = rows[ragged].length === 1 ? "1 cell" : `${rows[ragged].length} cells`;
  throw formatError(
    file,
    `line ${lines[ragged]} has ${cells}, the first line has ${columns}`,
    "give all rows the same cells, and quote those that hold the separator",
  );
}

async function* parse(file: string, source: ByteSource, format: CsvFormat): AsyncGenerator<RecordBatch, undefined> {
  const { parse: parsePiece } = await import("csv-parse/browser/esm/sync");
  const encoder = new TextEncoder();
  let separator = format.separator;
  for await (const piece of piecesOf(file, textOf(source.open(), { file, ...format }))) {
    separator ??= findSeparator(piece.text);
    let rows: string[][];
    try {
      rows = parsePiece(encoder.encode(piece.text), {
        delimiter: separator,
        record_delimiter: piece.text.includes("\r") ? ["\r\n", "\n", "\r"] : "\n",
        relax_column_count: true,
        skip_empty_lines: true,
        trim: true,
      });
    } catch (cause) {
      throw quotationError(file, piece, cause);
    }
    if (rows.length > 0) yield { rows, lines: recordLines(piece, rows.length) };
  }
}

/** What the parser complains of: with these options, quotation marks only. */
function quotationError(file: string, piece: Piece, cause: unknown): Error {
  const { code, lines } = cause as { code?: string; lines?: number };
  if (code === "CSV_QUOTE_NOT_CLOSED") {
    // The last line that begins a record is the one whose quotation mark stays open.
    const line = recordLines(piece, piece.text.length).reduce((last, at) => Math.max(last, at), piece.line);
    return formatError(file, `line ${line} opens a quotation mark that is never closed`, "close it", cause);
  }
  const line = piece.line + (lines ?? 1) - 1;
  return formatError(
    file,
    `line ${line} has a quotation mark inside a cell`,
    'quote the whole cell and write the mark twice: "5"" pipe"',
    cause,
  );
}
