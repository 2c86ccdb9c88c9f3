/**
 * Options in one table: name, check, default. The type of the options, the completed settings, the names that are
 * known and the error texts follow from it.
 */
import { hasMethod, isArray, isObject } from "./kind";
import {
  assertFunction,
  assertInteger,
  assertNumber,
  assertOneOf,
  assertOptions,
  assertSingle,
  rangeError,
  show,
  typeError,
} from "./check";

/** A check that returns for a good value and throws for any other. */
export type Check<Value = unknown> = (who: string, name: string, value: unknown) => asserts value is Value;

/** In place of a default: the option must be given. */
export const REQUIRED: unique symbol = Symbol("required");

/** The check of an option, and its default; without one it may be left out and stays undefined. */
export type OptionRow<Value = unknown> =
  readonly [check: Check<Value>] | readonly [check: Check<Value>, fallback: Value | typeof REQUIRED];

/** The rows of a table. */
export type OptionRows = Readonly<Record<string, readonly [check: Check, fallback?: unknown]>>;
type ValueOf<Row> = Row extends readonly [Check<infer Value>, ...unknown[]] ? Value : never;

/** The rows that options of a declared type need: `defineOptions({ ... } satisfies RowsFor<FitOptions>)`. */
export type RowsFor<Options> = { readonly [Name in keyof Options]-?: OptionRow<Exclude<Options[Name], undefined>> };

/** The options of a table with their defaults. */
export type SettingsOf<Rows> = {
  readonly [Name in keyof Rows]: Rows[Name] extends readonly [Check, unknown]
    ? ValueOf<Rows[Name]>
    : ValueOf<Rows[Name]> | undefined;
};

/** A table of options. */
export interface OptionTable<Rows> {
  readonly rows: Rows;
  /** All names, in the order of the rows. */
  readonly names: readonly (keyof Rows & string)[];
  /**
   * Checks options and fills in the defaults. Each is read once; lists are copied into plain arrays. One that is undefined is one
   * that was left out.
   *
   * @throws TypeError, RangeError for a name that is unknown or a value that its check refuses.
   */
  complete(who: string, options: unknown): SettingsOf<Rows>;
  /** The same for an object that has other properties beside the options, such as settings out of a file. */
  read(who: string, source: object): SettingsOf<Rows>;
}

/**
 * A table of rows: `defineOptions({ epochs: [integer(1), 1], signal: [signal] })` completes `{ epochs: 3 }` to
 * `{ epochs: 3, signal: undefined }`.
 */
export function defineOptions<const Rows extends OptionRows>(rows: Rows): OptionTable<Rows> {
  const names = Object.keys(rows);
  const read = (who: string, source: object) =>
    Object.fromEntries(
      names.map((name) => [name, completed(who, name, valueOf(who, name, source), rows[name])]),
    ) as SettingsOf<Rows>;
  return {
    rows,
    names,
    complete(who, options) {
      assertOptions(who, options, names);
      return read(who, options);
    },
    read,
  };
}

/** A getter may throw: the error says which option it was, also one of an option's own. */
export function valueOf(who: string, name: string, options: object, path = name): unknown {
  try {
    return (options as Readonly<Record<string, unknown>>)[name];
  } catch (cause) {
    const error = typeError(who, `option ${show(path)} cannot be read`, "pass a plain object");
    error.cause = cause;
    throw error;
  }
}

function completed(who: string, name: string, given: unknown, [check, fallback]: OptionRows[string]): unknown {
  if (given === undefined && fallback !== REQUIRED) return copied(fallback);
  try {
    const isGood: (who: string, name: string, value: unknown) => void = check;
    isGood(who, name, given);
    const value = copied(given);
    // A getter of a list may have given something else by then.
    if (value !== given) isGood(who, name, value);
    return value;
  } catch (error) {
    assertReadable(who, name, given);
    throw error;
  }
}

/** A getter within an option may be why its check threw. Long lists are data, which others read. */
function assertReadable(who: string, path: string, value: unknown, depth = 0): void {
  if (depth > 2 || !isObject(value) || ArrayBuffer.isView(value) || (isArray(value) && value.length > 64)) return;
  for (const key of Object.keys(value)) {
    const below = `${path}.${key}`;
    const part = valueOf(who, key, value, below);
    if (isArray(value)) assertReadable(who, below, part, depth + 1);
  }
}

/** Deepest list within lists that is copied: one that holds itself has no end. */
const MAX_DEPTH = 4;

function copied(value: unknown, depth = 0): unknown {
  if (!isArray(value) || depth >= MAX_DEPTH || hasHole(value)) return value;
  return Array.from(value, (part) => copied(part, depth + 1));
}

/** A list with a hole may say that it has billions of elements: what takes it refuses it. */
function hasHole(list: readonly unknown[]): boolean {
  for (let i = 0; i < list.length; i++) if (!(i in list)) return true;
  return false;
}

/** Anything: what takes the option on checks it. */
export const anything: Check<never> = () => undefined;

/** A number of a check that stays what it is in the kernels' single precision: it becomes neither 0 nor `limit`. */
export function single(check: Check<number>, limit = Infinity): Check<number> {
  const checkNumber: (who: string, name: string, value: unknown) => asserts value is number = check;
  return (who, name, value) => {
    checkNumber(who, name, value);
    assertSingle(who, name, value, limit);
  };
}

/** An integer from `min` to `max`. */
export function integer(min: number, max = Infinity): Check<number> {
  return (who, name, value) => {
    assertInteger(who, name, value, min, max);
  };
}

/** A number above 0 and at most `max`. */
export function positive(max: number): Check<number> {
  return (who, name, value) => {
    assertNumber(who, name, value);
    if (value > 0 && value <= max) return;
    throw rangeError(who, `${name} is ${value}`, `pass a number above 0 and at most ${max}`);
  };
}

/** A number above 0 and below 1. */
export const openFraction: Check<number> = (who, name, value) => {
  assertNumber(who, name, value);
  if (value > 0 && value < 1) return;
  throw rangeError(who, `${name} is ${value}`, "pass a number above 0 and below 1");
};

/** A seed: a safe integer of 0 or more. */
export const seed: Check<number> = integer(0, Number.MAX_SAFE_INTEGER);

/** One of a set of names. */
export function oneOf<Name extends string>(...choices: readonly Name[]): Check<Name> {
  return (who, name, value) => {
    assertOneOf(who, name, value, choices);
  };
}

/** An array, each element of which passes a check: a hole is an element that is undefined. */
export function listOf<Value>(check: Check<Value>, example: string, minLength = 1): Check<readonly Value[]> {
  return (who, name, value) => {
    if (!isArray(value)) throw typeError(who, `${name} is ${show(value)}`, `pass an array such as ${example}`);
    if (value.length < minLength) {
      throw rangeError(who, `${name} has ${value.length} elements`, `pass at least ${minLength}, as in ${example}`);
    }
    const checkElement: (who: string, name: string, value: unknown) => void = check;
    for (let i = 0; i < value.length; i++) checkElement(who, `${name}[${i}]`, value[i]);
  };
}

/** A function. */
export function callable<Callable>(): Check<Callable> {
  return assertFunction;
}

/** The signal of an AbortController, of any realm. */
export const signal: Check<AbortSignal> = (who, name, value) => {
  if (hasMethod(value, "throwIfAborted")) return;
  throw typeError(who, `${name} is ${show(value)}`, "pass the signal of an AbortController");
};
