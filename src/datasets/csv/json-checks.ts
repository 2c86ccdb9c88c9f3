/** Checks of JSON that comes from a file. */

/** Whether all of some properties are finite numbers. */
export function areNumbers(value: Readonly<Record<string, unknown>>, keys: readonly string[]): boolean {
  return keys.every((key) => Number.isFinite(value[key]));
}

export function isDecimal(value: unknown): value is "." | "," {
  return value === "." || value === ",";
}
