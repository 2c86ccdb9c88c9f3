/**
 * Argument checks. Every message says who complains, what was got, what was needed and what
 * to do; this is the only place that words them.
 */
import { isArray, isDictionary, isRevoked } from "./kind";
import { typedArrayName } from "./typed-array";

/** Characters of a text that a message shows: names in a damaged file can be megabytes long. */
const MAX_SHOWN = 80;

/** Characters of a text from outside that a message shows as it stands. */
const MAX_TEXT = 300;

/** A value as it is shown in a message: never long, never deep; large arrays and objects are named. */
export function show(value: unknown): string {
  return shown(value, 0);
}

function shown(value: unknown, depth: number): string {
  if (typeof value === "string") {
    return value.length > MAX_SHOWN ? `${JSON.stringify(value.slice(0, MAX_SHOWN))}...` : JSON.stringify(value);
  }
  if (isRevoked(value)) return "a revoked proxy";
  if (typeof value === "bigint") return `the BigInt ${value}`;
  if (typeof value === "function") return nameOf(value);
  if (isArray(value)) {
    const isShort = value.length <= 8 && depth < 2;
    return isShort ? `[${value.map((part) => shown(part, depth + 1)).join(", ")}]` : `an array of ${value.length}`;
  }
  if (value === null || typeof value !== "object") return String(value);
  if (ArrayBuffer.isView(value)) return `a ${typedArrayName(value) ?? "DataView"}`;
  return hasPlainKeys(value) ? "an object" : ofClass(value);
}

/** An object that is not read by its keys: a Map, a Promise. */
function ofClass({ constructor }: object): string {
  const name = constructor?.name as unknown;
  return typeof name === "string" && name !== "Object" ? `an object of the class ${name}` : "an object";
}

