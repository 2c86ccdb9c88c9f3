/** Windows of a plane of networks: from and to on an axis, and the numbers of its pixels. */
import { isArrayOf } from "../core/array-of";
import { rangeError, show, typeError } from "../core/check";
import type { Check } from "../core/option-table";

/** Ends of an axis. */
export type Window = readonly [from: number, to: number];

/** Pixels on an axis at most. */
export const MOST_PIXELS = 4096;

/** The check of an option that is the two ends of an axis. */
export function windowOf(example: string): Check<Window> {
  return (who, name, value) => {
    if (isArrayOf(value, Number.isFinite) && value.length === 2) return;
    throw typeError(who, `${name} is ${show(value)}`, `pass two finite numbers, as in ${example}`);
  };
}

/** @throws RangeError for an axis that does not rise. */
export function assertRises(who: string, name: string, [from, to]: Window): void {
  if (from >= to) throw rangeError(who, `${name} is from ${from} to ${to}`, "pass the smaller number first");
}

/** @throws RangeError where neighboring pixels are the same number in f32, with how far one can zoom. */
export function assertTellsApart(who: string, name: string, [from, to]: Window, what: Pixels): void {
  const values = what.values.map(Math.fround);
  if (!values.some((value, i) => i > 0 && value <= values[i - 1])) return;
  throw rangeError(
    who,
    `${name} from ${from} to ${to} is too small a window for ${values.length} different f32 ${what.name}`,
    `make it ${what.least.toPrecision(2)} wide or more, or ask for fewer pixels: f32 allows some five decades of zoom`,
  );
}

/** Numbers of the pixels on an axis. */
interface Pixels {
  readonly name: string;
  readonly values: Float64Array;
  /** Least width of a window. */
  readonly least: number;
}

/** The pixels of an axis, evenly from end to end. */
export function axisOf([from, to]: Window, size: number): Float64Array {
  return Float64Array.from({ length: size }, (_, i) => from + ((to - from) * i) / (size - 1));
}
