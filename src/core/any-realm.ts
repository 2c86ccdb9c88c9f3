/** Bytes and what can be read, of any realm: `instanceof` knows only the classes of this one. */
import { isRevoked } from "./kind";
import { typedArrayName } from "./typed-array";

/**
 * The bytes of a `Uint8Array` or an `ArrayBuffer`, over the same memory; undefined for anything else. Those that were
 * transferred away are none: engines refuse a view of them.
 */
export function bytesOf(value: unknown): Uint8Array<ArrayBuffer> | undefined {
  if (!isArrayBuffer(value) && !isUint8Array(value)) return undefined;
  if (value.byteLength === 0) return new Uint8Array(0);
  if (isArrayBuffer(value)) return new Uint8Array(value);
  return new Uint8Array(value.buffer as ArrayBuffer, value.byteOffset, value.length);
}

export function isUint8Array(value: unknown): value is Uint8Array {
  return typedArrayName(value) === "Uint8Array";
}

export function isArrayBuffer(value: unknown): value is ArrayBuffer {
  return tagOf(value) === "ArrayBuffer";
}

/** Whether a value is a `Blob` or a `File`. */
export function isBlob(value: unknown): value is Blob {
  return ["Blob", "File"].includes(tagOf(value)) && typeof (value as Partial<Blob>).arrayBuffer === "function";
}

export function isReadableStream(value: unknown): value is ReadableStream<Uint8Array<ArrayBuffer>> {
  return tagOf(value) === "ReadableStream" && typeof (value as Partial<ReadableStream>).getReader === "function";
}

export function isUrl(value: unknown): value is URL {
  return tagOf(value) === "URL" && typeof (value as Partial<URL>).href === "string";
}

export function isDate(value: unknown): value is Date {
  return tagOf(value) === "Date";
}

/** Name of the class that a value says it is of; empty for a revoked proxy. */
export function tagOf(value: unknown): string {
  return isRevoked(value) ? "" : Object.prototype.toString.call(value).slice("[object ".length, -1);
}
