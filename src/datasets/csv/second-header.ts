/** Tables whose names stand in two lines, or that have units or types below the names. */
import { isMarkAmongNumbers } from "./missing-marks";
import { isQuantity } from "./separator";

/** Rows that are looked at, and how many numbers a column of them needs. */
const SAMPLE_ROWS = 50;
const MIN_NUMBERS = 5;
const MIN_SHARE = 0.9;
/** Columns of numbers that have to begin with a text. */
const MIN_COLUMNS = 2;

/** What the first two rows of a table are. */
export type FirstRows =
  /** Names, then values. */
  | "names"
  /** Names, then units, types or names once more. */
  | "namesAndUnits"
  /** Names of groups of columns, then names. */
  | "groupsAndNames";

/**
 * Looks whether names take two rows.
 *
 * @param rows - The first rows, names included.
 * @param wanted - Names that the caller uses.
 */
export function firstRowsOf(rows: readonly (readonly string[])[], wanted: readonly string[]): FirstRows {
  const [first, second = [], ...others] = rows.slice(0, SAMPLE_ROWS);
  const isGrouped = new Set(first.filter((cell) => cell !== "")).size < first.length;
  if (isGrouped && !second.some(isQuantity) && !has(first, wanted) && has(second, wanted)) return "groupsAndNames";
  return isAboveNumbers(second, others) ? "namesAndUnits" : "names";
}

function has(row: readonly string[], wanted: readonly string[]): boolean {
  return wanted.some((name) => row.includes(name));
}

/** Whether a row has texts above all columns of numbers, and none that the other columns have too. */
function isAboveNumbers(row: readonly string[], others: readonly (readonly string[])[]): boolean {
  const columns = row.map((cell, c) => ({
    cell,
    below: others.map((other) => other[c] ?? "").filter((text) => text !== ""),
  }));
  const ofNumbers = columns.filter(({ below }) => areNumbers(below));
  const texts = ofNumbers.filter(({ cell }) => cell !== "" && !isQuantity(cell) && !isMarkAmongNumbers(cell));
  return (
    texts.length >= MIN_COLUMNS &&
    texts.length > ofNumbers.length / 2 &&
    ofNumbers.every(({ cell }) => !isQuantity(cell)) &&
    columns.every(({ cell, below }) => cell === "" || !below.includes(cell))
  );
}

function areNumbers(texts: readonly string[]): boolean {
  const quantities = texts.filter(isQuantity).length;
  return quantities >= MIN_NUMBERS && quantities >= MIN_SHARE * texts.length;
}
