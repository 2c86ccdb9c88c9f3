import { isArray } from "./kind";

/** Numbers up to which a loop copies faster than a view is made and set, and than a whole array is set. */
const SHORT_PART = 256;
const SHORT_ARRAY = 24;

/**
 * Typed arrays of any realm: those of an iframe, of `node:vm` or of a test runner's sandbox are no
 * `instanceof` of ours.
 */
const tagOf = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag)!;

/** Name of a typed array's class, such as `"Float32Array"`; undefined for anything else, a `DataView` too. */
export function typedArrayName(value: unknown): string | undefined {
  return tagOf.get!.call(value) as string | undefined;
}

/** Engines compile the first test, which is true for almost all, into a few instructions. */
export function isFloat32Array(value: unknown): value is Float32Array {
  return (ArrayBuffer.isView(value) && value instanceof Float32Array) || typedArrayName(value) === "Float32Array";
}

export function isInt32Array(value: unknown): value is Int32Array {
  return typedArrayName(value) === "Int32Array";
}

/** Typed arrays whose elements are numbers. */
export type NumberArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array;

/** Whether a value is a typed array of numbers; those of BigInts are not. */
export function isNumberArray(value: unknown): value is NumberArray {
  return typedArrayName(value)?.startsWith("Big") === false;
}

/** Whether a value is a list: an array or a typed array of numbers. */
export function isList(value: unknown): value is readonly unknown[] | NumberArray {
  return isArray(value) || isNumberArray(value);
}

/** Copies `length` numbers without making a view of a few, or of all. */
export function copyPart(
  target: Float32Array | Float64Array,
  at: number,
  source: Float32Array | Float64Array,
  from: number,
  length: number,
): void {
  if (length === source.length && length > SHORT_ARRAY) target.set(source, at);
  else if (length > SHORT_PART) target.set(source.subarray(from, from + length), at);
  else for (let i = 0; i < length; i++) target[at + i] = source[from + i];
}

/**
 * A typed array of zeros, of the plain class that another is derived from: derived classes make arrays of their own
 * kind, and slices of a `Buffer` of Node share its memory.
 */
export function zerosLike<Numbers extends NumberArray>(list: Numbers, length: number): Numbers {
  const classes = globalThis as unknown as Readonly<Record<string, new (length: number) => Numbers>>;
  return new classes[typedArrayName(list)!](length);
}

/** A copy of a typed array, of a plain class. */
export function copyNumbers<Numbers extends NumberArray>(list: Numbers): Numbers {
  const copy = zerosLike(list, list.length);
  copy.set(list);
  return copy;
}
