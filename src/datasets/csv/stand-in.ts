/** Numbers that stand for a missing value in many measurements: -200, -999, 9999 ... */
import { show } from "../../core/check";
import type { JudgedColumn } from "./judged-column";
import { listFirst } from "./nearest";
import { note, type TableNote } from "./table-note";

/** Cells of a value that make it more than a stray one. */
const MIN_CELLS = 3;
/** Smaller negative numbers, such as -1, are often true values. */
const LARGEST_NEGATIVE = -9;

/** The value at one end of a column that seems to stand for a missing value; undefined if there is none. */
export function standInOf(values: Iterable<number>): number | undefined {
  const sorted = Float64Array.from(values).sort();
  return [sorted, sorted.slice().reverse()].map(standInAtStart).find((value) => value !== undefined);
}

/** The first of values in order, if it occurs often and lies farther from the others than those from each other. */
function standInAtStart(ordered: Float64Array): number | undefined {
  const [value] = ordered;
  const cells = ordered.findIndex((other) => other !== value);
  if (cells < MIN_CELLS) return undefined;
  const nearest = ordered[cells];
  const farthest = ordered[ordered.length - 1];
  const apart = Math.abs(nearest - value) > Math.abs(farthest - nearest);
  // Below zero nothing else may be: a -200 among positive numbers, however far these reach.
  const below = Number.isInteger(value) && value <= LARGEST_NEGATIVE && (nearest >= 0 || apart);
  return farthest !== nearest && (below || (apart && /^99+$/.test(String(value)))) ? value : undefined;
}

/** A note for each value that seems to stand for a missing one, and the columns where it does. */
export function standInNotes(columns: readonly JudgedColumn[]): TableNote[] {
  const found = new Map<number, string[]>();
  for (const { name, scan, decimal } of columns) {
    const value = standInOf((decimal === "." ? scan.point : scan.comma).sample);
    if (value !== undefined) found.set(value, [...(found.get(value) ?? []), name]);
  }
  return [...found].map(([value, names]) => {
    const message = `${value} stands apart from the other numbers in ${listFirst(names)}`;
    return note(
      "standIn",
      {
        program: `${message}; if it means a missing value, pass missingMarks with ${show(String(value))}`,
        commandLine: `${message}; if it means a missing value, pass --missing-marks ${value}`,
      },
      { ...(names.length === 1 && { column: names[0] }) },
    );
  });
}
