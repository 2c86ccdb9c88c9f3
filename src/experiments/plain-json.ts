/**
 * Results as JSON and back. JSON knows neither typed arrays nor NaN: a typed array becomes
 * `{ "type": "Float64Array", "values": [...] }`, a number that is not finite a text.
 */
const ARRAYS = { Float64Array, Float32Array, Int32Array, Uint8Array } as const;

const NOT_FINITE: Readonly<Record<string, number>> = { NaN: NaN, Infinity: Infinity, "-Infinity": -Infinity };

/** Text of plain data; every number comes back with the same bits. */
export function encodeJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => encodePart(part));
}

function encodePart(part: unknown): unknown {
  if (typeof part === "number" && !Number.isFinite(part)) return String(part);
  for (const [type, Kind] of Object.entries(ARRAYS)) {
    if (part instanceof Kind) return { type, values: Array.from(part) };
  }
  return part;
}

/** The data of a text from `encodeJson`. @throws SyntaxError */
export function decodeJson(text: string): unknown {
  return JSON.parse(text, (_, part: unknown) => decodePart(part));
}

function decodePart(part: unknown): unknown {
  if (typeof part === "string") return NOT_FINITE[part] ?? part;
  if (part === null || typeof part !== "object" || !("type" in part) || !("values" in part)) return part;
  const Kind = ARRAYS[part.type as keyof typeof ARRAYS];
  return Kind === undefined ? part : Kind.from(part.values as number[]);
}
