/** What is odd in a column while rows are encoded, and the notes that say so. */
import { textOfCell, type CellValue } from "./cell-value";
import type { CellOutcome } from "./feature-writers";
import { plural, showText } from "./nearest";
import { note, type TableNote } from "./table-note";

type OddOutcome = Exclude<CellOutcome, "read">;

/** What was odd in a column: how many cells of each kind, and the first of each. */
export interface ColumnReport {
  readonly name: string;
  readonly counts: Record<OddOutcome, number>;
  readonly first: Partial<Record<OddOutcome, { readonly text: string; readonly line: number }>>;
}

export function emptyReport(name: string): ColumnReport {
  return { name, counts: { missing: 0, unknown: 0, unreadable: 0 }, first: {} };
}

/** Counts a cell, which stands in a line. */
export function countCell({ counts, first }: ColumnReport, outcome: OddOutcome, cell: CellValue, line: number): void {
  counts[outcome]++;
  first[outcome] ??= { text: textOfCell(cell), line };
}

/** Of a column that features are made of. */
export function featureNotes({ name: column, counts, first }: ColumnReport): TableNote[] {
  const notes: TableNote[] = [];
  const { missing, unknown, unreadable } = counts;
  if (missing > 0) {
    notes.push(
      note("filled", `column ${showText(column)}: ${plural(missing, "missing cell")} filled`, {
        column,
        count: missing,
      }),
    );
  }
  if (unknown > 0) {
    const what = `${plural(unknown, "cell")} with a category that was not learned, as ${example(first.unknown)}`;
    notes.push(note("unknown", `column ${showText(column)}: ${what}`, { column, count: unknown }));
  }
  if (unreadable > 0) {
    const what = `${plural(unreadable, "cell")} that cannot be read, as ${example(first.unreadable)}, filled`;
    notes.push(note("unreadable", `column ${showText(column)}: ${what}`, { column, count: unreadable }));
  }
  return notes;
}

/** Of the target. */
export function targetNotes({ name: column, counts, first }: ColumnReport): TableNote[] {
  const notes: TableNote[] = [];
  if (counts.missing > 0) {
    const message = `${plural(counts.missing, "row")} without a target ${showText(column)} left out`;
    notes.push(note("rows", message, { column, count: counts.missing }));
  }
  const strange = counts.unknown + counts.unreadable;
  if (strange === 0) return notes;
  const what = counts.unknown > 0 ? "with a class that was not learned" : "with a target that is no number";
  const message = `${plural(strange, "row")} ${what} left out, as ${example(first.unknown ?? first.unreadable)}`;
  return [...notes, note("rows", message, { column, count: strange })];
}

function example(cell: { readonly text: string; readonly line: number } | undefined): string {
  if (cell === undefined) return "";
  return cell.line > 0 ? `${showText(cell.text)} in line ${cell.line}` : showText(cell.text);
}
