import { dateReadings } from "./date-text";
import { plural, showText } from "./nearest";
import { numberOf } from "./number-text";
import { isQuantity } from "./separator";
import { note, type TableNote } from "./table-note";

/** Names of the columns, and where the rows begin. */
export interface Header {
  readonly names: readonly string[];
  /** Whether the first row holds the names. */
  readonly isRow: boolean;
  readonly notes: readonly TableNote[];
}

/** Rows that are compared with the first. */
const SAMPLE_ROWS = 200;

/**
 * Whether the first row holds names rather than values.
 *
 * @param rows - The first rows.
 * @param wanted - Names that the caller uses.
 */
function hasHeader(rows: readonly (readonly string[])[], wanted: readonly string[]): boolean {
  const [first, ...others] = rows.slice(0, SAMPLE_ROWS);
  if (wanted.some((name) => first.includes(name) && !/^column \d+$/.test(name))) return true;
  if (wanted.some((name) => /^column \d+$/.test(name))) return false;
  if (others.length === 0) return first.every((cell) => Number.isNaN(valueOf(cell)));
  const texts = first.map((cell, c) => ({ cell, c })).filter(({ cell }) => cell !== "" && Number.isNaN(valueOf(cell)));
  const numbers = first.map(valueOf).filter((value) => !Number.isNaN(value));
  const isDate = (cell = "") => dateReadings(cell) !== undefined;
  // Dates above columns of something else are names, as in tables with a column a month.
  if (texts.some(({ cell, c }) => isQuantity(cell) && !(isDate(cell) && !others.some((row) => isDate(row[c]))))) {
    return false;
  }
  const recurring = texts.filter(({ cell, c }) => others.some((row) => row[c] === cell)).length;
  if (recurring > 0 && (numbers.length > 0 || recurring > texts.length / 2)) return false;
  if (numbers.length === 0) return true;
  if (!numbers.every((value) => Number.isInteger(value) && value >= 0)) return false;
  return texts.length > 0 ? areNames(numbers) || numbers.length === 1 : first.length > 2 && areNames(numbers);
}

function valueOf(cell: string): number {
  const value = numberOf(cell, ".");
  return Number.isNaN(value) ? numberOf(cell, ",") : value;
}

/** Numbers that count columns, from 0 or 1 on, or years, or steps of a scale. */
function areNames(numbers: readonly number[]): boolean {
  const step = numbers[1] - numbers[0];
  const isEven = numbers.every((value, i) => i === 0 || value - numbers[i - 1] === step);
  if (numbers.length === 1) return false;
  return (
    isEven && step > 0 && (numbers[0] <= 1 || (numbers[0] >= 1800 && numbers.at(-1)! < 2200) || numbers.length >= 5)
  );
}

/** The names of the columns: those of a row, of a comment, or numbers. */
export function headerOf(
  rows: readonly (readonly string[])[],
  { header, names, wanted }: { header?: boolean; names?: readonly string[] | undefined; wanted: readonly string[] },
): Header {
  if (names !== undefined)
    return { names, isRow: false, notes: [note("header", "the names of the columns stand in a comment")] };
  const isRow = header ?? hasHeader(rows, wanted);
  const width = rows[0].length;
  if (isRow) {
    const found = withRowNames(rows[0], rows);
    return { names: found.map((cell, i) => cell || `unnamed ${i + 1}`), isRow, notes: [] };
  }
  const numbered = Array.from({ length: width }, (_, i) => `column ${i + 1}`);
  const what = `the first line holds values, so the columns are called "column 1" to "column ${width}"`;
  const words = {
    program: `${what} (header: true takes it for names)`,
    commandLine: `${what} (--header takes it for names)`,
  };
  return { names: numbered, isRow, notes: header === undefined ? [note("header", words)] : [] };
}

/** R writes no name above the names of the rows; other programs end each line, or the first, with a separator. */
function withRowNames(first: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const others = rows.slice(1, SAMPLE_ROWS);
  const lacksOne = others.length > 0 && others.every((row) => row.length === first.length + 1);
  if (lacksOne && others.some((row) => row[first.length] !== "")) return ["", ...first];
  const names = [...first];
  while (names.length > 1 && names.at(-1) === "" && others.every((row) => (row[names.length - 1] ?? "") === ""))
    names.pop();
  return names;
}

/** Names that are each another, with a note for those that had to be changed. */
export function distinctNames(names: readonly string[]): { names: string[]; notes: TableNote[] } {
  const taken = new Set(names);
  const counts = new Map<string, number>();
  const twice: string[] = [];
  const distinct = names.map((name) => {
    let number = (counts.get(name) ?? 0) + 1;
    if (number > 1) {
      twice.push(name);
      while (taken.has(`${name} (${number})`)) number++;
    }
    counts.set(name, number);
    return number === 1 ? name : `${name} (${number})`;
  });
  if (twice.length === 0) return { names: distinct, notes: [] };
  const message = `${plural(twice.length, "column name")} ${twice.length === 1 ? "occurs" : "occur"} twice, as ${showText(twice[0])}; the later is called ${showText(`${twice[0]} (2)`)}`;
  return { names: distinct, notes: [note("header", message)] };
}
