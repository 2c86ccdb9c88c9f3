/** Numbers that stand for a missing value in many measurements: -200, -999, 9999 ... */
import { show } from "../../core/check";
import { argumentsOf } from "./advice";
import { momentsOf } from "./column-kind";
import type { ColumnScan } from "./column-scan";
import type { JudgedColumn } from "./judged-column";
import { listFirst, plural } from "./nearest";
import { numberOf, type Decimal } from "./number-text";
import { note, type TableNote } from "./table-note";

/** Cells of a value that make it more than a stray one. */
const MIN_CELLS = 3;
/** Columns in which the same value stands below all others, so that it is none of chance. */
const MIN_COLUMNS = 3;
/** Smaller negative numbers, such as -1, are often true values. */
const LARGEST_NEGATIVE = -9;
/** How many times farther from the others than those from each other a positive value has to be: 99999 may be the most that was asked. */
const FAR = 2;

/** Numbers that people and instruments write for none: -9, -99, -999.25, 9999. */
const NINES = /^(?:-9|-?99+)(?:\.\d+)?$/;
/** Others: -77, -888, -200, -1000, the least of an integer type. */
const USUAL_NEGATIVE = /^-(?:77+|88+|[1-9]00+|32768|2147483648|[1-9]e\+\d\d)$/;

/** A value at one end of a column. */
interface Candidate {
  readonly value: number;
  readonly cells: number;
  /** Whether it can hardly be anything but a stand-in, taken alone. */
  readonly isClear: boolean;
}

/** The value at one end of a column that seems to stand for a missing value; undefined if there is none. */
function candidateOf(values: Iterable<number>): Candidate | undefined {
  const sorted = Float64Array.from(values).sort();
  return [sorted, sorted.slice().reverse()].map(candidateAtStart).find((found) => found !== undefined);
}

/** The first of values in order, if it is such a number and lies farther from the others than those from each other. */
function candidateAtStart(ordered: Float64Array): Candidate | undefined {
  const [value] = ordered;
  const cells = ordered.findIndex((other) => other !== value);
  if (cells < 0) return undefined;
  const nearest = ordered[cells];
  const span = Math.abs(ordered[ordered.length - 1] - nearest);
  const gap = Math.abs(nearest - value);
  const isOften = cells >= MIN_CELLS;
  const nines = NINES.test(String(value));
  if (span === 0) return undefined;
  // Below zero nothing else may be: a -200 among positive numbers, however far these reach.
  if (value < 0 && value < nearest) {
    const usual = nines || USUAL_NEGATIVE.test(String(value));
    if ((!usual && !(Number.isInteger(value) && value <= LARGEST_NEGATIVE)) || (nearest < 0 && gap <= span))
      return undefined;
    return { value, cells, isClear: isOften && usual && (gap > span || (nines && value <= -99 && nearest >= 0)) };
  }
  if (!nines || value < 0 || gap <= span) return undefined;
  return { value, cells, isClear: isOften && gap > FAR * span };
}

/** The values that stand for a missing one, by the names of their columns, and those that only may. */
export interface StandIns {
  readonly taken: ReadonlyMap<string, number>;
  readonly possible: ReadonlyMap<string, number>;
}

/**
 * Looks for stand-ins in columns of numbers. What is clear in one column is in all of the table where it stands apart;
 * what stands below all others in three columns is clear too.
 */
export function standInsOf(columns: readonly JudgedColumn[]): StandIns {
  const found = columns.flatMap(({ name, scan, decimal }) => {
    const candidate = candidateOf(momentsOf(scan, decimal).sample);
    return candidate === undefined ? [] : [{ name, ...candidate }];
  });
  const often = found.filter(({ cells }) => cells >= MIN_CELLS);
  const isClear = new Map(
    [...byValue(often)].map(([value, group]) => [
      value,
      group.some((one) => one.isClear) || (value < 0 && group.length >= MIN_COLUMNS),
    ]),
  );
  const clear = found.filter(({ value }) => isClear.get(value) === true);
  const unclear = often.filter(({ value }) => isClear.get(value) === false);
  const byName = (list: typeof found) => new Map(list.map(({ name, value }) => [name, value]));
  return { taken: byName(clear), possible: byName(unclear) };
}

/** Cells of a column that hold a number; some may be missing in columns of more than 10,000 different cells. */
export function cellsOf({ distinct }: ColumnScan, value: number, decimal: Decimal): number {
  let cells = 0;
  for (const [text, count] of distinct) if (numberOf(text, decimal) === value) cells += count;
  return cells;
}

/** A note for each value that stands for a missing one, and for each that may, with the columns where it does. */
export function standInNotes(columns: readonly JudgedColumn[], { taken, possible }: StandIns): TableNote[] {
  return [
    ...namesByValue(taken).map(([value, names]) => takenNote(columns, value, names)),
    ...namesByValue(possible).map(([value, names]) => possibleNote(value, names)),
  ];
}

function namesByValue(found: ReadonlyMap<string, number>): [number, string[]][] {
  const list = Array.from(found, ([name, value]) => ({ name, value }));
  return Array.from(byValue(list), ([value, group]) => [value, group.map(({ name }) => name)]);
}

function byValue<Found extends { readonly value: number }>(found: readonly Found[]): Map<number, Found[]> {
  const groups = new Map<number, Found[]>();
  for (const one of found) {
    const group = groups.get(one.value);
    if (group === undefined) groups.set(one.value, [one]);
    else group.push(one);
  }
  return groups;
}

function takenNote(columns: readonly JudgedColumn[], value: number, names: readonly string[]): TableNote {
  const known = new Set(names);
  const count = columns
    .filter(({ name }) => known.has(name))
    .reduce((sum, { scan, decimal }) => sum + cellsOf(scan, value, decimal), 0);
  const message = `${plural(count, "cell")} of ${value} in ${listFirst(names)} taken as missing`;
  const words = {
    program: `${message} (types: { ${show(names[0])}: "number" } keeps ${names.length === 1 ? "it" : "that"})`,
    commandLine: `${message} (--number ${argumentsOf(names)} keeps them)`,
  };
  return note("marks", words, { count, ...(names.length === 1 && { column: names[0] }) });
}

function possibleNote(value: number, names: readonly string[]): TableNote {
  const message = `${value} stands apart from the other numbers in ${listFirst(names)}`;
  const words = {
    program: `${message}; if it means a missing value, pass missingMarks with ${show(String(value))}`,
    commandLine: `${message}; if it means a missing value, pass --missing-marks ${value}`,
  };
  return note("standIn", words, { ...(names.length === 1 && { column: names[0] }) });
}
