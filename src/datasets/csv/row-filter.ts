import { everywhere } from "../../core/words";
import { plural, showText } from "./nearest";
import type { RecordBatch } from "./record-batch";
import { tableError } from "./table-error";
import { note, type TableNote } from "./table-note";

/** What is known of a table before its rows. */
export interface TableFrame {
  /** Who reads what, for messages. */
  readonly file: string;
  readonly names: readonly string[];
  /** Whether a row holds the names. */
  readonly hasNamesRow: boolean;
  /** What comments begin with, if the file begins with one. */
  readonly comment: string | undefined;
  /** Whether a last row that sums up the others is a row as they are. */
  readonly keepsSums: boolean;
}

/** What a row is called that sums up the others. */
const SUMMARY = /^(?:grand[ -]?total|totals?|sum|summe|gesamt|insgesamt|totale|average|mean)[:.]?$/i;
/** Rows above it, at least. */
const MIN_SUMMED = 3;

/** Lines below a table that are skipped. */
const MAX_FOOTER = 20;

/**
 * Makes rows of one length and skips lines that are no part of the table: comments, the names once more, a rule as of
 * Markdown, a last row that sums up the others, and what stands below it. Rows of nothing stay: each row of a file has
 * its answer.
 */
export class RowFilter {
  /** Lines between the rows that were skipped. */
  #between = 0;
  /** Where lines stand that are none of the table if no row follows. */
  readonly #footer: { readonly line: number; readonly cells: number }[] = [];

  /** Rows of the table so far. */
  #rows = 0;
  /** The first row that is called a sum, as long as no other follows. */
  #summary: { readonly row: string[]; readonly line: number } | undefined;
  #hasSummaries = false;

  constructor(private readonly frame: TableFrame) {}

  /** The rows of the table in a batch. @throws FileFormatError for a row of another length */
  rowsOf(batch: RecordBatch): RecordBatch {
    if (this.frame.keepsSums) return this.#ofTable(batch);
    const { rows, lines } = this.#withSummary(this.#ofTable(batch));
    const last = rows.length - 1;
    this.#rows += rows.length;
    if (last < 0 || this.#hasSummaries || this.#rows <= MIN_SUMMED || !isSummary(rows[last])) return { rows, lines };
    this.#summary = { row: rows[last], line: lines[last] };
    return { rows: rows.slice(0, last), lines: lines.subarray(0, last) };
  }

  /** What was skipped; called after the last batch. */
  notes(): TableNote[] {
    const count = this.#between;
    const below = this.#footer.length;
    const summary = this.#summary;
    return [
      ...(count > 0 ? [note("layout", `${plural(count, "line")} between the rows skipped`, { count })] : []),
      ...(summary === undefined ? [] : [note("layout", summaryMessage(summary), { count: 1 })]),
      ...(below > 0 ? [note("layout", `${plural(below, "line")} below the table skipped`, { count: below })] : []),
    ];
  }

  #ofTable({ rows, lines }: RecordBatch): RecordBatch {
    const kept: number[] = [];
    rows.forEach((row, r) => {
      if (this.#isRow(row, lines[r])) kept.push(r);
    });
    if (kept.length === rows.length) return { rows, lines };
    return { rows: kept.map((r) => rows[r]), lines: Int32Array.from(kept, (r) => lines[r]) };
  }

  /** With the row that was kept back before, if rows follow it: then it is one of them. */
  #withSummary(batch: RecordBatch): RecordBatch {
    const summary = this.#summary;
    this.#hasSummaries ||= batch.rows.slice(0, -1).some(isSummary) || (summary !== undefined && batch.rows.length > 0);
    if (summary === undefined || batch.rows.length === 0) return batch;
    this.#summary = undefined;
    const lines = new Int32Array(batch.lines.length + 1);
    lines[0] = summary.line;
    lines.set(batch.lines, 1);
    return { rows: [summary.row, ...batch.rows], lines };
  }

  #isRow(row: string[], line: number): boolean {
    const { names } = this.frame;
    if (row.length > names.length && row.slice(names.length).every((cell) => cell === "")) row.length = names.length;
    if (names.length > 1 && row.every((cell) => cell === "")) {
      while (row.length < names.length) row.push("");
      return true;
    }
    if (this.#standsBetween(row)) {
      this.#between++;
      return false;
    }
    if (row.length !== names.length) return this.#noteFooter(row, line);
    if (this.#footer.length > 0) this.#refuse(this.#footer[0]);
    row.forEach((cell, c) => {
      if (cell.charCodeAt(0) === EQUALS) row[c] = withoutFormula(cell);
    });
    return true;
  }

  #standsBetween(row: readonly string[]): boolean {
    const { names, hasNamesRow, comment } = this.frame;
    const [first] = row;
    if (comment !== undefined && first.startsWith(comment)) return true;
    if (names.length > 1 && row.length === 1 && DRAWN_RULE.test(first)) return true;
    if (names.length < 2 || row.length !== names.length) return false;
    if (hasNamesRow && first === names[0] && row.every((cell, c) => cell === names[c])) return true;
    return isRule(row);
  }

  /** Notes a line that is shorter than half of the table and says something, as a source below a table. */
  #noteFooter(row: readonly string[], line: number): false {
    const { names } = this.frame;
    const found = { line, cells: row.length };
    const isFooter = row.length <= names.length / 2 && names.length > 2 && /\p{L}/u.test(row[0]) && /\s/.test(row[0]);
    if (!isFooter || this.#footer.length >= MAX_FOOTER) this.#refuse(this.#footer[0] ?? found);
    this.#footer.push(found);
    return false;
  }

  #refuse({ line, cells }: { readonly line: number; readonly cells: number }): never {
    const { file, names } = this.frame;
    throw tableError(
      file,
      `line ${line} has ${plural(cells, "cell")}, the first line has ${names.length}`,
      everywhere("give all rows the same cells, and quote those that hold the separator"),
    );
  }
}

function isSummary(row: readonly string[]): boolean {
  return row.length > 1 && SUMMARY.test(row.find((cell) => cell !== "") ?? "");
}

function summaryMessage({ row, line }: { readonly row: readonly string[]; readonly line: number }): string {
  return `line ${line}, ${showText(row.find((cell) => cell !== "")!)}, sums up the others and is skipped`;
}

/** `+---+---+` and `---+---`, as database programs draw them. */
const DRAWN_RULE = /^\+?(?:-+\+)+-*$/;

/** `|---|:--:|`, between the ends of a row. */
function isRule(row: readonly string[]): boolean {
  return row.some((cell) => /^:?-{3,}:?$/.test(cell)) && row.every((cell) => /^(?::?-+:?)?$/.test(cell));
}

const EQUALS = 61;

/** `="01067"`, as Excel is made to keep a text, is the text. */
function withoutFormula(cell: string): string {
  return /^="(.*)"$/.exec(cell)?.[1] ?? cell;
}
