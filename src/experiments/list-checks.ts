/** Checks of the lists and counts that studies take. */
import { checkEach } from "../core/array-of";
import { isArray } from "../core/kind";
import {
  assertInteger,
  assertNonNegative,
  assertPositive,
  assertSingle,
  rangeError,
  show,
  typeError,
} from "../core/check";
import { integer, type Check } from "../core/option-table";

/** A list of numbers, one or more, of 0 or more. */
export function assertNonNegativeList(who: string, name: string, values: unknown): asserts values is readonly number[] {
  checkEach<unknown>(listOf(who, name, values), (value, i) => {
    assertNonNegative(who, `${name}[${i}]`, value);
    assertSingle(who, `${name}[${i}]`, value);
  });
}

/** A list of numbers, one or more, above 0 in single precision. */
export function assertPositiveList(who: string, name: string, values: unknown): asserts values is readonly number[] {
  checkEach<unknown>(listOf(who, name, values), (value, i) => {
    assertPositive(who, `${name}[${i}]`, value);
    assertSingle(who, `${name}[${i}]`, value);
  });
}

/** A list of integers, one or more, of 0 or more. */
export function assertCounts(who: string, name: string, values: unknown): asserts values is readonly number[] {
  checkEach<unknown>(listOf(who, name, values), (value, i) => {
    assertInteger(who, `${name}[${i}]`, value, 0, MAX_EPOCHS);
  });
}

/** Epochs are counted in 31 bits. */
export const MAX_EPOCHS = 2 ** 31 - 1;

/** A number of epochs, 0 or more. */
export const epochCount: Check<number> = integer(0, MAX_EPOCHS);

function listOf(who: string, name: string, values: unknown, needed = "numbers"): readonly unknown[] {
  if (!isArray(values)) throw typeError(who, `${name} are ${show(values)}`, `pass an array of ${needed}`);
  if (values.length === 0) throw rangeError(who, `${name} are empty`, "pass at least one");
  return values;
}

/** Checks that a list rises. */
export function assertRising(who: string, name: string, values: readonly number[]): void {
  const i = values.findIndex((value, at) => at > 0 && value <= values[at - 1]);
  if (i < 0) return;
  throw rangeError(
    who,
    `${name}[${i}] is ${values[i]}, ${name}[${i - 1}] is ${values[i - 1]}`,
    "sort them from small to large, each once",
  );
}

/** A list of no more values than a study takes: its results, and what stands in a file, must fit into memory. */
export function shortList<Value>(who: string, name: string, values: readonly Value[], most: number): readonly Value[] {
  if (values.length <= most) return values;
  throw rangeError(who, `${name} are ${values.length}`, `pass at most ${most}`);
}

/** A list of integers, one or more, from `min` to `max`. */
export function assertIntegers(who: string, name: string, values: unknown, min: number, max: number): void {
  checkEach<unknown>(listOf(who, name, values, "integers"), (value, i) => {
    assertInteger(who, `${name}[${i}]`, value, min, max);
  });
}

/** The check of an option that is such a list, of no more values than there are different ones. */
export function integers(min: number, max: number): Check<readonly number[]> {
  return (who, name, values) => {
    assertIntegers(who, name, values, min, max);
    shortList(who, name, values as readonly unknown[], max - min + 1);
  };
}
