import { largest } from "../../core/extremes";
import { oneLine } from "./one-line";

/**
 * A table in monospaced text with a rule under its header; line breaks in its cells, as of names, are left out.
 *
 * @param numeric - Columns of numbers, which are set flush right.
 */
export function textTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  numeric: ReadonlySet<number> = new Set(),
): string {
  const [titles, ...lines] = [header, ...rows].map((cells) => cells.map(oneLine));
  const widths = titles.map((title, c) => largest([title.length, ...lines.map((row) => row[c].length)]));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, c) => (numeric.has(c) ? cell.padStart(widths[c]) : cell.padEnd(widths[c])))
      .join("  ")
      .trimEnd();
  return [line(titles), widths.map((width) => "─".repeat(width)).join("  "), ...lines.map(line)].join("\n");
}
