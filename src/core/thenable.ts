import { isRevoked } from "./kind";

/** Whether a value is a promise, of any realm. */
export function isThenable(value: unknown): value is PromiseLike<void> {
  return !isRevoked(value) && typeof (value as PromiseLike<void> | undefined)?.then === "function";
}
