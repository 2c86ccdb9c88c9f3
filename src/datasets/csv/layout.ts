import { plural, showText } from "./nearest";
import { cellsOf, findSeparator, isQuantity, isUsual, SAMPLE_LINES, usualCells, WHITE_SPACE } from "./separator";
import { note, type TableNote } from "./table-note";

/** How a text is laid out, found in its first lines. */
export interface Layout {
  readonly separator: string;
  /** What stands around cells that hold a separator. */
  readonly quote: '"' | "'";
  /** What comments begin with, if the file begins with one. */
  readonly comment: string | undefined;
  /** Lines before the table. */
  readonly skippedLines: number;
  /** Names of columns that stand in a comment. */
  readonly names: readonly string[] | undefined;
  readonly notes: readonly TableNote[];
}

/** `sep=;`, as Excel writes and reads it. */
const SEPARATOR_LINE = /^"?sep=(.)"?\s*$/i;
const COMMENT = /^\s*(?:#|\/\/|%)/;
/** Lines before the table that are looked at. */
const MAX_SKIPPED = 500;

/**
 * Finds the separator, and skips what stands before the table: a line `sep=;`, comments, titles.
 *
 * @param text - The beginning of a file, whole records.
 * @param given - The separator, if it is known.
 */
export function findLayout(text: string, given: string | undefined): Layout {
  const lines = text.split(/\r\n|\n|\r/, MAX_SKIPPED + 1);
  const declared = SEPARATOR_LINE.exec(lines[0]);
  let skipped = declared === null ? 0 : 1;
  let comment = "";
  while (skipped < lines.length && isBefore(lines[skipped], comment !== "")) {
    if (COMMENT.test(lines[skipped])) comment = lines[skipped];
    skipped++;
  }
  const sample = sampleOf(text, skipped);
  const separator = given ?? declared?.[1] ?? findSeparator(sample);
  const names = namesIn(comment, sample, separator);
  const titles = names === undefined ? titleLines(lines.slice(skipped), sample, separator) : 0;
  return {
    separator,
    quote: quoteOf(sample, separator),
    comment: COMMENT.exec(comment)?.[0].trim(),
    skippedLines: skipped + titles,
    names,
    notes: notesOf(separator, given, skipped + titles),
  };
}

/** Single quotation marks, if they stand around all cells of the first line, or around separators inside of cells. */
function quoteOf(sample: readonly string[], separator: string): '"' | "'" {
  const [first = ""] = sample;
  const names = cellsOf(first, separator);
  if (names.every((cell) => SINGLE_QUOTED.test(cell))) return "'";
  const isEven = (line: string) => cellsOf(line, separator).length === names.length;
  const bare = sample.map((line) => line.replaceAll(/(?<![\p{L}\d])'[^']*'(?![\p{L}\d])/gu, "''"));
  return !sample.every(isEven) && bare.every(isEven) ? "'" : '"';
}

const SINGLE_QUOTED = /^\s*'[^'"]*'\s*$/;

/** Comments, and empty lines; a lone `#` before a separator is the name of a column. */
function isBefore(line: string, afterComment: boolean): boolean {
  if (line.trim() === "") return afterComment || line === "";
  return COMMENT.test(line) && !/^\s*[#%]\s*[,;\t|]/.test(line) && !/^\s*"?#"?\s*$/.test(line);
}

/** The lines of the table that are looked at: not empty, without what stands in quotes. */
function sampleOf(text: string, skipped: number): string[] {
  const plain = text.slice(0, 2 ** 16).replaceAll(/"[^"]*"/g, '""');
  const lines = plain.split(/\r\n|\n|\r/, skipped + 4 * SAMPLE_LINES).slice(skipped);
  return lines.filter((line) => line.trim() !== "").slice(0, SAMPLE_LINES);
}

/** The last comment holds the names if it has as many cells as the first row, and that row is none of names. */
function namesIn(comment: string, sample: readonly string[], separator: string): string[] | undefined {
  if (comment === "" || sample.length === 0) return undefined;
  const names = cellsOf(comment.replace(COMMENT, "").trim(), separator).map((name) => name.trim());
  const first = cellsOf(sample[0], separator).map((cell) => cell.trim());
  const fits = names.length === first.length && names.length > 1 && names.every((name) => name !== "");
  return fits && !names.some(isQuantity) && first.some(isQuantity) ? names : undefined;
}

/** Leading lines of much fewer cells than the others. */
function titleLines(lines: readonly string[], sample: readonly string[], separator: string): number {
  const usual = usualCells(sample, separator);
  if (usual < 2 || sample.length < 3) return 0;
  let last = 0;
  let seen = 0;
  for (let i = 0; i < lines.length && seen < sample.length; i++) {
    if (lines[i].trim() === "") continue;
    const cells = cellsOf(sample[seen++], separator).length;
    if (cells > usual / 2) return seen === 1 ? 0 : i;
    last = i + 1;
  }
  return seen < sample.length ? last : 0;
}

function notesOf(separator: string, given: string | undefined, skipped: number): TableNote[] {
  const notes: TableNote[] = [];
  if (skipped > 0)
    notes.push(note("layout", `${plural(skipped, "line")} before the table skipped`, { count: skipped }));
  if (given === undefined && !isUsual(separator)) {
    const what = separator === WHITE_SPACE ? separator : showText(separator);
    notes.push(note("layout", `cells are separated by ${what}`));
  }
  return notes;
}

/** Makes tabs of white space between cells. */
export function tabsForWhiteSpace(text: string): string {
  return text
    .replaceAll(/"[^"]*"|[^\S\r\n]+/g, (match) => (match.startsWith('"') ? match : "\t"))
    .replaceAll(/^\t|\t$/gm, "");
}
