/**
 * Results as JSON and back. JSON knows neither typed arrays nor NaN: a typed array becomes
 * `{ "type": "Float64Array", "values": [...] }`, a number without digits of JSON its name, and a text
 * that is such a name `{ "type": "String", "values": [...] }`, its characters.
 */
import { show } from "../core/check";
import { isArray, isObject } from "../core/kind";
import { typedArrayName } from "../core/typed-array";

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

/** The data of a text from `encodeJson`. @throws SyntaxError; TypeError for arrays of other numbers than theirs; the engine's error for what is nested too deeply. */
export function decodeJson(text: string): unknown {
  return JSON.parse(text, (_, part: unknown) => decodePart(part));
}

function decodePart(part: unknown): unknown {
  if (typeof part === "string") return SPECIAL.get(part) ?? part;
  if (!isObject(part) || !("type" in part) || !("values" in part)) return part;
  if (!isArray(part.values)) return part;
  if (part.type === "String") return part.values.join("");
  const Kind = ARRAYS.get(part.type);
  return Kind === undefined ? part : arrayOf(Kind, part.values);
}

/** @throws TypeError for what is no number of such an array: it would become another one, silently. */
function arrayOf(Kind: ArrayKind, values: readonly unknown[]): InstanceType<ArrayKind> {
  const array = Kind.from(values as number[]);
  const wrong = values.findIndex((value, i) => !Object.is(array[i], value));
  if (wrong < 0) return array;
  throw new TypeError(`${show(values[wrong])} as number ${wrong} of a ${Kind.name}`);
}
