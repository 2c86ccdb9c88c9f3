/**
 * Results as JSON and back. JSON knows neither typed arrays nor NaN: a typed array becomes
 * `{ "type": "Float64Array", "values": [...] }`, a number that is not finite a text.
 */
const ARRAYS = { Float64Array, Float32Array, Int32Array, Uint8Array };
const NOT_FINITE = { NaN: NaN, Infinity: Infinity, "-Infinity": -Infinity };
/** Text of plain data; every number comes back with the same bits. */
export function encodeJson(value) {
  return JSON.stringify(value, (_, part) => encodePart(part));
}
function encodePart(part) {
  if (typeof part === "number" && !Number.isFinite(part)) return String(part);
  for (const [type, Kind] of Object.entries(ARRAYS)) {
    if (part instanceof Kind) return { type, values: Array.from(part) };
  }
  return part;
}
/** The data of a text from `encodeJson`. @throws SyntaxError */
export function decodeJson(text) {
  return JSON.parse(text, (_, part) => decodePart(part));
}
function decodePart(part) {
  if (typeof part === "string") return NOT_FINITE[part] ?? part;
  if (part === null || typeof part !== "object" || !("type" in part) || !("values" in part)) return part;
  const Kind = ARRAYS[part.type];
  return Kind === undefined ? part : Kind.from(part.values);
}
