import { isArray, isObject } from "./kind";
import { isNumberArray } from "./typed-array";

/** A copy of plain data: arrays, typed arrays and plain objects at every depth. Anything else stays itself. */
export function plainCopy<Value>(value: Value): Value {
  return copyOf(value, (part) => part) as Value;
}

/** The same, which cannot be changed. */
export function frozenCopy<Value>(value: Value): Value {
  return copyOf(value, Object.freeze) as Value;
}

function copyOf(value: unknown, finish: (copy: object) => object): unknown {
  if (isNumberArray(value)) return value.slice();
  if (isArray(value)) return finish(Array.from(value, (part) => copyOf(part, finish)));
  if (!isPlain(value)) return value;
  return finish(Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copyOf(part, finish)])));
}

/** Whether a value is an object of no class, in any realm. */
function isPlain(value: unknown): value is object {
  if (!isObject(value)) return false;
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
