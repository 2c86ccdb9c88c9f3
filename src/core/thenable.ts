import { hasMethod } from "./kind";

/** Whether a value is a promise, of any realm. */
export function isThenable(value: unknown): value is PromiseLike<void> {
  return hasMethod(value, "then");
}

/** Lets a value that is a promise, which nobody waits for, reject without an end of the program. */
export function ignoreRejection(value: unknown): void {
  if (isThenable(value)) Promise.resolve(value).catch(() => undefined);
}
