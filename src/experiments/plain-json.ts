/**
 * Results as JSON and back. JSON knows neither typed arrays nor NaN: a typed array becomes
 * `{ "type": "Float64Array", "values": [...] }`, a number without digits of JSON its name, and a text
 * that is such a name `{ "type": "String", "values": [...] }`, its characters.
 */
import { zeros } from "../core/allocate";
import { show } from "../core/check";
import { isArray, isObject } from "../core/kind";
import { typedArrayName, type NumberArray } from "../core/typed-array";

const ARRAYS = new Map<unknown, ArrayKind>([
  ["Float64Array", Float64Array],
  ["Float32Array", Float32Array],
  ["Int32Array", Int32Array],
  ["Uint8Array", Uint8Array],
]);

type ArrayKind = Float64ArrayConstructor | Float32ArrayConstructor | Int32ArrayConstructor | Uint8ArrayConstructor;

/** Numbers that JSON has no digits for. */
const SPECIAL = new Map<unknown, number>([
  ["-0", -0],
  ["NaN", NaN],
  ["Infinity", Infinity],
  ["-Infinity", -Infinity],
]);

/** Text of plain data; every number comes back with the same bits. */
export function encodeJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => encodePart(part));
}

function encodePart(part: unknown): unknown {
  if (typeof part === "number") return Number.isFinite(part) && !Object.is(part, -0) ? part : nameOf(part);
  if (typeof part === "string") return SPECIAL.has(part) ? { type: "String", values: Array.from(part) } : part;
  const type = typedArrayName(part);
  return ARRAYS.has(type) ? { type, values: Array.from(part as Float64Array) } : part;
}

function nameOf(special: number): string {
  return special === 0 ? "-0" : String(special);
}

/**
 * The data of a text from `encodeJson`.
 *
 * @throws SyntaxError; TypeError for arrays of other numbers than theirs, and for texts of what is no character; the
 *   engine's error for what is nested too deeply.
 */
export function decodeJson(text: string): unknown {
  return JSON.parse(text, (_, part: unknown) => decodePart(part));
}

function decodePart(part: unknown): unknown {
  if (typeof part === "string") return SPECIAL.get(part) ?? part;
  if (!isObject(part) || !("type" in part) || !("values" in part)) return part;
  if (!isArray(part.values)) return part;
  if (part.type === "String") return textOf(part.values);
  const Kind = ARRAYS.get(part.type);
  return Kind === undefined ? part : arrayOf(Kind, part.values);
}

/** @throws TypeError for what is no number of such an array: it would become another one, silently. */
function arrayOf(Kind: ArrayKind, values: readonly unknown[]): NumberArray {
  const array = zeros<NumberArray>(Kind, values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value === "number") array[i] = value;
    if (!Object.is(array[i], value)) throw new TypeError(`${show(value)} as number ${i} of a ${Kind.name}`);
  }
  return array;
}

/** @throws TypeError for what is no characters. */
function textOf(characters: readonly unknown[]): string {
  const wrong = characters.findIndex((character) => typeof character !== "string");
  if (wrong < 0) return characters.join("");
  throw new TypeError(`${show(characters[wrong])} as character ${wrong} of a text`);
}
