import { hasMethod } from "./kind";

/** Whether a value is a promise, of any realm. */
export function isThenable(value: unknown): value is PromiseLike<void> {
  return hasMethod(value, "then");
}
