import { booleanOf } from "./boolean-text";
import { dateReadings, hoursOf } from "./date-text";
import { numberOf } from "./number-text";

/** Stands for any white space between cells. */
export const WHITE_SPACE = "white space";

/** What stands between cells in the files of this world, and how much is needed to believe it. */
const CANDIDATES: readonly (readonly [separator: string, bonus: number])[] = [
  [",", 0.02],
  [";", 0.01],
  ["\t", 0.2],
  ["|", 0],
  [WHITE_SPACE, -0.3],
  ["^", -0.3],
  ["\u0001", -0.3],
  ["\u001f", -0.3],
];

/** Others have to divide nearly all lines alike to be believed. */
const USUAL: readonly string[] = [",", ";", "\t", "|"];

const UNUSUAL_SHARE = 0.9;

/** Lines that are looked at. */
export const SAMPLE_LINES = 30;

/** Whether a separator is common enough not to be mentioned. */
export function isUsual(separator: string): boolean {
  return USUAL.includes(separator);
}

/** The cells of a line, quotes apart. */
export function cellsOf(line: string, separator: string): string[] {
  return separator === WHITE_SPACE ? line.trim().split(/[ \t]+/) : line.split(separator);
}

/** The number of cells that most lines have. */
export function usualCells(lines: readonly string[], separator: string): number {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const cells = cellsOf(line, separator).length;
    counts.set(cells, (counts.get(cells) ?? 0) + 1);
  }
  // Of equals the larger: titles have few cells.
  return [...counts].reduce(
    (best, entry) => (entry[1] > best[1] || (entry[1] === best[1] && entry[0] > best[0]) ? entry : best),
    [1, 0],
  )[0];
}

/**
 * The separator of some lines: the one that divides most lines into equally many cells, and most cells into numbers,
 * dates and words for true and false; a comma if there is none.
 *
 * @param lines - Not empty, without what stands in quotes.
 */
export function findSeparator(lines: readonly string[]): string {
  let best = { separator: ",", score: 0 };
  for (const [separator, bonus] of CANDIDATES) {
    const usual = usualCells(lines, separator);
    if (usual < 2) continue;
    const even = lines.filter((line) => cellsOf(line, separator).length === usual);
    if (!isUsual(separator) && even.length < UNUSUAL_SHARE * lines.length) continue;
    if (separator === WHITE_SPACE && dividesNames(lines, best.separator) && !dividesNames(lines, WHITE_SPACE)) continue;
    const score = even.length / lines.length + readableShare(even, separator) + bonus;
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

/** Whether the first line has the cells of most others, or one less, as where rows have names. */
function dividesNames(lines: readonly string[], separator: string): boolean {
  const cells = cellsOf(lines[0], separator).length;
  const usual = usualCells(lines, separator);
  return cells > 1 && (cells === usual || cells === usual - 1);
}

/** Share of the cells, empty ones apart, that hold a number, a date or a truth value. */
function readableShare(lines: readonly string[], separator: string): number {
  const cells = lines.flatMap((line) => cellsOf(line, separator)).map((cell) => cell.trim());
  const full = cells.filter((cell) => cell !== "");
  return full.length === 0 ? 0 : full.filter(isReadable).length / full.length;
}

/** Whether a text is something else than words: a number, a date, a truth value. */
function isReadable(text: string): boolean {
  return isQuantity(text) || booleanOf(text) !== undefined;
}

/** Whether a text is a number, a date or a time. */
export function isQuantity(text: string): boolean {
  if (!Number.isNaN(numberOf(text, ".")) || !Number.isNaN(numberOf(text, ","))) return true;
  return dateReadings(text) !== undefined || !Number.isNaN(hoursOf(text));
}