/** A text from outside as it stands in a message: the JSON of a setting in a file, what a system says of a path. */
export function shorten(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}...` : text;
}

/** A class or a function, without its source. */
function nameOf(value: object): string {
  const { name } = value as { readonly name?: unknown };
  return `the ${isClass(value) ? "class" : "function"}${typeof name === "string" && name !== "" ? ` ${name.slice(0, MAX_SHOWN)}` : ""}`;
}

/** Whether a function is a class, which cannot be called. */
function isClass(value: object): boolean {
  return Function.prototype.toString.call(value).startsWith("class");
}

/** The wrong value: `who: got; needed.` */
export function rangeError(who: string, got: string, needed: string): RangeError {
  return new RangeError(`${who}: ${got}; ${needed}.`);
}

/** The wrong kind: `who: got; needed.` */
export function typeError(who: string, got: string, needed: string): TypeError {
  return new TypeError(`${who}: ${got}; ${needed}.`);
}

export function assertNumber(who: string, name: string, value: unknown): asserts value is number {
  if (typeof value !== "number") throw typeError(who, `${name} is ${show(value)}`, "pass a number");
}

export function assertInteger(
  who: string,
  name: string,
  value: unknown,
  min: number,
  max = Infinity,
): asserts value is number {
  assertNumber(who, name, value);
  if (Number.isInteger(value) && value >= min && value <= max) return;
  const range = max === Infinity ? `of ${min} or more` : `from ${min} to ${max}`;
  throw rangeError(who, `${name} is ${value}`, `pass an integer ${range}`);
}

export function assertFinite(who: string, name: string, value: unknown): asserts value is number {
  assertNumber(who, name, value);
  if (!Number.isFinite(value)) throw rangeError(who, `${name} is ${value}`, "pass a finite number");
}

/** A finite number above zero. */
export function assertPositive(who: string, name: string, value: unknown): asserts value is number {
  assertNumber(who, name, value);
  if (value > 0 && value < Infinity) return;
  throw rangeError(who, `${name} is ${value}`, "pass a finite number above 0");
}

/** A finite number of zero or more. */
export function assertNonNegative(who: string, name: string, value: unknown): asserts value is number {
  assertNumber(who, name, value);
  if (value >= 0 && value < Infinity) return;
  throw rangeError(who, `${name} is ${value}`, "pass a finite number of 0 or more");
}

/** A number that stays what it is in the kernels' single precision: it becomes neither 0 nor `limit`. */
export function assertSingle(who: string, name: string, value: number, limit = Infinity): void {
  const single = Math.fround(value);
  if (value === 0 || (single !== 0 && Math.abs(single) < limit)) return;
  const needed = single === 0 ? "pass a larger one" : "pass a smaller one";
  throw rangeError(who, `${name} is ${value}, in single precision ${single}`, needed);
}

/** A number in [0, 1). */
export function assertFraction(who: string, name: string, value: unknown): asserts value is number {
  assertNumber(who, name, value);
  if (value >= 0 && value < 1) return;
  throw rangeError(who, `${name} is ${value}`, "pass a number of at least 0 and below 1");
}

export function assertBoolean(who: string, name: string, value: unknown): asserts value is boolean {
  if (typeof value !== "boolean") throw typeError(who, `${name} is ${show(value)}`, "pass true or false");
}

export function assertText(who: string, name: string, value: unknown): asserts value is string {
  if (typeof value !== "string") throw typeError(who, `${name} is ${show(value)}`, "pass a string");
}

export function assertFunction(who: string, name: string, value: unknown): void {
  if (typeof value === "function" && !isRevoked(value) && !isClass(value)) return;
  throw typeError(who, `${name} is ${show(value)}`, "pass a function");
}

/** One of a set of names. */
export function assertOneOf<Name extends string>(
  who: string,
  name: string,
  value: unknown,
  choices: readonly Name[],
): asserts value is Name {
  if (choices.includes(value as Name)) return;
  const needed = `choose one of ${listNames(choices)}`;
  throw (typeof value === "string" ? rangeError : typeError)(who, `${name} is ${show(value)}`, needed);
}

/** An options object whose keys are all known: a misspelt option is an error, not silence. */
export function assertOptions(who: string, options: unknown, known: readonly string[]): asserts options is object {
  if (!isDictionary(options)) {
    throw typeError(who, `options are ${show(options)}`, "pass an object");
  }
  if (!hasPlainKeys(options)) {
    throw typeError(who, `options are ${ofClass(options)}`, "pass a plain object");
  }
  for (const key of Object.keys(options)) {
    if (known.includes(key)) continue;
    const like = nearest(key, known);
    const hint = like === undefined ? "choose" : `did you mean ${show(like)}? Choose`;
    throw rangeError(who, `option ${show(key)} is unknown`, `${hint} from ${listNames(known)}`);
  }
}

/** Whether a value is an object that is read by its keys: no list, typed or not, and no Map, Date or Promise, which would count as empty. */
export function isKeyed(value: unknown): value is Readonly<Record<string, unknown>> {
  return isDictionary(value) && !ArrayBuffer.isView(value) && hasPlainKeys(value);
}

/** Whether an object is plain or has keys. */
function hasPlainKeys(value: object): boolean {
  const kind = Object.getPrototypeOf(value) as object | null;
  return !kind || !Object.getPrototypeOf(kind) || Object.keys(value).length > 0;
}

/** The first dozen of names that may be very many. */
export function firstNames(names: readonly string[]): string {
  return names.slice(0, 12).join(", ") + (names.length > 12 ? ", ..." : "");
}

function listNames(names: readonly string[]): string {
  return names.map(show).join(", ");
}

/** The name that is most like a misspelt one, if half of their pairs of letters are the same. */
function nearest(misspelt: string, names: readonly string[]): string | undefined {
  const likenessOf = (name: string) => likeness(misspelt.toLowerCase().slice(0, MAX_SHOWN), name.toLowerCase());
  const best = names.reduce((a, b) => (likenessOf(b) > likenessOf(a) ? b : a), "");
  return likenessOf(best) >= 0.5 ? best : undefined;
}

/** Share of the pairs of neighboring letters that two names have in common. Source: Dice (1945). */
function likeness(a: string, b: string): number {
  let shared = 0;
  for (let i = 0; i + 1 < a.length; i++) shared += Number(b.includes(a.slice(i, i + 2)));
  return (2 * shared) / (a.length + b.length - 2);
}

/** A seed: a safe integer of 0 or more. */
export function assertSeed(who: string, value: unknown): asserts value is number {
  assertInteger(who, "seed", value, 0, Number.MAX_SAFE_INTEGER);
}
