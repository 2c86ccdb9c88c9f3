import { isArray, isObject } from "../core/kind";
import { areTexts, checkEach } from "../core/array-of";
import { assertOptions, rangeError, show, typeError } from "../core/check";
import { isJsonObject, MAX_DEPTH, type JsonObject } from "./strict-json";

/** What a program needs beside a network to use it. */
export interface NetworkExtras {
  /** Names of the classes, in the order of the outputs. */
  readonly classes?: readonly string[];
  /** Names of the columns of the inputs, in their order. */
  readonly columns?: readonly string[];
  /** How inputs were scaled, as plain JSON: what `toJSON` of a scaler gives. */
  readonly scaler?: JsonObject;
  /** How the columns of a CSV file become inputs, as plain JSON: the `schema` that `readCsv` gives. */
  readonly schema?: JsonObject;
  /** Whatever else a program keeps with the network, as plain JSON. */
  readonly details?: JsonObject;
}

/** What each extra is: names in their order, or a JSON object. */
export const EXTRA_KINDS = {
  classes: "names",
  columns: "names",
  scaler: "object",
  schema: "object",
  details: "object",
} as const satisfies Record<keyof NetworkExtras, string>;

/** Names of the extras, in the order of the file. */
export const EXTRA_NAMES = Object.keys(EXTRA_KINDS) as (keyof NetworkExtras)[];

const ASSERTIONS = { names: assertNames, object: assertJsonObject };

/** @throws TypeError, RangeError for what a file could not give back as it is. */
export function assertExtras(who: string, extras: NetworkExtras): void {
  assertOptions(who, extras, EXTRA_NAMES);
  for (const name of EXTRA_NAMES) ASSERTIONS[EXTRA_KINDS[name]](who, name, extras[name]);
}

function assertJsonObject(who: string, name: string, value: unknown): void {
  if (value === undefined) return;
  if (!isJsonObject(value)) throw typeError(who, `${name} is ${show(value)}`, "pass an object");
  assertJson(who, name, value, 1);
}

function assertNames(who: string, name: string, value: unknown): void {
  if (value === undefined || areTexts(value)) return;
  throw typeError(who, `${name} are ${show(value)}`, "pass an array of strings");
}

/** `JSON.stringify` would turn NaN into null and drop functions without a word. */
function assertJson(who: string, name: string, value: unknown, depth: number): void {
  if (value === null || typeof value === "string" || typeof value === "boolean") return;
  if (typeof value === "number") {
    if (Number.isFinite(value)) return;
    throw rangeError(who, `${name} is ${value}`, "pass finite numbers");
  }
  if (!isObject(value) || !isPlain(value)) {
    const kind =
      isObject(value) && typeof value.constructor === "function" ? `a ${value.constructor.name}` : show(value);
    throw typeError(who, `${name} is ${kind}`, "pass plain JSON: objects, arrays, numbers, strings");
  }
  if (depth >= MAX_DEPTH) {
    throw rangeError(
      who,
      `${name.split(".", 1)[0]} is nested more than ${MAX_DEPTH} levels deep`,
      "pass flat data without circles",
    );
  }
  const assertPart = (part: unknown, key: string | number) => {
    assertJson(who, `${name}.${key}`, part, depth + 1);
  };
  if (isArray(value)) checkEach(value, assertPart);
  else for (const [key, part] of Object.entries(value)) assertPart(part, key);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return isArray(value) || prototype === null || Object.getPrototypeOf(prototype) === null;
}
