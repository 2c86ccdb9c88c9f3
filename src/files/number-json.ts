import { isArray, isObject } from "../core/kind";

/**
 * JSON that keeps the three numbers JSON has no words for, as the texts "NaN", "Infinity" and
 * "-Infinity". For data whose own texts are none of these.
 */
const SPECIAL: ReadonlyMap<unknown, number> = new Map([NaN, Infinity, -Infinity].map((x) => [String(x), x]));

export function stringifyNumbers(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "number" && !Number.isFinite(part) ? String(part) : part,
  );
}

/** Puts the three numbers back in what `JSON.parse` made of such a text. */
export function reviveNumbers(value: unknown): unknown {
  if (isArray(value)) return value.map(reviveNumbers);
  if (!isObject(value)) return SPECIAL.get(value) ?? value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, reviveNumbers(part)]));
}
