/** Records out of a CSV source, a batch at a time: all that is known of `csv-parse` stands here. */
import { everywhere } from "../../core/words";
import { encodeText } from "../../core/text-coding";
import { distinctNames, headerOf } from "./header";
import { HEAD_BYTES, kindByBeginning } from "./file-kind";
import { findLayout, tabsForWhiteSpace, type Layout } from "./layout";
import type { CsvFormat } from "./csv-options";
import { piecesOf, recordLines, type Piece } from "./pieces";
import { plainRows } from "./plain-rows";
import { firstRowsOf } from "./second-header";
import { WHITE_SPACE } from "./separator";
import type { ByteSource } from "./source";
import { tableError } from "./table-error";
import { plural } from "./nearest";
import type { RecordBatch } from "./record-batch";
import { RowFilter, type TableFrame } from "./row-filter";
import { note, type TableNote } from "./table-note";
import { textOf } from "./text";

/** A CSV file whose header was read. */
export interface CsvRecords {
  /** Who reads what, for messages. */
  readonly file: string;
  /** Names of the columns, each another. */
  readonly names: readonly string[];
  /** What stands between cells. */
  readonly separator: string;
  /** What was found in the first lines and, once the records were gone through, between and below them. */
  readonly notes: readonly TableNote[];
  /** The records; can be gone through once. */
  readonly batches: AsyncIterable<RecordBatch>;
}

/** A format, and names of columns that the caller uses: they tell a header from a row. */
export interface RecordFormat extends CsvFormat {
  readonly wanted?: readonly string[];
  /** Whether a last row that sums up the others is a row as they are. Default false. */
  readonly keepsSums?: boolean;
}

/**
 * Opens a CSV source and reads its header.
 *
 * @throws (rejects) FileFormatError for an empty file and, while the batches are gone through, for ragged rows, wrong
 *   quotation marks and whatever is not text; Error with the system's `code` for a file that cannot be read.
 */
export async function openRecords(who: string, source: ByteSource, format: RecordFormat): Promise<CsvRecords> {
  const file = `${who}: ${source.name}`;
  const parser = new RecordParser(file, source, format);
  const batches = parser.batches();
  const first = await firstRows(batches);
  if (first === undefined) throw tableError(file, "there is no line in it", everywhere("pass a CSV file with rows"));
  const { header, wanted = [] } = format;
  const titled = withoutTitles(first, wanted);
  const hasNames = header !== false && parser.layout?.names === undefined;
  const { table, notes: secondNotes } = hasNames ? withoutSecondHeader(titled, wanted) : { table: titled, notes: [] };
  const found = headerOf(table.rows, { ...(header !== undefined && { header }), names: parser.layout?.names, wanted });
  const { names, notes: nameNotes } = distinctNames(found.names);
  const rows = found.isRow ? withoutFirst(table, 1) : table;
  const { separator, comment, notes: layoutNotes } = parser.layout!;
  const notes = [
    ...layoutNotes,
    ...titleNotes(first.rows.length - titled.rows.length),
    ...found.notes,
    ...secondNotes,
    ...nameNotes,
  ];
  const frame = { file, names, hasNamesRow: found.isRow, comment, keepsSums: format.keepsSums === true };
  return { file, names, separator, notes, batches: evenRows(frame, notes, rows, batches, parser.notes) };
}

async function firstRows(batches: AsyncGenerator<RecordBatch, undefined>): Promise<RecordBatch | undefined> {
  return (await batches.next()).value;
}

function withoutFirst({ rows, lines }: RecordBatch, count: number): RecordBatch {
  return { rows: rows.slice(count), lines: lines.subarray(count) };
}

/** Spreadsheets end a title with as many separators as a row; a row with a name that the caller uses is none. */
function withoutTitles(batch: RecordBatch, wanted: readonly string[]): RecordBatch {
  const hasName = (row: readonly string[]) => wanted.some((name) => row.includes(name));
  const full = batch.rows.slice(0, 50).map((row) => row.filter((cell) => cell !== "").length);
  const width = batch.rows[0].length;
  if (width < 3 || full.length < 3) return batch;
  const first = full.findIndex((count, i) => count > 1 || hasName(batch.rows[i]));
  return first > 0 && (full[first] > width / 2 || hasName(batch.rows[first])) ? withoutFirst(batch, first) : batch;
}

