import { mapEach } from "../../core/array-of";
import { assertBoolean, assertFinite, assertText, rangeError, show, typeError } from "../../core/check";
import { isArray } from "../../core/kind";
import { assertObject, isNumbers, toNumbers, toNumbersWithGaps, type Numbers } from "../check-data";

/** A line: numbers of a run, one for each of its epochs. */
export interface RunLine {
  /** Name in the legend; `""` for a line without an entry. */
  readonly label: string;
  /** Epochs from 0; they may be parts of one. */
  readonly epochs: Numbers;
  /** NaN is a gap. */
  readonly values: Numbers;
  /** Default false. */
  readonly dashed?: boolean;
  /** Of another run, behind this one. Default false. */
  readonly pale?: boolean;
}

/** A moment of a run with its name. */
export interface RunMark {
  /** Its epoch, from 0. */
  readonly epoch: number;
  /** Its place on the vertical axis, in the unit of the lines. */
  readonly value: number;
  /** What stands beside it. */
  readonly label: string;
}

/** What curves of a run are drawn from. */
export interface RunCurvesData {
  /** One or more. */
  readonly lines: readonly RunLine[];
  /** Such as the best epoch. Default none. */
  readonly mark?: RunMark;
}

/** A checked line. */
export interface Line {
  readonly label: string;
  readonly epochs: Float64Array;
  readonly values: Float64Array;
  readonly isDashed: boolean;
  readonly isPale: boolean;
}

/** Checked lines. @throws TypeError, RangeError for data that are not valid. */
export function toLines(who: string, lines: unknown): Line[] {
  if (!isArray(lines)) throw typeError(who, `lines is ${show(lines)}`, "pass an array of { label, epochs, values }");
  if (lines.length === 0) throw rangeError(who, "lines is empty", "pass at least one");
  return mapEach(lines as RunLine[], (line, i) => {
    const name = `lines[${i}]`;
    assertObject(who, name, line);
    const { label, values, dashed = false, pale = false } = line;
    assertText(who, `${name}.label`, label);
    assertBoolean(who, `${name}.dashed`, dashed);
    assertBoolean(who, `${name}.pale`, pale);
    const epochs = toNumbers(who, `${name}.epochs`, line.epochs);
    const below = epochs.find((epoch) => epoch < 0);
    if (below !== undefined) throw rangeError(who, `${name}.epochs has ${below}`, "pass epochs from 0");
    if (!isNumbers(values)) throw typeError(who, `${name}.values is ${show(values)}`, "pass an array of numbers");
    const known = toNumbersWithGaps(who, `${name}.values`, values, epochs.length);
    return { label, epochs, values: known, isDashed: dashed, isPale: pale };
  });
}

/** A checked mark, if there is one. @throws TypeError, RangeError for data that are not valid. */
export function toMark(who: string, mark: RunMark | undefined): RunMark | undefined {
  if (mark === undefined) return undefined;
  assertObject(who, "mark", mark);
  assertFinite(who, "mark.epoch", mark.epoch);
  assertFinite(who, "mark.value", mark.value);
  assertText(who, "mark.label", mark.label);
  return mark;
}
