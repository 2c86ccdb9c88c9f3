/** A table whose rows a model answers, a piece after the other. */
import { isArray, isObject } from "../core/kind";
import type { CellValue } from "../datasets/csv/cell-value";
import { columnsOf } from "../datasets/csv/columns-of";
import { CSV_FORMAT, type CsvFormat } from "../datasets/csv/csv-options";
import { withDecimalsOf } from "../datasets/csv/decimals-of-table";
import { encoderOf } from "../datasets/csv/encode-table";
import { openRecords } from "../datasets/csv/records";
import type { RowEncoder } from "../datasets/csv/row-encoder";
import type { CsvSchema } from "../datasets/csv/schema";
import { byteSource, type CsvSource, type TableSource } from "../datasets/csv/source";
import type { TableNote } from "../datasets/csv/table-note";
import { readTableRows, type TableRows } from "../datasets/csv/table-rows";
import type { Features } from "./features";
import { encodeRows } from "./model-data";

/** Numbers and rows of a piece. */
const MAX_NUMBERS = 2 ** 22;
const MAX_ROWS = 10_000;

/** Rows of a table that follow each other. */
export interface TablePiece {
  /** Who reads what, for messages. */
  readonly file: string;
  /** Names of the table's columns. */
  readonly names: readonly string[];
  /** Their cells, as they are. */
  readonly rows: readonly (readonly CellValue[])[];
  /** The line of the file in which each row begins; for rows of a program, their number from 1. */
  readonly lines: Int32Array;
}

/** A format, and whether a last row called `Total` is a row as others. */
interface PiecesFormat extends CsvFormat {
  readonly keepsSums: boolean;
}

/** A piece as numbers. */
export interface EncodedPiece extends TablePiece {
  readonly features: Features;
  /** The same for all pieces of a table. */
  readonly encoder: RowEncoder;
  /** What was found in the lines of the file until here. */
  readonly layoutNotes: readonly TableNote[];
}

/**
 * The rows of a table as numbers, every one, whatever is odd in them. A CSV file is not held in memory; of a table without
 * rows there is one piece without rows.
 *
 * @throws as `readTableRows`; RangeError for another table.
 */
export async function* encodedPieces(
  who: string,
  source: TableSource | TableRows,
  schema: CsvSchema,
  format: PiecesFormat,
): AsyncGenerator<EncodedPiece> {
  let first: { readonly encoder: RowEncoder; readonly decimals: readonly TableNote[] } | undefined;
  for await (const { piece, notes } of piecesOf(who, source, schema, format)) {
    first ??= firstOf(piece, schema, format);
    const { encoder, decimals } = first;
    const features = encodeRows(encoder, piece);
    yield { ...piece, features, encoder, layoutNotes: [...notes, ...decimals] };
  }
}

/** The first rows of a table say how its numbers are written. */
function firstOf(piece: TablePiece, schema: CsvSchema, { decimal }: CsvFormat) {
  const adapted = withDecimalsOf(piece, schema, decimal);
  return { encoder: encoderOf(piece, adapted.schema), decimals: adapted.notes };
}

async function* piecesOf(
  who: string,
  source: TableSource | TableRows,
  schema: CsvSchema,
  { keepsSums, ...format }: PiecesFormat,
): AsyncGenerator<{ piece: TablePiece; notes: readonly TableNote[] }> {
  const wanted = columnsOf(schema);
  if (isArray(source) || isRead(source)) {
    const table = isRead(source) ? source : await readTableRows(who, source, format, wanted);
    yield { piece: table, notes: [] };
    return;
  }
  const { file, names, notes, batches } = await openRecords(who, byteSource(who, source as CsvSource), {
    ...CSV_FORMAT.complete(who, format),
    wanted,
    keepsSums,
  });
  const most = Math.min(MAX_ROWS, Math.max(256, Math.floor(MAX_NUMBERS / names.length)));
  let rows: string[][] = [];
  let lines: number[] = [];
  let count = 0;
  const taken = () => {
    const piece = { file, names, rows, lines: Int32Array.from(lines) };
    [rows, lines] = [[], []];
    count++;
    return { piece, notes };
  };
  for await (const batch of batches) {
    for (let r = 0; r < batch.rows.length; r++) {
      rows.push(batch.rows[r]);
      lines.push(batch.lines[r]);
      if (rows.length === most) yield taken();
    }
  }
  if (rows.length > 0 || count === 0) yield taken();
}

/** Whether a table was read before, by `readTableRows`. */
export function isRead(source: TableSource | TableRows): source is TableRows {
  return isObject(source) && "scans" in source;
}