/** Names in one row: groups of columns above them, and units below, are skipped. */
function withoutSecondHeader(
  batch: RecordBatch,
  wanted: readonly string[],
): { readonly table: RecordBatch; readonly notes: readonly TableNote[] } {
  const kind = firstRowsOf(batch.rows, wanted);
  if (kind === "names") return { table: batch, notes: [] };
  const at = kind === "groupsAndNames" ? 0 : 1;
  const isKept = (_: unknown, r: number) => r !== at;
  const what = kind === "groupsAndNames" ? "above the names" : "below the names, which holds no values,";
  const notes = [note("layout", `line ${batch.lines[at]} ${what} skipped`, { count: 1 })];
  return { table: { rows: batch.rows.filter(isKept), lines: batch.lines.filter(isKept) }, notes };
}

function titleNotes(count: number): TableNote[] {
  return count === 0 ? [] : [note("layout", `${plural(count, "line")} before the table skipped`, { count })];
}

async function* evenRows(
  frame: TableFrame,
  notes: TableNote[],
  first: RecordBatch,
  rest: AsyncGenerator<RecordBatch, undefined>,
  found: readonly TableNote[],
): AsyncGenerator<RecordBatch> {
  const filter = new RowFilter(frame);
  try {
    const even = filter.rowsOf(first);
    if (even.rows.length > 0) yield even;
    for await (const batch of rest) yield filter.rowsOf(batch);
    notes.push(...found, ...filter.notes());
  } finally {
    await rest.return(undefined);
  }
}

/** Parses piece by piece; the first says how the text is laid out. */
class RecordParser {
  layout: Layout | undefined;
  /** What was found in the text so far. */
  readonly notes: TableNote[] = [];

  constructor(
    private readonly file: string,
    private readonly source: ByteSource,
    private readonly format: CsvFormat,
  ) {}

  async *batches(): AsyncGenerator<RecordBatch, undefined> {
    const { file, source, format } = this;
    const { parse } = await import("csv-parse/browser/esm/sync");
    const onNote = (found: TableNote) => this.notes.push(found);
    for await (const found of piecesOf(file, textOf(source.open(), { file, ...format, onNote }))) {
      const piece = this.#laidOut(found);
      const { separator } = this.layout!;
      const delimiter = separator === WHITE_SPACE ? "\t" : separator;
      const text = textsOfFormulas(separator === WHITE_SPACE ? tabsForWhiteSpace(piece.text) : piece.text, delimiter);
      const { quote } = this.layout!;
      let rows: string[][];
      try {
        rows = !text.includes(quote)
          ? plainRows(text, delimiter)
          : parse(encodeText(text), {
              delimiter,
              record_delimiter: text.includes("\r") ? ["\r\n", "\n", "\r"] : "\n",
              relax_column_count: true,
              skip_empty_lines: true,
              trim: true,
              quote,
            });
      } catch (cause) {
        throw quotationError(file, piece, cause);
      }
      if (rows.length > 0) yield { rows, lines: recordLines(piece, rows.length) };
    }
  }

  #laidOut(piece: Piece): Piece {
    if (this.layout !== undefined) return piece;
    this.layout = findLayout(piece.text, this.format.separator);
    const { skippedLines } = this.layout;
    const text = withoutLines(piece.text, skippedLines);
    const foreign = kindByBeginning(encodeText(text.slice(0, HEAD_BYTES)));
    if (foreign !== undefined) throw tableError(this.file, foreign.what, everywhere(foreign.remedy));
    return { text, line: piece.line + skippedLines };
  }
}

/** Quoted texts of cells such as `="01067"`, which Excel is made to keep as texts. */
function textsOfFormulas(text: string, delimiter: string): string {
  if (!text.includes('="')) return text;
  const after = delimiter.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return text.replaceAll(new RegExp(`(^|${after})="([^"\\r\\n]*)"`, "gm"), '$1"$2"');
}

function withoutLines(text: string, count: number): string {
  let at = 0;
  const lineEnd = /\r\n|\n|\r/g;
  for (let i = 0; i < count; i++) {
    lineEnd.lastIndex = at;
    const match = lineEnd.exec(text);
    if (match === null) return "";
    at = match.index + match[0].length;
  }
  return text.slice(at);
}

/** What the parser complains of: with these options, quotation marks only. */
function quotationError(file: string, piece: Piece, cause: unknown): Error {
  const { code, lines } = cause as { code?: string; lines?: number };
  if (code === "CSV_QUOTE_NOT_CLOSED") {
    // The last line that begins a record is the one whose quotation mark stays open.
    const line = recordLines(piece, piece.text.length).reduce((last, at) => Math.max(last, at), piece.line);
    const got = `line ${line} opens a quotation mark that is never closed`;
    return tableError(file, got, everywhere("close it"), cause);
  }
  const line = piece.line + (lines ?? 1) - 1;
  const remedy = everywhere('quote the whole cell and write the mark twice: "5"" pipe"');
  return tableError(file, `line ${line} has a quotation mark inside a cell`, remedy, cause);
}
