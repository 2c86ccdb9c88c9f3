import { isArray, isObject } from "./kind";

/** A copy of plain data that cannot be changed: arrays and plain objects at every depth. Anything else stays itself. */
export function frozenCopy<Value>(value: Value): Value {
  return copyOf(value) as Value;
}

function copyOf(value: unknown): unknown {
  if (isArray(value)) return Object.freeze(value.map(copyOf));
  if (!isPlain(value)) return value;
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copyOf(part)])));
}

function isPlain(value: unknown): value is object {
  return isObject(value) && Object.getPrototypeOf(value) === Object.prototype;
}
