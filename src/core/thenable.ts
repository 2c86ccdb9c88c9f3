import { hasMethod } from "./kind";

/** Whether a value is a promise, of any realm. */
export function isThenable(value: unknown): value is PromiseLike<void> {
  return hasMethod(value, "then");
}

/** Lets a promise that nobody waits for reject without an end of the program. */
export function ignoreRejection(promise: PromiseLike<unknown>): void {
  Promise.resolve(promise).catch(() => undefined);
}
