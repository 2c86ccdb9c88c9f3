/**
 * The value under a key of a table; undefined for any other key. Names of `Object.prototype` (`constructor`,
 * `__proto__`) are no keys, and only a text is one: `["Linear"]` is not "Linear".
 */
export function lookUp<Value>(table: Readonly<Record<string, Value>>, key: unknown): Value | undefined {
  return typeof key === "string" && Object.hasOwn(table, key) ? table[key] : undefined;
}
