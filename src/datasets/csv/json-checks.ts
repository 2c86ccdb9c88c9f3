/** Checks of JSON that comes from a file. */

export function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Whether all of some properties are finite numbers. */
export function areNumbers(value: Record<string, unknown>, keys: readonly string[]): boolean {
  return keys.every((key) => Number.isFinite(value[key]));
}

export function isDecimal(value: unknown): value is "." | "," {
  return value === "." || value === ",";
}
