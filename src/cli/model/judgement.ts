import { largest, smallest } from "../../core/extremes";
import { textTable } from "../frame/text-table";
import { percent } from "./scores";

/** Counts of rows, a row for each true class, a column for each predicted one. */
export type Confusion = readonly (readonly number[])[];

/** Counts true and predicted classes. */
export function confusionOf(actual: ArrayLike<number>, predicted: ArrayLike<number>, classes: number): Confusion {
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (let i = 0; i < actual.length; i++) counts[actual[i]][predicted[i]]++;
  return counts;
}

/** Widest matrix that a terminal of 80 columns shows. */
const MAX_CLASSES = 10;

/** The matrix as text. */
export function confusionTable(confusion: Confusion, classes: readonly string[]): string {
  if (classes.length > MAX_CLASSES) return `${classes.length} classes; --json gives the confusion matrix`;
  const width = Math.max(4, Math.floor(60 / classes.length) - 2);
  const short = classes.map((name) => cut(name, Math.min(12, width)));
  const rows = confusion.map((counts, label) => [short[label], ...counts.map(String)]);
  return textTable(["true \\ predicted", ...short], rows, new Set(classes.map((_, c) => c + 1)));
}

/** Rows of figures that a terminal shows. */
const MAX_ROWS = 12;
/** The largest class has so many times the rows of the smallest where the classes count as unequal. */
const UNEQUAL = 2;

/** For each class: how many of its rows are found, and how many of the rows it is predicted for are its own. */
export function classTable(confusion: Confusion, classes: readonly string[]): string | undefined {
  const sizes = confusion.map((counts) => sum(counts));
  const present = sizes.filter((size) => size > 0);
  if (largest(present) < UNEQUAL * smallest(present) || classes.length > MAX_ROWS) return undefined;
  const rows = confusion.map((counts, label) => {
    const said = sum(confusion.map((row) => row[label]));
    return [
      cut(classes[label], 24),
      String(sizes[label]),
      share(counts[label], sizes[label]),
      share(counts[label], said),
    ];
  });
  return textTable(["class", "rows", "found", "right when said"], rows, new Set([1, 2, 3]));
}

function share(part: number, whole: number): string {
  return whole === 0 ? "none" : percent(part / whole);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** A text of at most some characters. */
export function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
